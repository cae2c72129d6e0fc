package dev.meteo.testbed;

import dev.meteo.cli.Termination;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** What {@code ./meteo stack} and {@code ./meteo demo} start. */
@Command(
    name = "meteo",
    description = "A private RabbitMQ and Redis.",
    subcommands = {StackCommand.class})
final class TestbedCommand implements Runnable {
  private final Termination termination;

  @Spec private CommandSpec spec = CommandSpec.create();

  TestbedCommand(Termination termination) {
    this.termination = termination;
  }

  Termination termination() {
    return termination;
  }

  @Override
  public void run() {
    throw new ParameterException(spec.commandLine(), "say stack or demo");
  }
}
