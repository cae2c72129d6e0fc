package dev.meteo.testbed.run;

import dev.meteo.testbed.OwnProcess;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The processes that a run has started, on disk: whoever comes after a run that was killed can end
 * them. For one thread.
 */
final class Ledger {
  private static final Logger LOGGER = LoggerFactory.getLogger(Ledger.class);
  private static final long ENDS_WITHIN_SECONDS = 5;

  private final Path file;

  Ledger(Path file) {
    this.file = file;
  }

  void add(ProcessHandle process) throws IOException {
    Files.writeString(
        file,
        OwnProcess.of(process).line() + "\n",
        StandardOpenOption.CREATE,
        StandardOpenOption.APPEND);
  }

  /** Ends at once what is noted and still lives, and forgets it. Blocks for a moment. */
  void endAll() throws IOException {
    if (!Files.exists(file)) {
      return;
    }
    List<ProcessHandle> left =
        Files.readAllLines(file).stream().flatMap(line -> find(line).stream()).toList();
    left.forEach(ProcessHandle::destroyForcibly);
    try {
      CompletableFuture.allOf(
              left.stream().map(ProcessHandle::onExit).toArray(CompletableFuture[]::new))
          .get(ENDS_WITHIN_SECONDS, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (ExecutionException | TimeoutException e) {
      LOGGER.warn("not all of {} have ended", left, e);
    }
    Files.delete(file);
  }

  /** A last line that is not whole names a process that was not told anything yet. */
  private static Optional<ProcessHandle> find(String line) {
    try {
      return OwnProcess.parse(line).find();
    } catch (NumberFormatException e) {
      LOGGER.info("the process in {} is not known", line, e);
      return Optional.empty();
    }
  }
}
