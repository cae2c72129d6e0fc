package dev.meteo.testbed;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** The docker command. */
final class DockerCli {
  private static final Duration ANSWER_PATIENCE = Duration.ofSeconds(5);
  private static final Duration PULL_PATIENCE = Duration.ofMinutes(10);

  private DockerCli() {}

  /** Whether the command exists and its engine answers. */
  static boolean answers() {
    List<String> command = command("version", "--format", "{{.Server.Version}}");
    return CommandLineTool.run(command, ANSWER_PATIENCE).succeeded();
  }

  static boolean hasImage(String image) {
    return CommandLineTool.run(command("image", "inspect", image)).succeeded();
  }

  static CommandLineTool.Outcome pull(String image) {
    return CommandLineTool.run(command("pull", "--quiet", image), PULL_PATIENCE);
  }

  /** Runs a docker command that must succeed. */
  static String require(String... arguments) {
    CommandLineTool.Outcome outcome = CommandLineTool.run(command(arguments));
    if (!outcome.succeeded()) {
      throw ServerLog.earlyEnd("docker " + arguments[0], outcome.output());
    }
    return outcome.output();
  }

  static CommandLineTool.Outcome run(String... arguments) {
    return CommandLineTool.run(command(arguments));
  }

  private static List<String> command(String... arguments) {
    List<String> command = new ArrayList<>(List.of("docker"));
    command.addAll(List.of(arguments));
    return command;
  }
}
