package dev.meteo.testbed;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/** A server in a container. */
final class DockerServer implements StackServer {
  private static final Duration START_PATIENCE = Duration.ofMinutes(2);
  private static final int POLL_MS = 50;

  /** How many unsuccessful probes pass between two looks at whether the container still runs. */
  private static final int PROBES_PER_LOOK = 20;

  private final String name;
  private final String container;
  private final List<String> runArguments;
  private final Probe probe;

  /**
   * @param runArguments what makes the container, after {@code docker run}
   */
  DockerServer(String name, String container, List<String> runArguments, Probe probe) {
    this.name = name;
    this.container = container;
    this.runArguments = runArguments;
    this.probe = probe;
  }

  @Override
  public String name() {
    return name;
  }

  /** Makes and starts the container without waiting for it to answer. */
  void create() {
    DockerCli.require(runArguments.toArray(String[]::new));
  }

  @Override
  public boolean isRunning() {
    CommandLineTool.Outcome outcome =
        DockerCli.run("inspect", "--format", "{{.State.Running}}", container);
    return outcome.succeeded() && outcome.output().equals("true");
  }

  @Override
  public Optional<ProcessHandle> process() {
    return Optional.empty();
  }

  @Override
  public void start() {
    DockerCli.require("start", container);
    awaitAnswer();
  }

  void awaitAnswer() {
    long deadlineNanos = System.nanoTime() + START_PATIENCE.toNanos();
    for (int probes = 1; !probe.answers(); probes++) {
      if (probes % PROBES_PER_LOOK == 0 && !isRunning()) {
        throw ServerLog.earlyEnd(name, DockerCli.run("logs", "--tail", "50", container).output());
      }
      if (System.nanoTime() - deadlineNanos > 0) {
        throw new StackException(
            name + " does not answer after " + START_PATIENCE.toSeconds() + " s");
      }
      pause();
    }
  }

  private static void pause() {
    try {
      TimeUnit.MILLISECONDS.sleep(POLL_MS);
    } catch (InterruptedException e) {
      throw StackException.interrupted(e);
    }
  }

  @Override
  public void kill() {
    if (isRunning()) {
      DockerCli.require("kill", "--signal", "KILL", container);
      DockerCli.require("wait", container);
    }
  }

  @Override
  public void stop() {
    if (isRunning()) {
      DockerCli.require("stop", "--time", "30", container);
    }
  }

  @Override
  public void freeze() {
    DockerCli.require("pause", container);
  }

  @Override
  public void thaw() {
    DockerCli.require("unpause", container);
  }

  /**
   * Writes all that it printed so far into its folder there; a container that is gone left none.
   */
  void keepLog(Path to) throws IOException {
    Path folder = Files.createDirectories(to.resolve(name));
    Files.writeString(folder.resolve("output"), DockerCli.run("logs", container).output() + "\n");
  }

  /** Copies what a directory of the container holds into its folder there, if it can be had. */
  void keepFiles(String directory, Path to) throws IOException {
    Path folder = Files.createDirectories(to.resolve(name));
    var unused = DockerCli.run("cp", container + ":" + directory + "/.", folder.toString());
  }

  @Override
  public String tool(List<String> command) {
    List<String> arguments = new ArrayList<>(List.of("exec", container));
    arguments.addAll(command);
    return DockerCli.require(arguments.toArray(String[]::new));
  }
}
