package dev.meteo.admin;

import dev.meteo.cli.BrokerOption;
import dev.meteo.cli.ExitCode;
import dev.meteo.cli.UserError;
import dev.meteo.messages.VisibleText;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code meteo dead show}. */
@Command(name = "show", description = "Shows one dead letter with its body. Leaves it there.")
final class DeadShowCommand implements Callable<Integer> {
  private static final int MAX_LINES = 200;
  private static final int MAX_LINE_LENGTH = 4000;

  @Spec private CommandSpec spec = CommandSpec.create();
  @Mixin private BrokerOption broker = new BrokerOption();

  @Parameters(
      paramLabel = "N|ID",
      description = "The position in the list, or the first 8 or more characters of the id.")
  private String which = "";

  @Override
  public Integer call() throws IOException {
    DeadSelection.checkSingle(which);
    try (DeadQueue queue = DeadQueue.open(broker.endpoint())) {
      @Nullable DeadMessage message =
          queue.find(candidate -> DeadSelection.matches(which, candidate));
      if (message == null) {
        throw new UserError("there is no dead letter " + which + "; see 'meteo dead list'");
      }
      print(message, spec.commandLine().getOut());
    }
    return ExitCode.DONE;
  }

  private static void print(DeadMessage message, PrintWriter out) {
    out.println("position     " + message.position());
    out.println("id           " + message.id());
    out.println("reason       " + message.reason());
    out.println("detail       " + message.detail());
    out.println("routing key  " + VisibleText.of(message.routingKey(), 255));
    out.println("worker       " + message.worker());
    out.println("time         " + message.time());
    out.println("body         " + message.body().length + " bytes");
    out.println();
    new String(message.body(), StandardCharsets.UTF_8)
        .lines()
        .limit(MAX_LINES)
        .forEach(line -> out.println(VisibleText.of(line, MAX_LINE_LENGTH)));
    out.flush();
  }
}
