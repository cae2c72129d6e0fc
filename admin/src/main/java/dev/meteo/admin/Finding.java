package dev.meteo.admin;

/**
 * Something that is not as it should be.
 *
 * @param level {@link Level#WARNING} or {@link Level#CRITICAL}
 * @param subject what it is about, in a word or two
 * @param text what is wrong and what to do, on one line, safe to print
 */
record Finding(Level level, String subject, String text) {
  static Finding warning(String subject, String text) {
    return new Finding(Level.WARNING, subject, text);
  }

  static Finding critical(String subject, String text) {
    return new Finding(Level.CRITICAL, subject, text);
  }
}
