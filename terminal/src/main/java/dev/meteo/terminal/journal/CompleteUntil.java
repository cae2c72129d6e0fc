package dev.meteo.terminal.journal;

import dev.meteo.messages.Timestamps;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Instant;
import java.util.Optional;

/**
 * Up to when a journal has everything that was published; where the next start takes up the
 * history. A file beside the journal's, because a journal's newest line does not say that nothing
 * before it is missing: its process may have died in the middle of the history.
 */
public final class CompleteUntil {
  private final Path file;

  /** The mark of this journal. */
  public CompleteUntil(Journal journal) {
    this.file = journal.directory().resolve("complete-until");
  }

  /** The mark; empty when the journal never had all of the history, or the file cannot be read. */
  public Optional<Instant> read() {
    try {
      return Timestamps.parse(Files.readString(file).strip());
    } catch (IOException e) {
      return Optional.empty();
    }
  }

  /** Replaces the mark. An older one does no harm: more of the history is read again. */
  public void write(Instant instant) throws IOException {
    Path next = file.resolveSibling("complete-until.new");
    Files.writeString(next, Timestamps.format(instant) + "\n");
    Files.move(next, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
  }
}
