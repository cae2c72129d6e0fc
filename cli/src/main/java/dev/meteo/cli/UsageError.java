package dev.meteo.cli;

/** An option that cannot be used as given. Exit code 2. */
public final class UsageError extends UserError {
  private static final long serialVersionUID = 1L;

  /**
   * @param message which option is wrong and what to do, in one line
   */
  public UsageError(String message) {
    super(message);
  }

  @Override
  public int exitCode() {
    return ExitCode.USAGE;
  }
}
