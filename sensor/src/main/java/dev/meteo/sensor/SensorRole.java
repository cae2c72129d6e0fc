package dev.meteo.sensor;

import dev.meteo.cli.Delays;
import dev.meteo.cli.DeliveryOption;
import dev.meteo.cli.FiguresFile;
import dev.meteo.cli.FiguresOption;
import dev.meteo.cli.Guarantee;
import dev.meteo.cli.LatencyOption;
import dev.meteo.cli.Termination;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import picocli.CommandLine;
import picocli.CommandLine.Mixin;

/**
 * A sensor, whatever carries its readings: the options that say where readings come from, and the
 * run that sends them. A mixin of every command that is a sensor.
 */
public final class SensorRole {
  /** What live sensors may have unconfirmed, about 20 MB: minutes without a connection. */
  private static final int LIVE_CAPACITY = 100_000;

  private static final Duration LONGEST_LINGER = Duration.ofMillis(200);

  @Mixin private final SensorOptions sensor = new SensorOptions();
  @Mixin private final SimulationOptions simulation = new SimulationOptions();
  @Mixin private final ReplayOptions replay = new ReplayOptions();
  @Mixin private final OutboxOptions outboxes = new OutboxOptions();
  @Mixin private final DeliveryOption delivery = new DeliveryOption();
  @Mixin private final LatencyOption latency = new LatencyOption();
  @Mixin private final FiguresOption figures = new FiguresOption();

  /** What all sensors of this process are called together: {@code --id} or {@code host-pid}. */
  public String name() {
    return sensor.baseId();
  }

  /** Whether it is a large file that is replayed as fast as it goes. */
  boolean replaysMuchAtOnce() {
    return replay.isLarge() && replay.isUnpaced();
  }

  /** What becomes of readings whose sending failed. */
  public Guarantee guarantee() {
    return delivery.guarantee();
  }

  /**
   * Blocks until all readings are confirmed, or the role is asked to end and what is in hand is
   * sent or 4 s are over.
   *
   * @param command as it was parsed; its standard error gets notices and progress
   * @return the exit code
   * @throws dev.meteo.cli.UserError when the options or what they name cannot be used
   */
  public int run(
      CommandLine command, Termination termination, Transport.Flow flow, Transport.Factory factory)
      throws Exception {
    replay.check(command.getParseResult());
    if (replay.isCheck()) {
      return replay.checkFile(sensor, command.getOut(), command.getErr());
    }
    Notices notices = new Notices(command.getErr(), StandardError.isTerminal());
    if (guarantee().mayLose()) {
      notices.say(Guarantee.WARNING);
    }
    Pacer pacer = new Pacer(InstantSource.system(), termination::await, pacedFor());
    ReadingSource source =
        replay.isWanted()
            ? replay.source(sensor, simulation.pace().instant(), pacer, notices)
            : simulation.source(sensor, pacer, notices);
    boolean keepsTime = replay.isWanted() ? !replay.isUnpaced() : !simulation.pace().isUnpaced();
    try (Keeper keeper = outboxes.open(sensor.givenId(), keepsTime, guarantee(), notices);
        Delays delays = latency.open()) {
      Outbox outbox = outbox(flow, keeper, delays);
      Transport transport = factory.to(outbox, notices);
      SensorRun run =
          new SensorRun(source, outbox, keeper, transport, isLive(), notices, termination);
      try (FiguresFile file = figures.file(() -> outbox.figures().byName())) {
        file.start();
        return run.run();
      }
    }
  }

  private boolean isLive() {
    return !replay.isWanted() && !simulation.pace().isUnpaced();
  }

  /** A plan has its end itself: what is due before it may be late. */
  private Optional<Duration> pacedFor() {
    boolean planned = !replay.isWanted() && simulation.pace().isPlanned();
    return planned ? Optional.empty() : sensor.runsFor();
  }

  private Outbox outbox(Transport.Flow flow, Keeper keeper, Delays delays) {
    Duration linger =
        replay.isWanted() ? LONGEST_LINGER : shorter(simulation.pace().every(), LONGEST_LINGER);
    int fast = flow.fastCapacity();
    int capacity = isLive() ? Math.max(LIVE_CAPACITY, fast) : fast;
    return new Outbox(capacity, flow.readings(), linger, keeper, delays);
  }

  private static Duration shorter(Duration a, Duration b) {
    return a.compareTo(b) <= 0 ? a : b;
  }
}
