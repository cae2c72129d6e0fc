package dev.meteo.compare.plot;

/** Text that is safe within XML and HTML, in content and in quoted attributes. */
public final class Xml {
  private static final int REPLACEMENT = 0xFFFD;

  private Xml() {}

  /** What XML cannot hold becomes the replacement character. */
  public static String escape(String text) {
    StringBuilder safe = new StringBuilder(text.length() + 16);
    text.codePoints().forEach(each -> append(safe, each));
    return safe.toString();
  }

  private static void append(StringBuilder safe, int codePoint) {
    switch (codePoint) {
      case '<' -> safe.append("&lt;");
      case '>' -> safe.append("&gt;");
      case '&' -> safe.append("&amp;");
      case '"' -> safe.append("&quot;");
      case '\'' -> safe.append("&#39;");
      default -> safe.appendCodePoint(isAllowed(codePoint) ? codePoint : REPLACEMENT);
    }
  }

  /** XML's characters, without those that turn the direction of what follows. */
  private static boolean isAllowed(int codePoint) {
    if (codePoint == '\n' || codePoint == '\t') {
      return true;
    }
    return codePoint >= ' '
        && !isWithin(codePoint, 0x7F, 0x9F)
        && !isWithin(codePoint, 0x202A, 0x202E)
        && !isWithin(codePoint, 0x2066, 0x2069)
        && !isWithin(codePoint, Character.MIN_SURROGATE, Character.MAX_SURROGATE)
        && !isWithin(codePoint, 0xFFFE, 0xFFFF);
  }

  private static boolean isWithin(int codePoint, int first, int last) {
    return codePoint >= first && codePoint <= last;
  }
}
