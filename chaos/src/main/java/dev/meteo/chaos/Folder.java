package dev.meteo.chaos;

import dev.meteo.testbed.DirectoryTree;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
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

  /** Copies what the servers wrote, but for their programs' own bulky data. */
  static void keepServers(Path stack, Path to) throws IOException {
    try (Stream<Path> files = Files.walk(stack)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        String name = stack.relativize(file).toString();
        boolean log = name.contains("/log/") || name.endsWith("/output");
        if (log || name.startsWith("redis/")) {
          Path target = to.resolve(name);
          Files.createDirectories(target.getParent());
          Files.copy(file, target, StandardCopyOption.REPLACE_EXISTING);
        }
      }
    }
  }
}
