package dev.meteo.store;

import org.jspecify.annotations.Nullable;

/** Whole numbers as Redis holds them, checked like input: others may have written there. */
final class StoredNumber {
  /** Says that a text is no such number, where no number can be negative. */
  static final long UNREADABLE = -1;

  private static final int MOST_DIGITS = 18;

  private StoredNumber() {}

  /**
   * Reads a number.
   *
   * @param missing what a missing one means
   * @return {@link #UNREADABLE} when the text is no whole number between 0 and {@code most}
   */
  static long parse(@Nullable String text, long missing, long most) {
    if (text == null) {
      return missing;
    }
    if (text.isEmpty() || text.length() > MOST_DIGITS) {
      return UNREADABLE;
    }
    for (int i = 0; i < text.length(); i++) {
      if (text.charAt(i) < '0' || text.charAt(i) > '9') {
        return UNREADABLE;
      }
    }
    long number = Long.parseLong(text);
    return number > most ? UNREADABLE : number;
  }

  /** Whether the text is a second since the epoch that an instant can say. */
  static boolean isSecond(String text) {
    String digits = text.startsWith("-") ? text.substring(1) : text;
    return parse(digits, UNREADABLE, 400_000_000_000L) != UNREADABLE;
  }
}
