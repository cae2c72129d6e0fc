package dev.meteo.bench;

import dev.meteo.cli.UserError;
import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A process that is measured; its output is read line by line on a thread of its own. */
final class Child implements AutoCloseable {
  private static final Logger LOGGER = LoggerFactory.getLogger(Child.class);
  private static final int LINES_KEPT = 20;

  private final String name;
  private final Process process;
  private final Consumer<String> listener;
  private final Thread reader;
  private final Deque<String> lastLines = new ArrayDeque<>();

  private Child(String name, Process process, Consumer<String> listener) {
    this.name = name;
    this.process = process;
    this.listener = listener;
    this.reader = Thread.ofPlatform().daemon().name(name + "-output").unstarted(this::read);
  }

  /**
   * Starts a process.
   *
   * @param environment in place of what concerns Meteo in this process' own
   * @param listener hears each line of standard output and standard error
   */
  static Child start(
      String name, List<String> command, Map<String, String> environment, Consumer<String> listener)
      throws IOException {
    ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
    builder.redirectInput(ProcessBuilder.Redirect.from(new File("/dev/null")));
    builder.environment().keySet().removeIf(variable -> variable.startsWith("METEO_"));
    builder.environment().putAll(environment);
    Child child = new Child(name, builder.start(), listener);
    child.reader.start();
    return child;
  }

  private void read() {
    try (BufferedReader lines = process.inputReader(StandardCharsets.UTF_8)) {
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        keep(line);
        listener.accept(line);
      }
    } catch (IOException e) {
      LOGGER.debug("{} says no more", name, e);
    }
  }

  private void keep(String line) {
    synchronized (lastLines) {
      lastLines.add(line);
      if (lastLines.size() > LINES_KEPT) {
        lastLines.remove();
      }
    }
  }

  /** The last lines of its output. */
  List<String> lastLines() {
    synchronized (lastLines) {
      return List.copyOf(lastLines);
    }
  }

  ProcessHandle handle() {
    return process.toHandle();
  }

  /**
   * @throws UserError when it has ended, with the last it said
   */
  void requireAlive() {
    if (!process.isAlive()) {
      throw ended();
    }
  }

  /**
   * Waits for its own end.
   *
   * @return whether it has ended
   * @throws UserError when it ended with a failure
   */
  boolean awaitEnd(Duration atMost) throws InterruptedException {
    if (!process.waitFor(atMost.toMillis(), TimeUnit.MILLISECONDS)) {
      return false;
    }
    if (process.exitValue() != 0) {
      throw ended();
    }
    reader.join();
    return true;
  }

  /**
   * Sends it a signal. Blocks until that is sent.
   *
   * @param signal such as {@code STOP}
   */
  void signal(String signal) throws IOException, InterruptedException {
    int exit =
        new ProcessBuilder("kill", "-" + signal, Long.toString(process.pid())).start().waitFor();
    if (exit != 0) {
      requireAlive();
      throw new IOException("kill -" + signal + " ended with exit code " + exit);
    }
  }

  /** Asks it to end; does not wait. */
  void askToEnd() {
    process.toHandle().destroy(); // Process.destroy would close the output before it is read
  }

  private UserError ended() {
    return new UserError(
        name
            + " has ended with exit code "
            + process.exitValue()
            + ": "
            + String.join(" / ", lastLines()));
  }

  /** Ends it at once. */
  @Override
  public void close() {
    process.destroyForcibly();
  }
}
