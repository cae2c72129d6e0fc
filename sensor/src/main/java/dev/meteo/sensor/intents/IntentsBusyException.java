package dev.meteo.sensor.intents;

import java.io.IOException;
import java.nio.file.Path;

/** Another process has this outbox. */
public final class IntentsBusyException extends IOException {
  private static final long serialVersionUID = 1L;

  IntentsBusyException(Path directory, String owner) {
    super("the outbox " + directory + " is in use by " + owner);
  }
}
