package dev.meteo.grpc.terminal;

import dev.meteo.store.Position;
import dev.meteo.terminal.journal.Journal;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Optional;

/**
 * Up to where a journal has everything that was published: a file beside the journal's. Written
 * after the journal, so that a crash in between repeats a delivery and loses none.
 */
final class KnownPosition {
  private final Path file;

  KnownPosition(Journal journal) {
    this.file = journal.directory().resolve("position");
  }

  /** The position; empty when the journal has nothing, or the file cannot be read. */
  Optional<String> read() {
    try {
      return Optional.of(Files.readString(file).strip()).filter(Position::isOne);
    } catch (IOException e) {
      return Optional.empty();
    }
  }

  /** Replaces the position. An older one does no harm: more is delivered again. */
  void write(String position) throws IOException {
    Path next = file.resolveSibling("position.new");
    Files.writeString(next, position + "\n");
    Files.move(next, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
  }
}
