package dev.meteo.worker;

import java.io.IOException;

/** What a session was at could not be finished, because it has to end. */
public final class EndedException extends IOException {
  private static final long serialVersionUID = 1L;

  EndedException(String message) {
    super(message);
  }
}
