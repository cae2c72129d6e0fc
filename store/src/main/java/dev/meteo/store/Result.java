package dev.meteo.store;

import dev.meteo.messages.Coefficient;
import dev.meteo.messages.ContentHash;
import dev.meteo.messages.Reading;
import dev.meteo.messages.ReadingKind;
import java.time.Instant;
import java.time.temporal.ChronoField;

/**
 * A computed coefficient with the identity of the reading it came from.
 *
 * @param timestamp of detection, in whole microseconds
 * @param hundredths the coefficient, 0 to 100
 * @param contentHash tells a repetition of the reading from a conflict, see {@link ContentHash}
 */
public record Result(
    String sensor, ReadingKind kind, Instant timestamp, int hundredths, long contentHash) {
  /** Of a content hash, as Redis keeps it. */
  static final int HASH_DIGITS = 13;

  static final int RADIX = 36;

  /** The result of computing this coefficient from this reading. */
  public static Result of(Reading reading, Coefficient coefficient) {
    return new Result(
        reading.sensor(),
        reading.kind(),
        reading.timestamp(),
        coefficient.hundredths(),
        ContentHash.of(reading));
  }

  /** What identifies it in its pane, in Redis. */
  String id() {
    String letter =
        switch (kind) {
          case AIR -> "a:";
          case POLLUTION -> "p:";
        };
    return letter + sensor + ':' + microsecondInPane();
  }

  /** What Redis keeps of it. */
  String value() {
    String hash = Long.toUnsignedString(contentHash, RADIX);
    return "0".repeat(HASH_DIGITS - hash.length()) + hash + ':' + hundredths;
  }

  /** The pane it belongs to: whole seconds since the epoch, rounded down. */
  long paneSecond() {
    return timestamp.getEpochSecond();
  }

  int microsecondInPane() {
    return timestamp.get(ChronoField.MICRO_OF_SECOND);
  }
}
