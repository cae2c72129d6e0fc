package dev.meteo.terminal.model;

import dev.meteo.messages.SignsOfLife;
import dev.meteo.messages.SignsOfLife.SensorSign;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import org.jspecify.annotations.Nullable;

/**
 * A time in which nothing could be heard of anybody: what is silent then need not be silent by
 * itself. Times are of Redis' clock.
 *
 * @param from when something was heard for the last time before it
 * @param until the first word after it, or null while it lasts
 */
public record Absence(Instant from, @Nullable Instant until) {
  /** The window proxy tells every five seconds, and workers tell it every five. */
  private static final Duration TOO_LONG = Duration.ofSeconds(12);

  /** One sensor alone shares its silence with none. */
  private static final int LEAST_SENSORS = 2;

  /** For how long it lasted, or has lasted so far. */
  Duration lasted(Instant now) {
    return Duration.between(from, until == null ? now : until);
  }

  /**
   * Whether silence at this time is this absence's: heard of shortly before it, and not for long
   * enough after it.
   *
   * @param silentAfter how long nothing need be heard of
   */
  boolean excuses(Instant seen, Instant at, Duration silentAfter) {
    if (seen.isBefore(from.minus(silentAfter))) {
      return false;
    }
    return until == null || Duration.between(until, at).compareTo(silentAfter) <= 0;
  }

  /** The absence of all words, when this one comes after the other; null when there was none. */
  static @Nullable Absence ofWords(@Nullable Absence before, SignsOfLife last, SignsOfLife word) {
    boolean gap = Duration.between(last.at(), word.at()).compareTo(TOO_LONG) > 0;
    if (gap) {
      return new Absence(isRecent(before, word) ? before.from : last.at(), word.at());
    }
    return isRecent(before, word) ? before : null;
  }

  /** The absence of all sensors by this word; null when there was none lately. */
  static @Nullable Absence ofSensors(@Nullable Absence before, SignsOfLife word) {
    Instant newest = newest(word);
    boolean recent = isRecent(before, word);
    if (isQuiet(word, newest)) {
      return new Absence(recent ? before.from : newest, null);
    }
    if (!recent) {
      return null;
    }
    return before.until == null ? new Absence(before.from, word.at()) : before;
  }

  /** Whether it lasts, or ended so lately that it still excuses. */
  private static boolean isRecent(@Nullable Absence before, SignsOfLife word) {
    return before != null
        && (before.until == null
            || Duration.between(before.until, word.at()).compareTo(word.silentAfter()) <= 0);
  }

  /** Of many sensors only those are listed of which least was heard lately. */
  private static boolean isQuiet(SignsOfLife word, Instant newest) {
    boolean all = word.listed().size() == word.sensors();
    boolean quiet = Duration.between(newest, word.at()).compareTo(TOO_LONG) > 0;
    return word.sensors() >= LEAST_SENSORS && quiet && (all || word.silent() == word.sensors());
  }

  private static Instant newest(SignsOfLife word) {
    return word.listed().stream()
        .map(SensorSign::seen)
        .max(Comparator.naturalOrder())
        .orElse(word.at());
  }
}
