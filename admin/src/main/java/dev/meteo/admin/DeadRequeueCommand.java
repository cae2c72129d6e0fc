package dev.meteo.admin;

import dev.meteo.cli.BrokerOption;
import dev.meteo.cli.ExitCode;
import dev.meteo.cli.UserError;
import java.io.IOException;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code meteo dead requeue}. */
@Command(
    name = "requeue",
    description = {
      "Publishes dead letters again as readings and takes them out.",
      "",
      "Each is taken out only once the broker has confirmed it; a crash in between leaves it in",
      "both places, where it still counts once."
    })
final class DeadRequeueCommand implements Callable<Integer> {
  @Spec private CommandSpec spec = CommandSpec.create();
  @Mixin private BrokerOption broker = new BrokerOption();
  @Mixin private DeadSelection selection = new DeadSelection();

  @Override
  public Integer call() throws IOException, InterruptedException {
    selection.check();
    try (DeadQueue queue = DeadQueue.open(broker.endpoint())) {
      Requeue requeue = new Requeue(queue, selection::matches, selection.isSingle());
      Requeue.Report report = requeue.run();
      if (selection.isSingle() && report.requeued() + report.refused() == 0) {
        throw new UserError("there is no " + selection + "; see 'meteo dead list'");
      }
      spec.commandLine().getOut().println(report.requeued() + " requeued");
      spec.commandLine().getOut().flush();
      if (report.refused() > 0) {
        throw new UserError(
            report.refused()
                + " not taken by the broker and left where they were; is the queue meteo.readings"
                + " there?");
      }
    }
    return ExitCode.DONE;
  }
}
