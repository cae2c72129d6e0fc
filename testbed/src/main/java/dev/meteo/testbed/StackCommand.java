package dev.meteo.testbed;

import dev.meteo.cli.ExitCode;
import dev.meteo.cli.HomeOption;
import java.io.PrintWriter;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The stack that this user's commands share, in METEO_HOME. */
@Command(
    name = "stack",
    description = "A private RabbitMQ and Redis on free ports.",
    subcommands = {StackUpCommand.class})
final class StackCommand implements Runnable {
  @Spec private CommandSpec spec = CommandSpec.create();

  @Override
  public void run() {
    throw new ParameterException(spec.commandLine(), "say up, env, status or down");
  }

  @Command(description = "Prints the exports that point all commands to it.")
  int env(@Mixin HomeOption home) {
    Stack stack = required(home);
    out().println("export METEO_AMQP='" + stack.amqp() + "'");
    out().println("export METEO_REDIS='" + stack.redis() + "'");
    out().flush();
    return ExitCode.DONE;
  }

  @Command(description = "Says what runs; exit code 1 when nothing does.")
  int status(@Mixin HomeOption home) {
    Stack stack = required(home);
    out().println(stack.description());
    stack.brokerNodes().forEach(this::line);
    line(stack.redisServer());
    out().flush();
    return stack.isRunning() ? ExitCode.DONE : ExitCode.FAILED;
  }

  private void line(StackServer server) {
    out().println(server.name() + ": " + (server.isRunning() ? "running" : "not running"));
  }

  @Command(description = "Ends it and deletes its data.")
  int down(@Mixin HomeOption home) {
    try (StackLock lock = StackLock.take(home.directory())) {
      Optional<Stack> stack = Stack.find(lock.stackDirectory());
      stack.ifPresent(Stack::close);
      say(stack.isPresent() ? "the stack is gone" : "there is no stack");
      return ExitCode.DONE;
    }
  }

  private static Stack required(HomeOption home) {
    return Stack.find(StackLock.stackDirectory(home.directory()))
        .orElseThrow(() -> new StackException("no stack runs; './meteo stack up' starts one"));
  }

  private void say(String line) {
    PrintWriter err = spec.commandLine().getErr();
    err.println("meteo: " + line);
    err.flush();
  }

  private PrintWriter out() {
    return spec.commandLine().getOut();
  }
}
