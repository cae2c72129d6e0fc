package dev.meteo.cli;

/** What a command's exit code says. */
public final class ExitCode {
  /** It did what it was asked to. */
  public static final int DONE = 0;

  /** It failed; a line on standard error says why. */
  public static final int FAILED = 1;

  /** It was called wrongly. */
  public static final int USAGE = 2;

  private ExitCode() {}
}
