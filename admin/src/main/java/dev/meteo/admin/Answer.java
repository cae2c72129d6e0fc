package dev.meteo.admin;

/** What a system said, or why it said nothing. */
sealed interface Answer<T> {
  /** It answered. */
  record Given<T>(T value) implements Answer<T> {}

  /**
   * It is down, or will not say.
   *
   * @param reason safe to print
   */
  record Missing<T>(String reason) implements Answer<T> {}
}
