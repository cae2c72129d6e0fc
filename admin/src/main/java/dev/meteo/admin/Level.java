package dev.meteo.admin;

import java.util.Locale;

/** How bad something is. */
enum Level {
  /** As it should be. */
  OK(0),
  /** It works, and somebody should look at it soon. */
  WARNING(1),
  /** Readings or windows do not get through, or acknowledged ones can be lost now. */
  CRITICAL(2);

  private final int exitCode;

  Level(int exitCode) {
    this.exitCode = exitCode;
  }

  /** The exit code of {@code status --health}, as monitoring plug-ins have it. */
  int exitCode() {
    return exitCode;
  }

  /** The word in JSON. */
  String word() {
    return name().toLowerCase(Locale.ROOT);
  }
}
