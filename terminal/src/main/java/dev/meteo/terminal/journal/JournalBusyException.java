package dev.meteo.terminal.journal;

import java.io.IOException;
import java.nio.file.Path;

/** Another process writes this journal. */
public final class JournalBusyException extends IOException {
  private static final long serialVersionUID = 1L;

  JournalBusyException(Path directory) {
    super("another terminal writes the journal " + directory);
  }
}
