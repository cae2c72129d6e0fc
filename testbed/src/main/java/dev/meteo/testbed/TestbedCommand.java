package dev.meteo.testbed;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** What {@code ./meteo stack} and {@code ./meteo demo} start. */
@Command(name = "meteo", description = "A private RabbitMQ and Redis, and what runs on them.")
final class TestbedCommand implements Runnable {
  @Spec private CommandSpec spec = CommandSpec.create();

  @Override
  public void run() {
    throw new ParameterException(spec.commandLine(), "say stack or demo");
  }
}
