package dev.meteo.cli;

/** A failure that the user can mend: its message is the one line that is shown. Exit code 1. */
public class UserError extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /**
   * @param message what is wrong and what to do, in one line
   */
  public UserError(String message) {
    super(message);
  }

  /**
   * @param message what is wrong and what to do, in one line
   * @param cause goes to the log with its stack trace
   */
  public UserError(String message, Throwable cause) {
    super(message, cause);
  }

  /** The process' exit code. */
  public int exitCode() {
    return ExitCode.FAILED;
  }
}
