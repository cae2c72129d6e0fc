package dev.meteo.historian;

import dev.meteo.cli.CommandMain;
import dev.meteo.cli.Termination;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;

/** Runs {@code historian} and {@code history}. */
public final class HistorianMain {
  private HistorianMain() {}

  /** Exits the JVM. */
  public static void main(String[] args) {
    CommandMain.run(args, HistorianMain::command);
  }

  static CommandSpec command(Termination termination) {
    CommandLine history =
        new CommandLine(new HistoryCommand())
            .addSubcommand(new SensorsCommand())
            .addSubcommand(new ReadingsCommand(termination))
            .addSubcommand(new WindowsCommand(termination))
            .addSubcommand(new ExportCommand(termination))
            .addSubcommand(new CheckCommand(termination))
            .addSubcommand(new ImportCommand(termination))
            .addSubcommand(new BackfillCommand(termination))
            .addSubcommand(new SimulateCommand(termination));
    return CommandSpec.forAnnotatedObject(new MeteoCommand())
        .addSubcommand("historian", new CommandLine(new HistorianCommand(termination)))
        .addSubcommand("history", history);
  }
}
