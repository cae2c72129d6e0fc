package dev.meteo.sensor.files.cells;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Seconds since the epoch in their usual form, read without much ado: {@code 1756901112.25}. */
final class EpochText {
  private static final int DIGITS = 10;
  private static final int MAX_FRACTION = 9;

  private EpochText() {}

  /** Null when the text is anything else, also when it only might be such a time. */
  static @Nullable Instant seconds(String text) {
    int length = text.length();
    if (length < DIGITS || length > DIGITS + 1 + MAX_FRACTION || length == DIGITS + 1) {
      return null;
    }
    if (length > DIGITS && text.charAt(DIGITS) != '.') {
      return null;
    }
    long seconds = number(text, 0, DIGITS);
    long nanos = length > DIGITS ? number(text, DIGITS + 1, length) : 0;
    if (seconds < 0 || nanos < 0) {
      return null;
    }
    for (int digits = length - DIGITS - 1; digits > 0 && digits < MAX_FRACTION; digits++) {
      nanos *= 10;
    }
    return Instant.ofEpochSecond(seconds, nanos);
  }

  /** The digits as a number; −1 when there is anything else. */
  private static long number(String text, int from, int to) {
    long value = 0;
    for (int i = from; i < to; i++) {
      char c = text.charAt(i);
      if (c < '0' || c > '9') {
        return -1;
      }
      value = value * 10 + (c - '0');
    }
    return value;
  }
}
