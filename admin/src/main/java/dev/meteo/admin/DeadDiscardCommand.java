package dev.meteo.admin;

import dev.meteo.cli.BrokerOption;
import dev.meteo.cli.ExitCode;
import dev.meteo.cli.UsageError;
import dev.meteo.cli.UserError;
import java.io.IOException;
import java.util.concurrent.Callable;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code meteo dead discard}. */
@Command(name = "discard", description = "Takes dead letters out for good. Asks first.")
final class DeadDiscardCommand implements Callable<Integer> {
  private final Confirmation confirmation;

  @Spec private CommandSpec spec = CommandSpec.create();
  @Mixin private BrokerOption broker = new BrokerOption();
  @Mixin private DeadSelection selection = new DeadSelection();

  @Option(names = "--yes", description = "Do not ask.")
  private boolean yes;

  DeadDiscardCommand(Confirmation confirmation) {
    this.confirmation = confirmation;
  }

  @Override
  public Integer call() throws IOException {
    selection.check();
    int discarded = selection.isSingle() ? discardOne() : discardAll();
    spec.commandLine().getOut().println(discarded + " discarded");
    spec.commandLine().getOut().flush();
    return ExitCode.DONE;
  }

  /** The one that was asked about, although positions may change while somebody thinks. */
  private int discardOne() throws IOException {
    DeadMessage meant = lookUp();
    confirm("dead letter %d (%s: %s)".formatted(meant.position(), meant.reason(), meant.detail()));
    if (discard(meant::isSame, 1) == 0) {
      throw new UserError(selection + " is not there any more; see 'meteo dead list'");
    }
    return 1;
  }

  private int discardAll() throws IOException {
    confirm(selection.toString());
    return discard(selection::matches, Integer.MAX_VALUE);
  }

  private DeadMessage lookUp() throws IOException {
    try (DeadQueue queue = DeadQueue.open(broker.endpoint())) {
      DeadMessage found = queue.find(selection::matches);
      if (found == null) {
        throw new UserError("there is no " + selection + "; see 'meteo dead list'");
      }
      return found;
    }
  }

  private int discard(Predicate<DeadMessage> wanted, int atMost) throws IOException {
    int discarded = 0;
    try (DeadQueue queue = DeadQueue.open(broker.endpoint())) {
      @Nullable DeadMessage message = queue.find(wanted);
      while (message != null) {
        queue.remove(message.deliveryTag());
        discarded++;
        message = discarded < atMost ? queue.find(wanted) : null;
      }
    }
    return discarded;
  }

  private void confirm(String what) {
    if (!yes
        && !confirmation
            .isGiven("Discard " + what + " for good?")
            .orElseThrow(() -> new UsageError("nobody can be asked here; add --yes to discard"))) {
      throw new UserError("nothing was discarded");
    }
  }
}
