package dev.meteo.admin;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** What {@code ./meteo status}, {@code ./meteo dead} and {@code ./meteo migrate} start. */
@Command(
    name = "meteo",
    description = "The state of the system, its dead letters, and its conversion.")
final class AdminCommand implements Runnable {
  @Spec private CommandSpec spec = CommandSpec.create();

  @Override
  public void run() {
    throw new ParameterException(spec.commandLine(), "say status, dead or migrate");
  }
}
