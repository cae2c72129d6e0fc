package dev.meteo.testbed;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A server run from what is installed, detached from this process and its terminal. */
final class NativeServer implements StackServer {
  private static final Duration START_PATIENCE = Duration.ofSeconds(90);
  private static final Duration END_PATIENCE = Duration.ofSeconds(30);
  private static final Duration TOOL_PATIENCE = Duration.ofMinutes(3);
  private static final int POLL_MS = 20;

  private final ServerRecipe recipe;
  private final Path directory;
  private @Nullable Process child;

  NativeServer(ServerRecipe recipe, Path stackDirectory) {
    this.recipe = recipe;
    this.directory = stackDirectory.resolve(recipe.name());
  }

  @Override
  public String name() {
    return recipe.name();
  }

  @Override
  public boolean isRunning() {
    return process().isPresent();
  }

  @Override
  public void start() {
    launch();
    awaitAnswer();
  }

  /** Starts the process, unless it runs, without waiting for it to answer. */
  void launch() {
    if (isRunning()) {
      return;
    }
    try {
      Files.createDirectories(directory);
      recipe.prepare(directory);
      Process process = detached().start();
      OwnProcess.of(process.toHandle()).save(pidFile());
      child = process;
    } catch (IOException e) {
      throw new StackException("cannot start " + name() + ": " + e.getMessage(), e);
    }
  }

  private ProcessBuilder detached() {
    List<String> command = new ArrayList<>(Detachment.prefix());
    command.addAll(recipe.command(directory));
    File output = outputFile().toFile();
    ProcessBuilder builder =
        new ProcessBuilder(command)
            .directory(directory.toFile())
            .redirectInput(ProcessBuilder.Redirect.from(new File("/dev/null")))
            .redirectOutput(ProcessBuilder.Redirect.appendTo(output))
            .redirectErrorStream(true);
    builder.environment().clear();
    builder.environment().putAll(environment());
    return builder;
  }

  private Map<String, String> environment() {
    String path = System.getenv().getOrDefault("PATH", "");
    Map<String, String> environment = new HashMap<>();
    environment.put("PATH", path + ":/usr/local/bin:/usr/bin:/bin:/usr/sbin:/sbin");
    environment.put("LANG", "C.UTF-8");
    environment.putAll(recipe.environment(directory));
    return environment;
  }

  @Override
  public String tool(List<String> command) {
    return CommandLineTool.require(recipe.tool(command), environment(), TOOL_PATIENCE);
  }

  /** Waits until the launched process answers. */
  void awaitAnswer() {
    long deadlineNanos = System.nanoTime() + START_PATIENCE.toNanos();
    while (!recipe.probe().answers()) {
      if (!isRunning()) {
        throw ServerLog.earlyEnd(name(), directory);
      }
      if (System.nanoTime() - deadlineNanos > 0) {
        throw new StackException(
            name()
                + " does not answer after "
                + START_PATIENCE.toSeconds()
                + " s, see "
                + directory);
      }
      pause();
    }
    if (!isRunning()) {
      throw ServerLog.earlyEnd(name(), directory);
    }
  }

  private void pause() {
    try {
      Process process = child;
      if (process == null) {
        TimeUnit.MILLISECONDS.sleep(POLL_MS);
      } else {
        process.waitFor(POLL_MS, TimeUnit.MILLISECONDS);
      }
    } catch (InterruptedException e) {
      throw StackException.interrupted(e);
    }
  }

  @Override
  public void kill() {
    process().ifPresent(this::killTree);
  }

  private void killTree(ProcessHandle process) {
    try (Stream<ProcessHandle> descendants = process.descendants()) {
      List<ProcessHandle> all = new ArrayList<>(descendants.toList());
      all.addFirst(process);
      all.forEach(ProcessHandle::destroyForcibly);
      all.forEach(this::awaitEnd);
    }
  }

  @Override
  public void stop() {
    process()
        .ifPresent(
            process -> {
              process.destroy();
              awaitEnd(process);
            });
  }

  private void awaitEnd(ProcessHandle process) {
    try {
      process.onExit().get(END_PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      throw StackException.interrupted(e);
    } catch (ExecutionException | TimeoutException e) {
      throw new StackException(name() + " (process " + process.pid() + ") does not end", e);
    }
  }

  @Override
  public void freeze() {
    signal("STOP");
  }

  @Override
  public void thaw() {
    signal("CONT");
  }

  private void signal(String signal) {
    ProcessHandle process =
        process().orElseThrow(() -> new StackException(name() + " does not run"));
    CommandLineTool.require(List.of("kill", "-s", signal, Long.toString(process.pid())));
  }

  @Override
  public Optional<ProcessHandle> process() {
    try {
      return OwnProcess.load(pidFile()).flatMap(OwnProcess::find);
    } catch (IOException | RuntimeException e) {
      throw new StackException("cannot read " + pidFile(), e);
    }
  }

  private Path pidFile() {
    return directory.resolve("pid");
  }

  private Path outputFile() {
    return directory.resolve("output");
  }
}
