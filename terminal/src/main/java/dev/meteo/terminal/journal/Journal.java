package dev.meteo.terminal.journal;

import dev.meteo.cli.AppendOnlyFile;
import dev.meteo.messages.SkippedRecords;
import dev.meteo.terminal.model.Happening;
import dev.meteo.terminal.model.ReceivedSummary;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The summaries that a terminal received, one JSON line each, in a file per UTC day of receipt, and
 * between them now and then what it heard of workers and sensors. One process at a time has it.
 * Safe for concurrent use.
 */
public final class Journal implements AutoCloseable {
  private static final Logger LOGGER = LoggerFactory.getLogger(Journal.class);
  private static final SkippedRecords SKIPPED = new SkippedRecords(LOGGER, "a journal");
  private static final String SUFFIX = ".jsonl";

  private final Path directory;
  private final JournalLock lock;
  private @Nullable AppendOnlyFile today;

  /** The closed file that the last write failed on. */
  private @Nullable AppendOnlyFile failed;

  private boolean closed;

  private Journal(Path directory, JournalLock lock) {
    this.directory = directory;
    this.lock = lock;
  }

  /**
   * Takes the journal in this directory, which is created when it is not there.
   *
   * @throws JournalBusyException when another process has it
   */
  public static Journal open(Path directory) throws IOException {
    Files.createDirectories(directory);
    JournalLock lock = JournalLock.tryTake(directory.resolve("lock"));
    if (lock == null) {
      throw new JournalBusyException(directory);
    }
    return new Journal(directory, lock);
  }

  /** Where the files are. */
  public Path directory() {
    return directory;
  }

  /** The file that holds what was received on this day, which may not exist. */
  public Path file(LocalDate date) {
    return directory.resolve(nameOf(date));
  }

  /** Hands out what this journal holds; see {@link #read}. */
  public void replay(LocalDate first, JournalReader reader) throws IOException {
    for (Path file : files(directory)) {
      AppendOnlyFile.cutTornLine(file);
    }
    read(directory, first, reader);
  }

  /**
   * Hands out what the files since {@code first} hold, oldest first, whoever has the journal. Lines
   * that are none of a journal, such as a torn last one, are left out and logged.
   */
  public static void read(Path directory, LocalDate first, JournalReader reader)
      throws IOException {
    for (Path file : files(directory)) {
      if (file.getFileName().toString().compareTo(nameOf(first)) >= 0) {
        replay(file, reader);
      }
    }
  }

  /**
   * Hands out what one file, or all files of a directory, hold, oldest first. Other lines are left
   * out and logged.
   */
  public static void readFrom(Path journal, JournalReader reader) throws IOException {
    if (Files.isDirectory(journal)) {
      read(journal, LocalDate.EPOCH, reader);
    } else {
      replay(journal, reader);
    }
  }

  /**
   * Adds the summaries, all or none, and returns when they are safe on disk. They must have been
   * received on one UTC day.
   *
   * @throws IOException when they are not safe; the same can be tried again
   */
  public void append(List<ReceivedSummary> summaries) throws IOException {
    append(summaries, null);
  }

  /**
   * As {@link #append(List)}, and before the summaries what was heard of workers and sensors.
   *
   * @param signs null for nothing
   */
  public synchronized void append(
      List<ReceivedSummary> summaries, Happening.@Nullable SignsCame signs) throws IOException {
    if (closed) {
      throw new IOException("the journal is closed");
    }
    LocalDate date = LocalDate.ofInstant(summaries.getFirst().received(), ZoneOffset.UTC);
    byte[] lines =
        Stream.concat(
                Stream.ofNullable(signs).map(JournalLine::format),
                summaries.stream().map(JournalLine::format))
            .map(line -> line + '\n')
            .collect(Collectors.joining())
            .getBytes(StandardCharsets.UTF_8);
    AppendOnlyFile file = opened(file(date));
    try {
      file.append(lines, true);
    } catch (IOException e) {
      // The next attempt opens it anew: what is wrong may be the file itself.
      failed = file;
      closeFile();
      throw e;
    }
    failed = null;
  }

  /** Frees the journal for other processes. */
  @Override
  public synchronized void close() throws IOException {
    closed = true;
    closeFile();
    lock.close();
  }

  private AppendOnlyFile opened(Path path) throws IOException {
    AppendOnlyFile open = today;
    if (open != null && open.path().equals(path)) {
      return open;
    }
    closeFile();
    AppendOnlyFile before = failed;
    boolean again = before != null && before.path().equals(path);
    AppendOnlyFile file = AppendOnlyFile.open(path, again ? before.length() : Long.MAX_VALUE);
    today = file;
    return file;
  }

  private void closeFile() throws IOException {
    AppendOnlyFile open = today;
    today = null;
    if (open != null) {
      open.close();
    }
  }

  private static String nameOf(LocalDate date) {
    return date + SUFFIX;
  }

  private static List<Path> files(Path directory) throws IOException {
    if (!Files.isDirectory(directory)) {
      return List.of();
    }
    try (Stream<Path> names = Files.list(directory)) {
      return names.filter(file -> file.toString().endsWith(SUFFIX)).sorted().toList();
    }
  }

  private static void replay(Path file, JournalReader reader) throws IOException {
    int number = 0;
    try (BufferedReader lines = Files.newBufferedReader(file, StandardCharsets.UTF_8)) {
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        number++;
        parse(file, number, line, reader);
      }
    } catch (CharacterCodingException e) {
      LOGGER.warn("{}: what follows line {} is not UTF-8 and is left out", file, number, e);
    }
  }

  private static void parse(Path file, int number, String line, JournalReader reader) {
    try {
      JournalLine.read(line, reader);
    } catch (IOException e) {
      SKIPPED.skip(file.getFileName() + ":" + number + ": " + e.getMessage(), line);
    }
  }
}
