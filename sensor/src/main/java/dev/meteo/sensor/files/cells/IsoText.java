package dev.meteo.sensor.files.cells;

import java.time.DateTimeException;
import java.time.LocalDateTime;
import org.jspecify.annotations.Nullable;

/** The most frequent form of a time, read without much ado: {@code 2025-09-03 14:05:12}. */
final class IsoText {
  private static final int TO_MINUTES = 16;
  private static final int TO_SECONDS = 19;
  private static final int MAX_FRACTION = 9;

  private IsoText() {}

  /** Null when the text is anything else, also when it only might be such a time. */
  static @Nullable LocalDateTime simple(String text) {
    int length = text.length();
    boolean known = length == TO_MINUTES || (length >= TO_SECONDS && length <= TO_SECONDS + 10);
    if (!known || !hasShape(text, Math.min(length, TO_SECONDS))) {
      return null;
    }
    int nanos = length > TO_SECONDS ? nanos(text) : 0;
    if (nanos < 0) {
      return null;
    }
    try {
      return LocalDateTime.of(
          number(text, 0, 4),
          number(text, 5, 7),
          number(text, 8, 10),
          number(text, 11, 13),
          number(text, 14, 16),
          length >= TO_SECONDS ? number(text, 17, 19) : 0,
          nanos);
    } catch (DateTimeException e) {
      return null;
    }
  }

  private static boolean hasShape(String text, int length) {
    String shape = "dddd-dd-ddTdd:dd:dd";
    for (int i = 0; i < length; i++) {
      char c = text.charAt(i);
      boolean fits =
          switch (shape.charAt(i)) {
            case 'd' -> c >= '0' && c <= '9';
            case 'T' -> c == 'T' || c == ' ';
            default -> c == shape.charAt(i);
          };
      if (!fits) {
        return false;
      }
    }
    return true;
  }

  private static int nanos(String text) {
    char point = text.charAt(TO_SECONDS);
    int digits = text.length() - TO_SECONDS - 1;
    if ((point != '.' && point != ',') || digits < 1) {
      return -1;
    }
    int nanos = 0;
    for (int i = 0; i < MAX_FRACTION; i++) {
      char c = i < digits ? text.charAt(TO_SECONDS + 1 + i) : '0';
      if (c < '0' || c > '9') {
        return -1;
      }
      nanos = nanos * 10 + (c - '0');
    }
    return nanos;
  }

  private static int number(String text, int from, int to) {
    int value = 0;
    for (int i = from; i < to; i++) {
      value = value * 10 + (text.charAt(i) - '0');
    }
    return value;
  }
}
