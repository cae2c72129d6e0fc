package dev.meteo.admin;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** What {@code ./meteo status} and {@code ./meteo dead} start. */
@Command(name = "meteo", description = "The state of the system, and its dead letters.")
final class AdminCommand implements Runnable {
  @Spec private CommandSpec spec = CommandSpec.create();

  @Override
  public void run() {
    throw new ParameterException(spec.commandLine(), "say status or dead");
  }
}
