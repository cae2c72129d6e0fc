package dev.meteo.historian;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** What {@code ./meteo historian} and {@code ./meteo history} start. */
@Command(name = "meteo", description = "Keeps the history, and answers questions about it.")
final class MeteoCommand implements Runnable {
  @Spec private CommandSpec spec = CommandSpec.create();

  @Override
  public void run() {
    throw new ParameterException(spec.commandLine(), "say historian or history");
  }
}
