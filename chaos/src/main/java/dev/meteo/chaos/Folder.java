package dev.meteo.chaos;

import dev.meteo.testbed.DirectoryTree;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** A run's folder. */
final class Folder {
  private Folder() {}

  static void empty(Path directory) throws IOException {
    DirectoryTree.delete(directory);
    Files.createDirectories(directory);
  }

  /** Deletes all in it but these files. */
  static void keepOnly(Path directory, String... names) throws IOException {
    try (Stream<Path> entries = Files.list(directory)) {
      for (Path entry : entries.toList()) {
        if (!List.of(names).contains(String.valueOf(entry.getFileName()))) {
          DirectoryTree.delete(entry);
        }
      }
    }
  }
}
