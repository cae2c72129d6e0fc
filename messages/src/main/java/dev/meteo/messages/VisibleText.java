package dev.meteo.messages;

/**
 * Text from outside made safe for a log line, a message header or a screen: what is not a plain
 * visible character of the Basic Multilingual Plane becomes U+FFFD, and long text is cut.
 */
public final class VisibleText {
  private static final int MAX_LENGTH = 80;
  private static final char REPLACEMENT = '\uFFFD';

  private VisibleText() {}

  /** The text in double quotes, safe to print, at most 80 characters of it. */
  public static String quoted(String text) {
    return '"' + of(text, MAX_LENGTH) + '"';
  }

  /**
   * The text safe to print, cut to {@code maxLength} characters with an ellipsis as the last one.
   */
  public static String of(String text, int maxLength) {
    int length = Math.min(text.length(), maxLength);
    StringBuilder safe = new StringBuilder(length);
    for (int i = 0; i < length; i++) {
      char c = text.charAt(i);
      safe.append(isVisible(c) ? c : REPLACEMENT);
    }
    if (text.length() > maxLength) {
      safe.setCharAt(maxLength - 1, '…');
    }
    return safe.toString();
  }

  private static boolean isVisible(char c) {
    return switch (Character.getType(c)) {
      case Character.UPPERCASE_LETTER,
          Character.LOWERCASE_LETTER,
          Character.TITLECASE_LETTER,
          Character.MODIFIER_LETTER,
          Character.OTHER_LETTER,
          Character.DECIMAL_DIGIT_NUMBER,
          Character.LETTER_NUMBER,
          Character.OTHER_NUMBER,
          Character.DASH_PUNCTUATION,
          Character.START_PUNCTUATION,
          Character.END_PUNCTUATION,
          Character.CONNECTOR_PUNCTUATION,
          Character.OTHER_PUNCTUATION,
          Character.INITIAL_QUOTE_PUNCTUATION,
          Character.FINAL_QUOTE_PUNCTUATION,
          Character.MATH_SYMBOL,
          Character.CURRENCY_SYMBOL,
          Character.MODIFIER_SYMBOL,
          Character.OTHER_SYMBOL,
          Character.SPACE_SEPARATOR ->
          true;
      default -> false;
    };
  }
}
