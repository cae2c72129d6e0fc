package dev.meteo.grpc;

import dev.meteo.cli.CommandMain;
import dev.meteo.cli.Termination;
import dev.meteo.grpc.balancer.BalancerCommand;
import dev.meteo.grpc.proxy.GrpcProxyCommand;
import dev.meteo.grpc.sensor.GrpcSensorCommand;
import dev.meteo.grpc.server.ServerCommand;
import dev.meteo.grpc.terminal.CallSource;
import dev.meteo.terminal.TerminalMain;
import org.slf4j.bridge.SLF4JBridgeHandler;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;

/** Starts a role of the direct variant. */
public final class GrpcMain {
  private GrpcMain() {}

  /** Runs until a signal ends it, and exits the JVM. */
  public static void main(String[] args) {
    CommandMain.run(args, GrpcMain::command);
  }

  static CommandSpec command(Termination termination) {
    logWithTheRest();
    return CommandSpec.forAnnotatedObject(new GrpcCommand())
        .addSubcommand("balancer", new CommandLine(new BalancerCommand(termination)))
        .addSubcommand("server", new CommandLine(new ServerCommand(termination)))
        .addSubcommand("sensor", new CommandLine(new GrpcSensorCommand(termination)))
        .addSubcommand("proxy", new CommandLine(new GrpcProxyCommand(termination)))
        .addSubcommand(
            "terminal", new CommandLine(TerminalMain.command(termination, new CallSource())));
  }

  /** gRPC logs by java.util.logging, which would write to the screen. */
  private static void logWithTheRest() {
    SLF4JBridgeHandler.removeHandlersForRootLogger();
    SLF4JBridgeHandler.install();
  }
}
