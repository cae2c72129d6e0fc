package dev.meteo.sensor.intents;

import dev.meteo.cli.AppendOnlyFile;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What a sensor is about to send and what was confirmed of it, as JSON lines in the files of one
 * directory. A file goes once all of it and of those before it is confirmed. One process at a time
 * has it; not thread-safe.
 *
 * <p>An intent is there before it is sent. What was confirmed shortly before a crash may be there
 * as unconfirmed: it is sent again, as the same reading.
 */
public final class IntentLog implements AutoCloseable {
  private static final Logger LOGGER = LoggerFactory.getLogger(IntentLog.class);
  private static final long LONGEST_FILE_BYTES = 8L * 1024 * 1024;

  private final IntentsLock lock;
  private final PartFiles files;
  private final List<Part> parts = new ArrayList<>();
  private final Ranges unwritten = new Ranges();
  private final List<Intent> recovered;
  private final long damaged;
  private long next;
  private final NewestTime newest;
  private @Nullable AppendOnlyFile current;

  private IntentLog(IntentsLock lock, PartFiles files, Recovery recovery, NewestTime newest) {
    this.lock = lock;
    this.files = files;
    this.recovered = recovery.unconfirmed();
    this.damaged = recovery.damaged();
    this.next = recovery.next();
    this.newest = newest;
  }

  /**
   * Takes the outbox in this directory, which is created when it is not there, and reads it.
   *
   * @param kept whether what is confirmed is kept for ever, in {@code confirmed/}
   * @throws IntentsBusyException when another process has it
   */
  public static IntentLog open(Path directory, boolean kept) throws IOException {
    return open(directory, kept, InstantSource.system());
  }

  /**
   * The same.
   *
   * @param clock says which timestamps cannot be right
   */
  public static IntentLog open(Path directory, boolean kept, InstantSource clock)
      throws IOException {
    Files.createDirectories(directory);
    IntentsLock lock = IntentsLock.take(directory);
    try {
      PartFiles files = PartFiles.in(directory, kept);
      NewestTime newest = new NewestTime(clock);
      Recovery recovery = new Recovery(newest);
      List<Part> parts = recovery.readAll(files.list());
      IntentLog log = new IntentLog(lock, files, recovery, newest);
      log.parts.addAll(parts);
      log.begin();
      return log;
    } catch (IOException e) {
      lock.close();
      throw e;
    }
  }

  /** What an earlier process left unconfirmed, in its order. */
  public List<Intent> recovered() {
    return recovered;
  }

  /** Lines that could not be read and are left out. */
  public long damaged() {
    return damaged;
  }

  /** The number of the next intent. */
  public long next() {
    return next;
  }

  /**
   * The latest timestamp of all readings that were ever in this outbox, but for those more than 60
   * s ahead of the clock.
   */
  public Instant newest() {
    return newest.value();
  }

  /** The latest timestamp that is further ahead of the clock, if there was one. */
  public Optional<Instant> ahead() {
    return newest.ahead();
  }

  /**
   * Writes intents down, and what was confirmed since; returns when the intents are safe on disk.
   *
   * @throws IOException when they are not; the same can be tried again
   */
  public void append(List<Intent> intents) throws IOException {
    AppendOnlyFile file =
        current == null || current.length() > LONGEST_FILE_BYTES ? begin() : current;
    List<Ranges.Range> confirmed = unwritten.drain();
    ByteArrayOutputStream lines = new ByteArrayOutputStream(160 * intents.size() + 64);
    if (!confirmed.isEmpty()) {
      LineFormat.append(lines, confirmed);
    }
    intents.forEach(intent -> LineFormat.append(lines, intent));
    try {
      file.append(lines.toByteArray(), !intents.isEmpty());
    } catch (IOException e) {
      confirmed.forEach(unwritten::add);
      closeCurrent(); // the next attempt begins a new file: what is wrong may be this one
      throw e;
    }
    if (!intents.isEmpty()) {
      next = intents.getLast().number() + 1;
      parts.getLast().grow(next - 1, intents.size());
      intents.forEach(intent -> newest.used(intent.reading().timestamp()));
    }
  }

  /** Notes what was confirmed, to be written with what is next, and puts away what is done. */
  public void confirmed(List<Ranges.Range> ranges) {
    for (Ranges.Range range : ranges) {
      unwritten.add(range);
      parts.forEach(part -> part.confirmed(range));
    }
    retireConfirmed();
  }

  /** Frees the outbox for other processes, as small as it can be. */
  @Override
  public void close() throws IOException {
    try (lock) {
      try {
        if (current != null) {
          finish();
        }
      } finally {
        closeCurrent();
      }
    }
  }

  private void finish() throws IOException {
    Part last = parts.getLast();
    if (last.isConfirmed() && !last.isEmpty()) {
      begin();
    } else if (!unwritten.isEmpty()) {
      append(List.of());
    }
  }

  /** Begins a new file; the one before is not written to any more. */
  private AppendOnlyFile begin() throws IOException {
    byte[] head = LineFormat.bytes(new IntentLine.Head(next, newest.value()));
    AppendOnlyFile begun = AppendOnlyFile.create(files.next(), head);
    closeCurrent();
    current = begun;
    parts.add(new Part(begun.path(), next));
    retireConfirmed();
    return begun;
  }

  /** The last file stays: its head says which timestamps were used. */
  private void retireConfirmed() {
    try {
      while (parts.size() > 1 && parts.getFirst().isConfirmed()) {
        files.retire(parts.getFirst());
        parts.removeFirst();
      }
    } catch (IOException e) {
      LOGGER.warn("a file of the outbox cannot be put away; it is tried again", e);
    }
  }

  private void closeCurrent() {
    AppendOnlyFile open = current;
    current = null;
    try {
      if (open != null) {
        open.close();
      }
    } catch (IOException e) {
      LOGGER.warn("a file of the outbox cannot be closed", e);
    }
  }
}
