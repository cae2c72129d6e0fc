package dev.meteo.terminal;

import dev.meteo.cli.CommandMain;
import dev.meteo.terminal.feed.RabbitSource;

/** Starts {@code meteo terminal}. */
public final class TerminalMain {
  private TerminalMain() {}

  /** Runs the command and exits with its code. */
  public static void main(String[] args) {
    CommandMain.run(args, termination -> new TerminalCommand(termination, new RabbitSource()));
  }
}
