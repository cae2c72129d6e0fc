package dev.meteo.sensor.intents;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import dev.meteo.cli.AppendOnlyFile;
import dev.meteo.messages.SkippedRecords;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Reads what an outbox's files say, oldest file first. Not thread-safe. */
final class Recovery {
  private static final Logger LOGGER = LoggerFactory.getLogger(Recovery.class);

  private final SkippedRecords skipped = new SkippedRecords(LOGGER, "the outbox");
  private final TreeMap<Long, Intent> unconfirmed = new TreeMap<>();
  private final NewestTime newest;
  private long next = 1;
  private long firstOfFile;
  private long damaged;

  Recovery(NewestTime newest) {
    this.newest = newest;
  }

  /** Reads files, oldest first, and says what is left to be confirmed of each. */
  List<Part> readAll(List<Path> files) throws IOException {
    List<Part> parts = new ArrayList<>();
    List<Long> ends = new ArrayList<>();
    for (Path file : files) {
      firstOfFile = next;
      read(file);
      parts.add(new Part(file, firstOfFile));
      ends.add(next - 1);
    }
    int before = 0;
    for (int i = 0; i < parts.size(); i++) {
      int until = unconfirmed.headMap(ends.get(i), true).size();
      parts.get(i).grow(ends.get(i), until - before);
      before = until;
    }
    return parts;
  }

  /** Reads a file, after cutting off a last line that was not written to its end. */
  private void read(Path file) throws IOException {
    byte[] bytes = Files.readAllBytes(file);
    int from = 0;
    for (int i = 0; i < bytes.length; i++) {
      if (bytes[i] == '\n') {
        read(file, new String(bytes, from, i - from, ISO_8859_1));
        from = i + 1;
      }
    }
    if (from < bytes.length) {
      LOGGER.debug("{}: cutting off {} bytes of a torn last line", file, bytes.length - from);
      AppendOnlyFile.cutTornLine(file);
    }
  }

  private void read(Path file, String line) {
    IntentLine read = LineFormat.parse(line).orElse(null);
    switch (read) {
      case null -> {
        skipped.skip(file.getFileName() + ": no line of an outbox", line);
        damaged++;
      }
      case IntentLine.Head head -> {
        next = Math.max(next, head.next());
        firstOfFile = next;
        newest.used(head.newest());
      }
      case IntentLine.Made made -> made(made.intent());
      case IntentLine.Confirmed confirmed -> confirmed.ranges().forEach(this::confirmed);
    }
  }

  /** A number that was there before, in a file whose writing failed, is the same reading again. */
  private void made(Intent intent) {
    unconfirmed.put(intent.number(), intent);
    next = Math.max(next, intent.number() + 1);
    newest.used(intent.reading().timestamp());
  }

  private void confirmed(Ranges.Range range) {
    unconfirmed.subMap(range.first(), true, range.last(), true).clear();
  }

  /** What has to be sent, in its order. */
  List<Intent> unconfirmed() {
    return List.copyOf(unconfirmed.values());
  }

  /** The number of the next intent. */
  long next() {
    return next;
  }

  /** Lines that cannot be read; they are left out. */
  long damaged() {
    return damaged;
  }
}
