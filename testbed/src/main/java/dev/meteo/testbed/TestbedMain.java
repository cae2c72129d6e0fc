package dev.meteo.testbed;

import dev.meteo.cli.CommandMain;
import dev.meteo.cli.Termination;
import dev.meteo.testbed.demo.DemoCommand;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;

/** Runs {@code stack} and {@code demo}. */
public final class TestbedMain {
  private TestbedMain() {}

  /** Exits the JVM. */
  public static void main(String[] args) {
    CommandMain.run(args, TestbedMain::command);
  }

  static CommandSpec command(Termination termination) {
    return CommandSpec.forAnnotatedObject(new TestbedCommand())
        .addSubcommand("stack", new CommandLine(new StackCommand()))
        .addSubcommand("demo", new CommandLine(new DemoCommand(termination)));
  }
}
