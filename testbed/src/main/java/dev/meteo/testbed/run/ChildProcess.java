package dev.meteo.testbed.run;

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

/**
 * A process of a run, which can be killed, frozen and asked to end; what it prints is read line by
 * line on threads of its own. Not for use by several threads at once, but for what reads its state.
 */
public final class ChildProcess implements AutoCloseable {
  private static final int BY_SIGTERM = 128 + 15;
  private static final Logger LOGGER = LoggerFactory.getLogger(ChildProcess.class);
  private static final int LINES_KEPT = 20;

  /**
   * Who hears what a process prints, each line on a thread of the process.
   *
   * @param out hears standard output
   * @param err hears standard error
   */
  public record Listeners(Consumer<String> out, Consumer<String> err) {
    /** One listener for both, called by one thread at a time. */
    public static Listeners both(Consumer<String> listener) {
      Object turn = new Object();
      Consumer<String> inTurn =
          line -> {
            synchronized (turn) {
              listener.accept(line);
            }
          };
      return new Listeners(inTurn, inTurn);
    }

    /** Nobody. */
    public static Listeners none() {
      return new Listeners(line -> {}, line -> {});
    }
  }

  private final String name;
  private final Process process;
  private final List<Thread> readers;
  private final Deque<String> lastLines = new ArrayDeque<>();

  private ChildProcess(String name, Process process, Listeners listeners) {
    this.name = name;
    this.process = process;
    this.readers =
        List.of(
            reader("out", process.inputReader(StandardCharsets.UTF_8), listeners.out()),
            reader("err", process.errorReader(StandardCharsets.UTF_8), listeners.err()));
  }

  private Thread reader(String stream, BufferedReader lines, Consumer<String> listener) {
    return Thread.ofPlatform()
        .daemon()
        .name(name + "-" + stream)
        .unstarted(() -> read(lines, listener));
  }

  /**
   * Starts a process.
   *
   * @param name for messages
   * @param environment in place of what concerns Meteo in this process' own
   */
  public static ChildProcess start(
      String name, List<String> command, Map<String, String> environment, Listeners listeners)
      throws IOException {
    ProcessBuilder builder = new ProcessBuilder(command);
    builder.redirectInput(ProcessBuilder.Redirect.from(new File("/dev/null")));
    builder.environment().keySet().removeIf(variable -> variable.startsWith("METEO_"));
    builder.environment().putAll(environment);
    ChildProcess child = new ChildProcess(name, builder.start(), listeners);
    child.readers.forEach(Thread::start);
    return child;
  }

  private void read(BufferedReader source, Consumer<String> listener) {
    try (BufferedReader lines = source) {
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

  /** The name it was started with. */
  public String name() {
    return name;
  }

  /** The last lines that it printed. */
  public List<String> lastLines() {
    synchronized (lastLines) {
      return List.copyOf(lastLines);
    }
  }

  /** The process itself. */
  public ProcessHandle handle() {
    return process.toHandle();
  }

  /** Whether it lives, frozen or not. */
  public boolean isAlive() {
    return process.isAlive();
  }

  /**
   * Checks that it lives.
   *
   * @throws UserError when it has ended, with the last it said
   */
  public void requireAlive() {
    if (!process.isAlive()) {
      throw ended();
    }
  }

  /**
   * Waits for its own end, and until all that it printed has been heard.
   *
   * @return whether it has ended
   * @throws UserError when it ended with a failure
   */
  public boolean awaitEnd(Duration atMost) throws InterruptedException {
    if (!process.waitFor(atMost.toMillis(), TimeUnit.MILLISECONDS)) {
      return false;
    }
    if (process.exitValue() != 0) {
      throw ended();
    }
    for (Thread reader : readers) {
      reader.join();
    }
    return true;
  }

  /** Has a JVM print what its threads do, on its standard output (SIGQUIT). */
  public void dumpThreads() throws IOException, InterruptedException {
    signal("QUIT");
  }

  /** Takes the processor from it (SIGSTOP): its connections stay open and silent. */
  public void freeze() throws IOException, InterruptedException {
    signal("STOP");
  }

  /** Lets a frozen one go on. */
  public void thaw() throws IOException, InterruptedException {
    signal("CONT");
  }

  /** Ends it at once (SIGKILL), with all below it, and waits until it is gone. */
  public void kill() throws InterruptedException {
    process.descendants().forEach(ProcessHandle::destroyForcibly);
    process.destroyForcibly().waitFor();
  }

  /** Asks it to end (SIGTERM); does not wait. */
  public void askToEnd() {
    process.toHandle().destroy(); // Process.destroy would close the output before it is read
  }

  /**
   * Whether it was ended by SIGTERM before it had said anything: a JVM that has not come to its
   * main class yet ends by itself.
   */
  public boolean hasEndedBeforeItBegan() {
    return !process.isAlive() && process.exitValue() == BY_SIGTERM && lastLines().isEmpty();
  }

  private void signal(String signal) throws IOException, InterruptedException {
    int exit =
        new ProcessBuilder("kill", "-" + signal, Long.toString(process.pid())).start().waitFor();
    if (exit != 0) {
      requireAlive();
      throw new IOException("kill -" + signal + " ended with exit code " + exit);
    }
  }

  private UserError ended() {
    return new UserError(
        name
            + " has ended with exit code "
            + process.exitValue()
            + ": "
            + String.join(" / ", lastLines()));
  }

  /** Ends it at once; does not wait. */
  @Override
  public void close() {
    process.descendants().forEach(ProcessHandle::destroyForcibly);
    process.destroyForcibly();
  }
}
