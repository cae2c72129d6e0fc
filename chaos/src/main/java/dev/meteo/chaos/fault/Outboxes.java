package dev.meteo.chaos.fault;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/** What sensors wrote down before they sent it. */
final class Outboxes {
  private Outboxes() {}

  /** Whether the sensor of this outbox has made any reading. */
  static boolean haveAny(Path outbox) {
    if (!Files.isDirectory(outbox)) {
      return false;
    }
    try (Stream<Path> files = Files.walk(outbox)) {
      for (Path file : files.filter(name -> name.toString().endsWith(".jsonl")).toList()) {
        if (Files.size(file) > 0) {
          return true;
        }
      }
      return false;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
