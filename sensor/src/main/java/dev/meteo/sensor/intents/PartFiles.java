package dev.meteo.sensor.intents;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** The names of an outbox's files, which rise with time, and where they end. */
final class PartFiles {
  private static final String SUFFIX = ".jsonl";
  private static final String ARCHIVE = "confirmed";

  private final Path directory;
  private final boolean kept;
  private int lastNumber;

  private PartFiles(Path directory, boolean kept, int lastNumber) {
    this.directory = directory;
    this.kept = kept;
    this.lastNumber = lastNumber;
  }

  /**
   * Looks at the directory.
   *
   * @param kept whether what is confirmed is moved to {@code confirmed/} instead of deleted
   */
  static PartFiles in(Path directory, boolean kept) throws IOException {
    int last = 0;
    for (Path place : List.of(directory, directory.resolve(ARCHIVE))) {
      for (Path file : list(place)) {
        last = Math.max(last, number(file));
      }
    }
    return new PartFiles(directory, kept, last);
  }

  /** Those that may have something unconfirmed, oldest first. */
  List<Path> list() throws IOException {
    return list(directory);
  }

  /** A name that was never used. */
  Path next() {
    lastNumber++;
    return directory.resolve(String.format(Locale.ROOT, "%09d%s", lastNumber, SUFFIX));
  }

  /** Puts away a file whose every intent is confirmed. */
  void retire(Part part) throws IOException {
    if (kept && !part.isEmpty()) {
      Path archive = Files.createDirectories(directory.resolve(ARCHIVE));
      Files.move(part.file(), archive.resolve(part.file().getFileName()));
    } else {
      Files.deleteIfExists(part.file());
    }
  }

  private static List<Path> list(Path directory) throws IOException {
    if (!Files.isDirectory(directory)) {
      return List.of();
    }
    try (Stream<Path> names = Files.list(directory)) {
      return names.filter(file -> name(file).matches("[0-9]{9}\\.jsonl")).sorted().toList();
    }
  }

  private static int number(Path file) {
    return Integer.parseInt(name(file).substring(0, name(file).length() - SUFFIX.length()));
  }

  private static String name(Path file) {
    return file.getFileName().toString();
  }
}
