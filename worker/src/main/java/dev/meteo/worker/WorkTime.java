package dev.meteo.worker;

import dev.meteo.messages.DurationText;
import java.time.Duration;
import java.util.random.RandomGenerator;

/**
 * How long a worker pretends to work on each reading: uniformly random between two durations, both
 * included.
 */
public record WorkTime(Duration shortest, Duration longest) {
  private static final Duration LIMIT = Duration.ofMinutes(1);

  /**
   * @throws IllegalArgumentException when they do not rise or are too long
   */
  public WorkTime {
    if (shortest.compareTo(longest) > 0) {
      throw new IllegalArgumentException(
          "the shorter work time comes first, unlike " + text(shortest, longest));
    }
    if (longest.compareTo(LIMIT) > 0) {
      throw new IllegalArgumentException(
          "a work time is at most " + DurationText.of(LIMIT) + ", not " + DurationText.of(longest));
    }
  }

  /**
   * Reads {@code 500ms:3500ms} or one duration.
   *
   * @throws IllegalArgumentException saying how a work time looks
   */
  public static WorkTime parse(String text) {
    String[] parts = text.split(":", -1);
    if (parts.length > 2) {
      throw new IllegalArgumentException(
          "'" + text + "' is no work time; write one duration or two like 500ms:3500ms");
    }
    return new WorkTime(DurationText.parse(parts[0]), DurationText.parse(parts[parts.length - 1]));
  }

  /** The time that the next reading takes. */
  public Duration next(RandomGenerator random) {
    return Duration.ofNanos(random.nextLong(shortest.toNanos(), longest.toNanos() + 1));
  }

  /** The work time as {@link #parse} reads it. */
  @Override
  public String toString() {
    return text(shortest, longest);
  }

  private static String text(Duration shortest, Duration longest) {
    return DurationText.of(shortest) + ':' + DurationText.of(longest);
  }
}
