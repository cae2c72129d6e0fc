package dev.meteo.sensor;

import dev.meteo.cli.BrokerOption;
import dev.meteo.cli.Termination;
import dev.meteo.messages.Topology;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Simulated sensors, or the replay of a recorded one, published to RabbitMQ. */
@Command(
    name = "sensor",
    sortOptions = false,
    description = {
      "Publishes readings: of simulated sensors, or of a recorded one (--replay).",
      "Ends when all of it is confirmed, or on Ctrl-C and SIGTERM."
    })
public final class SensorCommand implements Callable<Integer> {
  /** What live sensors may have unconfirmed, about 20 MB: minutes without a broker. */
  private static final int LIVE_CAPACITY = 100_000;

  private static final Duration LONGEST_LINGER = Duration.ofMillis(200);

  private final Termination termination;

  @Spec private @Nullable CommandSpec spec;
  @Mixin private final SensorOptions sensor = new SensorOptions();
  @Mixin private final SimulationOptions simulation = new SimulationOptions();
  @Mixin private final ReplayOptions replay = new ReplayOptions();
  @Mixin private final PublishOptions publish = new PublishOptions();
  @Mixin private final BrokerOption broker = new BrokerOption();

  @Option(
      names = "--no-declare",
      description = "Create no exchange or queue, only check that they are there.")
  private boolean noDeclare;

  /**
   * @param termination tells the sensors to end
   */
  public SensorCommand(Termination termination) {
    this.termination = termination;
  }

  @Override
  public Integer call() throws Exception {
    CommandSpec command = Objects.requireNonNull(spec);
    replay.check(command.commandLine().getParseResult());
    Notices notices = new Notices(command.commandLine().getErr(), StandardError.isTerminal());
    InstantSource clock = InstantSource.system();
    Pacer pacer = new Pacer(clock, termination::await, sensor.runsFor());
    ReadingSource source =
        replay.isWanted()
            ? replay.source(sensor, pacer, notices)
            : simulation.source(sensor, pacer, notices);
    return new SensorRun(
            broker.endpoint(),
            noDeclare ? Topology.checking() : Topology.declaring(),
            publish.settings(sensor.baseId()),
            source,
            outbox(),
            isLive(),
            notices,
            termination)
        .run();
  }

  private boolean isLive() {
    return !replay.isWanted() && !simulation.isUnpaced();
  }

  private Outbox outbox() {
    Duration linger =
        replay.isWanted() ? LONGEST_LINGER : shorter(simulation.every(), LONGEST_LINGER);
    int capacity = publish.fastCapacity();
    return new Outbox(
        isLive() ? Math.max(LIVE_CAPACITY, capacity) : capacity, publish.batch(), linger);
  }

  private static Duration shorter(Duration a, Duration b) {
    return a.compareTo(b) <= 0 ? a : b;
  }
}
