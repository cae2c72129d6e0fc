package dev.meteo.store;

import java.io.IOException;

/**
 * Redis did not answer, or answered with an error. What was asked may have happened or not: repeat
 * it.
 */
public sealed class StoreException extends IOException permits SettingsChangedException {
  private static final long serialVersionUID = 1L;

  StoreException(String message) {
    super(message);
  }

  StoreException(String message, Throwable cause) {
    super(message, cause);
  }
}
