package dev.meteo.testbed;

import dev.meteo.cli.UserError;

/** The stack could not be started, found or ended; the message is for users. */
public class StackException extends UserError {
  private static final long serialVersionUID = 1L;

  /**
   * @param message what is wrong and what to do, in one line
   */
  public StackException(String message) {
    super(message);
  }

  /**
   * @param message what is wrong and what to do, in one line
   * @param cause goes to the log with its stack trace
   */
  public StackException(String message, Throwable cause) {
    super(message, cause);
  }

  static StackException interrupted(InterruptedException cause) {
    Thread.currentThread().interrupt();
    return new StackException("interrupted while working on the stack", cause);
  }
}
