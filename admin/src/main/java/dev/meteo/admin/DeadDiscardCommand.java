package dev.meteo.admin;

import dev.meteo.cli.BrokerOption;
import dev.meteo.cli.ExitCode;
import dev.meteo.cli.UsageError;
import dev.meteo.cli.UserError;
import java.io.IOException;
import java.util.concurrent.Callable;
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
    if (!yes && !isConfirmed()) {
      throw new UserError("nothing was discarded");
    }
    int discarded = 0;
    try (DeadQueue queue = DeadQueue.open(broker.endpoint())) {
      @Nullable DeadMessage message = queue.find(selection::matches);
      while (message != null) {
        queue.remove(message.deliveryTag());
        discarded++;
        message = selection.isSingle() ? null : queue.find(selection::matches);
      }
    }
    if (selection.isSingle() && discarded == 0) {
      throw new UserError("there is no " + selection + "; see 'meteo dead list'");
    }
    spec.commandLine().getOut().println(discarded + " discarded");
    spec.commandLine().getOut().flush();
    return ExitCode.DONE;
  }

  private boolean isConfirmed() {
    return confirmation
        .isGiven("Discard " + selection + " for good?")
        .orElseThrow(() -> new UsageError("nobody can be asked here; add --yes to discard"));
  }
}
