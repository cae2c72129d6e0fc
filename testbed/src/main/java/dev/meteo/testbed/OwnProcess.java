package dev.meteo.testbed;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * A process that was started here or by an earlier command: its id and when it began, so that an id
 * that has gone to somebody else since is never signalled.
 */
public record OwnProcess(long pid, Instant began) {
  /** The kernel's clock ticks and later corrections of the time shift what it says by a little. */
  private static final Duration TOLERANCE = Duration.ofSeconds(2);

  /** This one. */
  public static OwnProcess of(ProcessHandle handle) {
    return new OwnProcess(handle.pid(), beginOf(handle));
  }

  private static Instant beginOf(ProcessHandle handle) {
    return handle.info().startInstant().orElse(Instant.EPOCH);
  }

  void save(Path file) throws IOException {
    Path whole = file.resolveSibling(file.getFileName() + ".new");
    Files.writeString(whole, line() + "\n");
    Files.move(whole, file, StandardCopyOption.ATOMIC_MOVE);
  }

  /** What {@link #parse} reads. */
  public String line() {
    return pid + " " + began.toEpochMilli();
  }

  /**
   * Reads what {@link #line} says.
   *
   * @throws NumberFormatException when it is not whole
   */
  public static OwnProcess parse(String line) {
    String[] words = line.split(" ", 2);
    return new OwnProcess(
        Long.parseLong(words[0]), Instant.ofEpochMilli(Long.parseLong(words[words.length - 1])));
  }

  /** The process that the file names, if there is such a file. */
  static Optional<OwnProcess> load(Path file) throws IOException {
    try {
      return Optional.of(parse(Files.readString(file).strip()));
    } catch (NoSuchFileException e) {
      return Optional.empty();
    }
  }

  /** The process, if it lives. */
  public Optional<ProcessHandle> find() {
    return ProcessHandle.of(pid).filter(ProcessHandle::isAlive).filter(this::isSame);
  }

  private boolean isSame(ProcessHandle handle) {
    return Duration.between(began, beginOf(handle)).abs().compareTo(TOLERANCE) <= 0;
  }
}
