package dev.meteo.compare.command;

import dev.meteo.cli.CommandMain;
import dev.meteo.cli.Termination;
import dev.meteo.compare.run.GeneratorAlone;
import dev.meteo.compare.run.ManyTerminals;
import org.slf4j.bridge.SLF4JBridgeHandler;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;

/** {@code meteo compare}. */
public final class CompareMain {
  private CompareMain() {}

  /** Compares, and exits the JVM. */
  public static void main(String[] args) {
    CommandMain.run(args, CompareMain::command);
  }

  static CommandSpec command(Termination termination) {
    // gRPC, of the terminals that are called, logs by java.util.logging.
    SLF4JBridgeHandler.removeHandlersForRootLogger();
    SLF4JBridgeHandler.install();
    return CommandSpec.forAnnotatedObject(new CompareCommand(termination))
        .addSubcommand(
            "consuming-terminals", new CommandLine(new ManyTerminals.Consuming(termination)))
        .addSubcommand("called-terminals", new CommandLine(new ManyTerminals.Called(termination)))
        .addSubcommand("generator", new CommandLine(new GeneratorAlone(termination)));
  }
}
