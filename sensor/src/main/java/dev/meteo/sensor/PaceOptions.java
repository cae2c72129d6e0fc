package dev.meteo.sensor;

import dev.meteo.cli.UsageError;
import dev.meteo.messages.Timestamps;
import dev.meteo.messages.VisibleText;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** When simulated sensors detect. */
final class PaceOptions {
  private static final double NANOS_PER_SECOND = 1e9;
  private static final Duration DEFAULT_EVERY = Duration.ofSeconds(1);

  @Option(
      names = "--every",
      paramLabel = "DURATION",
      description = "How often each simulated sensor detects. Default: 1s.")
  private @Nullable Duration every;

  @Option(
      names = "--rate",
      paramLabel = "R",
      description = {
        "Readings per second of all simulated sensors together, or max for as fast as they are",
        "confirmed. Instead of --every."
      })
  private @Nullable String rate;

  @Option(
      names = "--load",
      paramLabel = "OFFSET:RATE[,...]",
      description = {
        "Readings per second of all simulated sensors together, from each offset on, such as",
        "0s:100,10s:2000,20s:100; 0 is a pause, and as the last rate the end. Instead of --rate.",
        "With a --load or --start-at every reading has the time when it was due, however late it",
        "is sent, and --for leaves out only what is due later."
      })
  private @Nullable String load;

  @Option(
      names = "--start-at",
      paramLabel = "INSTANT",
      description = {
        "When the first reading is due, in RFC 3339, such as 2026-03-01T12:00:00Z; connects",
        "before. With a --seed and an --id, two runs then have the same values at the same",
        "offsets; a --replay begins then with its first row. Default: at once."
      })
  private @Nullable String startAt;

  /** How often each sensor detects; the default when it follows from another option. */
  Duration every() {
    return every == null ? DEFAULT_EVERY : every;
  }

  boolean isUnpaced() {
    return rate != null && Tempo.parse("--rate", rate).isMax();
  }

  /** Whether all instants are known in advance. */
  boolean isPlanned() {
    return load != null || startAt != null;
  }

  /**
   * The schedule of the ticks at which one of the sensors detects; empty for as fast as it goes.
   *
   * @param runsFor when a planned schedule ends
   * @throws UsageError when the options do not go together
   */
  Optional<Schedule> schedule(int sensors, Kinds kinds, Optional<Duration> runsFor) {
    if (Stream.of(every, rate, load).filter(given -> given != null).count() > 1) {
      throw new UsageError("--every, --rate and --load exclude each other");
    }
    if (isUnpaced()) {
      if (isPlanned()) {
        throw new UsageError("--start-at needs a pace, not --rate max");
      }
      return Optional.empty();
    }
    int perTick = kinds.readings();
    return Optional.of(
        isPlanned()
            ? new PlannedSchedule(plan(sensors, perTick), perTick, runsFor, instant())
            : new TickSchedule(perSecond(sensors, perTick) / perTick));
  }

  private LoadPlan plan(int sensors, int perTick) {
    return load == null ? LoadPlan.even(perSecond(sensors, perTick)) : LoadPlan.parse(load);
  }

  /** Readings of all sensors. */
  private double perSecond(int sensors, int perTick) {
    if (rate != null) {
      return Tempo.parse("--rate", rate).factor();
    }
    if (!every().isPositive()) {
      throw new UsageError("--every must be longer than nothing; see --rate max");
    }
    return sensors * NANOS_PER_SECOND / every().toNanos() * perTick;
  }

  /** When the first reading is due; null for at once. */
  @Nullable Instant instant() {
    if (startAt == null) {
      return null;
    }
    return Timestamps.parse(startAt)
        .orElseThrow(
            () ->
                new UsageError(
                    "--start-at must be an instant such as 2026-03-01T12:00:00Z, not "
                        + VisibleText.quoted(String.valueOf(startAt))));
  }
}
