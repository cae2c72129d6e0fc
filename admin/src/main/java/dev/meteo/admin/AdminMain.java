package dev.meteo.admin;

import dev.meteo.cli.CommandMain;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;

/** Runs {@code status}, {@code dead} and {@code migrate}. */
public final class AdminMain {
  private AdminMain() {}

  /** Exits the JVM. */
  public static void main(String[] args) {
    CommandMain.run(args, termination -> command(new Confirmation()));
  }

  static CommandSpec command(Confirmation confirmation) {
    CommandLine dead =
        new CommandLine(new DeadCommand())
            .addSubcommand(new DeadListCommand())
            .addSubcommand(new DeadShowCommand())
            .addSubcommand(new DeadRequeueCommand())
            .addSubcommand(new DeadDiscardCommand(confirmation));
    return CommandSpec.forAnnotatedObject(new AdminCommand())
        .addSubcommand("status", new CommandLine(new StatusCommand()))
        .addSubcommand("dead", dead)
        .addSubcommand("migrate", new CommandLine(new MigrateCommand()));
  }
}
