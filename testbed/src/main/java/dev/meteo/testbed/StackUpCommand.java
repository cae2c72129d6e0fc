package dev.meteo.testbed;

import dev.meteo.cli.ExitCode;
import dev.meteo.cli.HomeOption;
import dev.meteo.cli.UsageError;
import dev.meteo.cli.UserError;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Starts the stack of a METEO_HOME. */
@Command(name = "up", description = "Starts it, unless it runs, and returns when it answers.")
final class StackUpCommand implements Callable<Integer> {
  @Spec private CommandSpec spec = CommandSpec.create();
  @Mixin private HomeOption home = new HomeOption();

  @Option(
      names = "--nodes",
      paramLabel = "N",
      defaultValue = "1",
      description = "Broker nodes: 1, or 3 for a cluster. Default: ${DEFAULT-VALUE}.")
  private int nodes;

  @Option(
      names = "--backend",
      paramLabel = "WHERE",
      defaultValue = "auto",
      description = {
        "docker, native (what is installed) or auto: Docker when its engine answers.",
        "Default: ${DEFAULT-VALUE}."
      })
  private BackendChoice backend = BackendChoice.AUTO;

  @Override
  public Integer call() {
    StackOptions options = options();
    try (StackLock lock = StackLock.take(home.directory())) {
      Optional<Stack> present = running(lock.stackDirectory());
      if (present.isPresent()) {
        requireNodes(present.get(), options.nodes());
        present.get().awaitAnswers();
        say("the stack runs already: " + present.get().description());
        return ExitCode.DONE;
      }
      long beginNanos = System.nanoTime();
      Stack.start(lock.stackDirectory(), options, this::say);
      Duration taken = Duration.ofNanos(System.nanoTime() - beginNanos);
      say("ready after %.1f s".formatted(taken.toMillis() / 1000.0));
      return ExitCode.DONE;
    }
  }

  private static void requireNodes(Stack present, int wanted) {
    int nodes = present.brokerNodes().size();
    if (nodes != wanted) {
      throw new UserError(
          "a stack with %d broker %s runs already; './meteo stack down' ends it"
              .formatted(nodes, nodes == 1 ? "node" : "nodes"));
    }
  }

  private StackOptions options() {
    if (nodes == 0) {
      throw new UsageError("--nodes: a stack has 1 or 3 broker nodes, not 0");
    }
    try {
      return new StackOptions(nodes, backend);
    } catch (IllegalArgumentException e) {
      throw new UsageError("--nodes: " + e.getMessage());
    }
  }

  /** The stack if it runs; what is left of one that does not is removed. */
  private Optional<Stack> running(Path directory) {
    Optional<Stack> stack = Stack.find(directory);
    if (stack.isPresent() && !stack.get().isRunning()) {
      say("removing what is left of a stack that no longer runs");
      stack.get().close();
      return Optional.empty();
    }
    return stack;
  }

  private void say(String line) {
    PrintWriter err = spec.commandLine().getErr();
    err.println("meteo: " + line);
    err.flush();
  }
}
