package dev.meteo.testbed;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** Runs a short command to its end. */
final class CommandLineTool {
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  /**
   * How it ended.
   *
   * @param exitCode 0 for success
   * @param output standard output and error together
   */
  record Outcome(int exitCode, String output) {
    boolean succeeded() {
      return exitCode == 0;
    }
  }

  private CommandLineTool() {}

  static Outcome run(List<String> command) {
    return run(command, PATIENCE);
  }

  /** Runs it; a command that is missing or takes too long counts as failed. */
  static Outcome run(List<String> command, Duration atMost) {
    return run(command, System.getenv(), atMost);
  }

  private static Outcome run(
      List<String> command, Map<String, String> environment, Duration atMost) {
    try {
      ProcessBuilder builder =
          new ProcessBuilder(command)
              .redirectInput(ProcessBuilder.Redirect.from(new File("/dev/null")))
              .redirectErrorStream(true);
      builder.environment().clear();
      builder.environment().putAll(environment);
      Process process = builder.start();
      Thread killer =
          Thread.ofVirtual()
              .start(
                  () -> {
                    try {
                      if (!process.waitFor(atMost.toMillis(), TimeUnit.MILLISECONDS)) {
                        process.destroyForcibly();
                      }
                    } catch (InterruptedException e) {
                      Thread.currentThread().interrupt();
                    }
                  });
      String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      int exitCode = process.waitFor();
      killer.interrupt();
      return new Outcome(exitCode, output.strip());
    } catch (IOException e) {
      return new Outcome(127, String.valueOf(e.getMessage()));
    } catch (InterruptedException e) {
      throw StackException.interrupted(e);
    }
  }

  /**
   * Runs it.
   *
   * @return what it wrote
   * @throws StackException when it fails
   */
  static String require(List<String> command) {
    return require(command, System.getenv(), PATIENCE);
  }

  /** The same in another environment, and with another patience. */
  static String require(List<String> command, Map<String, String> environment, Duration atMost) {
    Outcome outcome = run(command, environment, atMost);
    if (!outcome.succeeded()) {
      throw new StackException(
          String.join(" ", command) + " failed: " + ServerLog.tail(outcome.output()));
    }
    return outcome.output();
  }
}
