package dev.meteo.store;

import java.io.IOException;

/**
 * Redis did not answer, or answered with an error. What was asked may have happened or not: repeat
 * it.
 */
public final class StoreException extends IOException {
  private static final long serialVersionUID = 1L;

  StoreException(String message) {
    super(message);
  }

  StoreException(String message, Throwable cause) {
    super(message, cause);
  }
}
