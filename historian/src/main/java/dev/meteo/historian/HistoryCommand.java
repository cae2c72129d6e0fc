package dev.meteo.historian;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code meteo history}. */
@Command(
    name = "history",
    description = {
      "Answers questions about what the historian keeps, and adds recorded files to it.",
      "Times are written as people say them: 2026-03, 2026-03-05T12:30, yesterday, -7d, now."
    })
final class HistoryCommand implements Runnable {
  @Spec private CommandSpec spec = CommandSpec.create();

  @Override
  public void run() {
    throw new ParameterException(
        spec.commandLine(),
        "say sensors, readings, windows, export, check, import, backfill or simulate");
  }
}
