package dev.meteo.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.SequencedMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps a role's counters in a file, as one JSON object on a line. Whoever reads it finds a whole
 * object at any time: the file is replaced, never written over.
 */
public final class FiguresFile implements AutoCloseable {
  private static final Logger LOGGER = LoggerFactory.getLogger(FiguresFile.class);
  private static final long PERIOD_MS = 1000;

  private final @Nullable Path file;
  private final Supplier<SequencedMap<String, Long>> figures;
  private final ScheduledExecutorService timer =
      Executors.newSingleThreadScheduledExecutor(
          task -> Thread.ofPlatform().daemon().name("figures").unstarted(task));
  private boolean closed;

  /**
   * @param file null to write nothing
   */
  FiguresFile(@Nullable Path file, Supplier<SequencedMap<String, Long>> figures) {
    this.file = file;
    this.figures = figures;
  }

  /**
   * Writes for the first time, and each second from now on.
   *
   * @throws UserError when the file cannot be written
   */
  public synchronized void start() {
    if (file == null) {
      return;
    }
    try {
      replace(file);
    } catch (IOException e) {
      closed = true;
      timer.shutdown();
      throw new UserError(
          "--figures: cannot write " + file + "; name a file in a folder of yours", e);
    }
    var unused =
        timer.scheduleAtFixedRate(this::write, PERIOD_MS, PERIOD_MS, TimeUnit.MILLISECONDS);
  }

  private synchronized void write() {
    if (file == null || closed) {
      return;
    }
    try {
      replace(file);
    } catch (IOException e) {
      LOGGER.warn("the figures are not in {}", file, e);
    }
  }

  private void replace(Path target) throws IOException {
    // Beside it, since only within a file system a move is atomic; other processes have theirs.
    Path fresh =
        target.resolveSibling(target.getFileName() + ".new-" + ProcessHandle.current().pid());
    try {
      Files.writeString(fresh, json(figures.get()) + "\n");
      Files.move(fresh, target, StandardCopyOption.ATOMIC_MOVE);
    } finally {
      Files.deleteIfExists(fresh);
    }
  }

  private static String json(SequencedMap<String, Long> figures) {
    return figures.entrySet().stream()
        .map(each -> "\"" + each.getKey() + "\":" + each.getValue())
        .collect(Collectors.joining(",", "{", "}"));
  }

  /** Writes for the last time. */
  @Override
  public synchronized void close() {
    timer.shutdown();
    write();
    closed = true;
  }
}
