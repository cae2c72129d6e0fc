package dev.meteo.testbed.demo;

import dev.meteo.cli.UserError;

/** The demonstration cannot go on; the message is for users. */
final class DemoException extends UserError {
  private static final long serialVersionUID = 1L;

  DemoException(String message) {
    super(message);
  }

  DemoException(String message, Throwable cause) {
    super(message, cause);
  }
}
