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
  private static final String SEE_LIST = "; see 'meteo dead list'";

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
    Predicate<DeadMessage> wanted = yes ? selection::matches : confirmed();
    int discarded = discard(wanted, selection.isSingle() ? 1 : Integer.MAX_VALUE);
    if (selection.isSingle() && discarded == 0) {
      throw yes ? missing() : new UserError(selection + " is not there any more" + SEE_LIST);
    }
    spec.commandLine().getOut().println(discarded + " discarded");
    spec.commandLine().getOut().flush();
    return ExitCode.DONE;
  }

  /** Those that were asked about: while somebody thinks, positions may change. */
  private Predicate<DeadMessage> confirmed() throws IOException {
    if (!selection.isSingle()) {
      ask(selection.toString());
      return selection::matches;
    }
    DeadMessage meant = lookUp();
    ask("dead letter %d (%s: %s)".formatted(meant.position(), meant.reason(), meant.detail()));
    return meant::isSame;
  }

  private DeadMessage lookUp() throws IOException {
    try (DeadQueue queue = DeadQueue.open(broker.endpoint())) {
      DeadMessage found = queue.find(selection::matches);
      if (found == null) {
        throw missing();
      }
      return found;
    }
  }

  private UserError missing() {
    return new UserError("there is no " + selection + SEE_LIST);
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

  private void ask(String what) {
    if (!confirmation
        .isGiven("Discard " + what + " for good?")
        .orElseThrow(() -> new UsageError("nobody can be asked here; add --yes to discard"))) {
      throw new UserError("nothing was discarded");
    }
  }
}
