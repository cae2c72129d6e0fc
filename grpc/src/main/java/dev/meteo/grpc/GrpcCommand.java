package dev.meteo.grpc;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** What {@code ./meteo grpc} starts. */
@Command(
    name = "grpc",
    description = "The direct variant: the roles call each other, without a broker.")
final class GrpcCommand implements Runnable {
  @Spec private CommandSpec spec = CommandSpec.create();

  @Override
  public void run() {
    throw new ParameterException(
        spec.commandLine(), "say one of " + String.join(", ", spec.subcommands().keySet()));
  }
}
