package dev.meteo.messages;

import java.time.Duration;
import java.util.Optional;

/**
 * How long panes and history are kept, and so how late a reading may still correct its window.
 *
 * @param duration empty for ever
 */
public record Retention(Optional<Duration> duration) {
  /** Of a system that was told none. */
  public static final Retention USUAL = new Retention(Optional.of(Duration.ofHours(24)));

  private static final String UNLIMITED = "unlimited";

  /**
   * @throws IllegalArgumentException when the duration is not positive
   */
  public Retention {
    if (duration.isPresent() && !duration.get().isPositive()) {
      throw new IllegalArgumentException("the retention must be longer than nothing");
    }
  }

  /**
   * Reads {@code 24h} or {@code unlimited}.
   *
   * @throws IllegalArgumentException saying how a retention looks
   */
  public static Retention parse(String text) {
    return text.strip().equals(UNLIMITED)
        ? new Retention(Optional.empty())
        : new Retention(Optional.of(DurationText.parse(text)));
  }

  /** The retention as {@link #parse} reads it. */
  @Override
  public String toString() {
    return duration.map(DurationText::of).orElse(UNLIMITED);
  }
}
