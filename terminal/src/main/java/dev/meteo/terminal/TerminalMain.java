package dev.meteo.terminal;

import dev.meteo.cli.CommandMain;
import dev.meteo.cli.Termination;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;

/** Starts {@code meteo terminal} and its commands. */
public final class TerminalMain {
  private TerminalMain() {}

  /** Runs the command and exits with its code. */
  public static void main(String[] args) {
    CommandMain.run(args, TerminalMain::command);
  }

  static CommandSpec command(Termination termination) {
    return CommandSpec.forAnnotatedObject(new TerminalCommand(termination))
        .addSubcommand("export", new CommandLine(new ExportCommand()))
        .addSubcommand("replay", new CommandLine(new ReplayCommand(termination)));
  }
}
