package dev.meteo.compare.run;

import dev.meteo.cli.UserError;
import dev.meteo.testbed.run.ChildProcess;
import dev.meteo.testbed.run.RoleLauncher;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A role that is started, perhaps again and again, as a process each time. */
final class RoleTarget implements Target {
  private static final Logger LOGGER = LoggerFactory.getLogger(RoleTarget.class);
  private static final Duration LONGEST_END = Duration.ofSeconds(8);

  private final String name;
  private final RoleLauncher launcher;
  private final IntFunction<List<String>> arguments;
  private final Map<String, String> environment;
  private final List<String> lines = new CopyOnWriteArrayList<>();
  private final List<ChildProcess> incarnations = new ArrayList<>();
  private volatile boolean wanted;

  /**
   * @param arguments of {@code ./meteo}, by the number of the process, from 1
   */
  RoleTarget(
      String name,
      RoleLauncher launcher,
      IntFunction<List<String>> arguments,
      Map<String, String> environment) {
    this.name = name;
    this.launcher = launcher;
    this.arguments = arguments;
    this.environment = environment;
  }

  String name() {
    return name;
  }

  /** How many processes there were. */
  synchronized int starts() {
    return incarnations.size();
  }

  /** Whether any of its processes has said a line on standard error that matches. */
  boolean hasSaid(String regex) {
    return lines.stream().anyMatch(line -> line.matches(regex));
  }

  private synchronized @Nullable ChildProcess latest() {
    return incarnations.isEmpty() ? null : incarnations.getLast();
  }

  boolean isAlive() {
    ChildProcess process = latest();
    return process != null && process.isAlive();
  }

  /** Whether it was started, not ended by anybody, and is not there. */
  boolean hasEndedByItself() {
    return wanted && !isAlive();
  }

  /**
   * @throws UserError when it has ended, with the last that it said
   */
  void requireAlive() {
    ChildProcess process = latest();
    if (process != null) {
      process.requireAlive();
    }
  }

  @Override
  public synchronized void start() throws IOException {
    wanted = true;
    if (!isAlive()) {
      incarnations.add(
          launcher.start(
              name,
              arguments.apply(incarnations.size() + 1),
              environment,
              new ChildProcess.Listeners(line -> {}, lines::add)));
    }
  }

  @Override
  public void kill() throws InterruptedException {
    wanted = false;
    ChildProcess process = latest();
    if (process != null) {
      process.kill();
    }
  }

  @Override
  public void stop() throws InterruptedException {
    wanted = false;
    ChildProcess process = latest();
    if (process != null && process.isAlive()) {
      process.askToEnd();
      if (!process.awaitEnd(LONGEST_END)) {
        process.kill();
      }
    }
  }

  @Override
  public void freeze() throws IOException, InterruptedException {
    signal(ChildProcess::freeze);
  }

  @Override
  public void thaw() throws IOException, InterruptedException {
    signal(ChildProcess::thaw);
  }

  @FunctionalInterface
  private interface Signal {
    void to(ChildProcess process) throws IOException, InterruptedException;
  }

  /** A process that ends by itself meanwhile is past all signals. */
  private void signal(Signal signal) throws IOException, InterruptedException {
    ChildProcess process = latest();
    if (process != null && process.isAlive()) {
      try {
        signal.to(process);
      } catch (UserError e) {
        LOGGER.debug("{} has ended before", name, e);
      }
    }
  }

  @Override
  public List<ProcessHandle> processes() {
    ChildProcess process = latest();
    return process != null && process.isAlive() ? List.of(process.handle()) : List.of();
  }
}
