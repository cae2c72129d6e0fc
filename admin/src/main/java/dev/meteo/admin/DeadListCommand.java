package dev.meteo.admin;

import dev.meteo.cli.BrokerOption;
import dev.meteo.cli.ExitCode;
import dev.meteo.cli.UsageError;
import dev.meteo.messages.VisibleText;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code meteo dead list}. */
@Command(name = "list", description = "Lists the dead letters, the oldest first. Takes none out.")
final class DeadListCommand implements Callable<Integer> {
  private static final int DETAIL_LENGTH = 100;
  private static final int ID_LENGTH = 12;

  @Spec private CommandSpec spec = CommandSpec.create();
  @Mixin private BrokerOption broker = new BrokerOption();

  @Option(
      names = "--limit",
      paramLabel = "N",
      defaultValue = "50",
      description = "How many at the most. Default: ${DEFAULT-VALUE}.")
  private int limit;

  @Option(names = "--json", description = "One JSON object a line, with the whole body.")
  private boolean json;

  @Override
  public Integer call() throws IOException {
    if (limit < 1) {
      throw new UsageError("--limit must be at least 1");
    }
    PrintWriter out = spec.commandLine().getOut();
    try (DeadQueue queue = DeadQueue.open(broker.endpoint())) {
      @Nullable DeadMessage message = queue.next();
      while (message != null && message.position() <= limit) {
        out.println(json ? DeadJson.line(message) : line(message));
        message = message.position() < limit ? queue.next() : null;
      }
      if (!json) {
        out.println(summary(queue.atStart()));
      }
    }
    out.flush();
    return ExitCode.DONE;
  }

  private String summary(long count) {
    if (count == 0) {
      return "no dead letters";
    }
    return count <= limit ? count + " in all" : "the first " + limit + " of " + count;
  }

  private static String line(DeadMessage message) {
    return "%4d  %-20s  %-18s  %-24s  %-12s  %s"
        .formatted(
            message.position(),
            VisibleText.of(message.time(), 27),
            VisibleText.of(message.reason(), 18),
            VisibleText.of(message.routingKey(), 40),
            message.id().substring(0, Math.min(ID_LENGTH, message.id().length())),
            VisibleText.of(message.detail(), DETAIL_LENGTH));
  }
}
