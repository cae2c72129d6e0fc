package dev.meteo.admin;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code meteo dead}. */
@Command(
    name = "dead",
    description = {
      "The readings that were refused, in the queue meteo.dead, each with the reason why.",
      "",
      "They stay until they are requeued or discarded."
    })
final class DeadCommand implements Runnable {
  @Spec private CommandSpec spec = CommandSpec.create();

  @Override
  public void run() {
    throw new ParameterException(spec.commandLine(), "say list, show, requeue or discard");
  }
}
