package dev.meteo.compare.run;

import dev.meteo.cli.Termination;
import dev.meteo.sensor.SensorRole;
import dev.meteo.sensor.Transport;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** A sensor whose readings go nowhere: how fast the load can be made at all. */
@Command(
    name = "generator",
    hidden = true,
    description = "A part of ./meteo compare: a sensor with nobody behind it.")
public final class GeneratorAlone implements Callable<Integer> {
  private static final int IN_FLIGHT = 1000;

  private final Termination termination;
  @Spec private CommandSpec spec = CommandSpec.create();
  @Mixin private final SensorRole role = new SensorRole();

  /**
   * @param termination ends it
   */
  public GeneratorAlone(Termination termination) {
    this.termination = termination;
  }

  @Override
  public Integer call() throws Exception {
    SinkTransport[] sink = new SinkTransport[1];
    int code =
        role.run(
            spec.commandLine(),
            termination,
            new Transport.Flow(IN_FLIGHT, 1),
            (outbox, notices) -> {
              sink[0] = new SinkTransport(outbox);
              return sink[0];
            });
    spec.commandLine().getOut().println(String.format(Locale.ROOT, "%.0f", sink[0].perSecond()));
    return code;
  }
}
