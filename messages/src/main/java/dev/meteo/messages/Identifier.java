package dev.meteo.messages;

/**
 * The alphabet of sensor and terminal names: 1 to 64 of {@code A-Z a-z 0-9 . _ -}. Such a name is
 * safe in a routing key, a Redis key, a file name and on a screen.
 */
public final class Identifier {
  /** The longest name. */
  static final int MAX_LENGTH = 64;

  private Identifier() {}

  /** Whether the text is a name that the contract allows. */
  public static boolean isValid(String text) {
    int length = text.length();
    if (length == 0 || length > MAX_LENGTH) {
      return false;
    }
    for (int i = 0; i < length; i++) {
      if (!isAllowed(text.charAt(i))) {
        return false;
      }
    }
    return true;
  }

  /**
   * Returns the text unchanged when it is valid.
   *
   * @param what names the text in the error, such as {@code sensor id}
   * @throws IllegalArgumentException saying what is wrong with it
   */
  public static String check(String what, String text) {
    if (!isValid(text)) {
      throw new IllegalArgumentException(
          what + " must be 1 to 64 of A-Z a-z 0-9 . _ -, not " + VisibleText.quoted(text));
    }
    return text;
  }

  private static boolean isAllowed(char c) {
    return (c >= 'a' && c <= 'z')
        || (c >= 'A' && c <= 'Z')
        || (c >= '0' && c <= '9')
        || c == '.'
        || c == '_'
        || c == '-';
  }
}
