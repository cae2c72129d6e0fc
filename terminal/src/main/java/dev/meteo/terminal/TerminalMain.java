package dev.meteo.terminal;

import dev.meteo.cli.CommandMain;
import dev.meteo.cli.Termination;
import dev.meteo.terminal.feed.FeedSource;
import dev.meteo.terminal.feed.RabbitSource;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;

/** Starts {@code meteo terminal} and its commands. */
public final class TerminalMain {
  private TerminalMain() {}

  /** Runs the command and exits with its code. */
  public static void main(String[] args) {
    CommandMain.run(args, termination -> command(termination, new RabbitSource()));
  }

  /**
   * The terminal's command line, whatever brings its summaries.
   *
   * @param termination tells the terminal to end
   * @param source where its summaries come from; its options become the command's
   */
  public static CommandSpec command(Termination termination, FeedSource source) {
    return CommandSpec.forAnnotatedObject(new TerminalCommand(termination, source))
        .addSubcommand("export", new CommandLine(new ExportCommand()))
        .addSubcommand("replay", new CommandLine(new ReplayCommand(termination)));
  }
}
