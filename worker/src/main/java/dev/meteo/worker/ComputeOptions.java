package dev.meteo.worker;

import dev.meteo.cli.Delays;
import dev.meteo.cli.FiguresFile;
import dev.meteo.cli.FiguresOption;
import dev.meteo.cli.LatencyOption;
import dev.meteo.cli.UsageError;
import dev.meteo.cli.UserError;
import dev.meteo.messages.Retention;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** How coefficients are computed and stored, whatever brings the readings. A mixin. */
public final class ComputeOptions {
  @Option(
      names = "--work-time",
      paramLabel = "MIN:MAX",
      description = {
        "Simulates slow work: so long per reading, at random, one reading at a time.",
        "Such as 500ms:3500ms, which is the most where RabbitMQ waits for an acknowledgement.",
        "Default: as fast as it goes, in batches."
      })
  private @Nullable String workTime;

  @Option(
      names = "--co2",
      paramLabel = "MIN:OPT:MAX",
      description = {
        "The CO2 curve in ppm, the same for the whole system; rooms: 400:600:2000.",
        "Default: what the system uses already, else 300:400:500."
      })
  private @Nullable String co2;

  @Option(
      names = "--retention",
      paramLabel = "TIME",
      description = {
        "How late a reading may still count, for the whole system; 24h or unlimited.",
        "Default: what the system uses already, else 24h."
      })
  private @Nullable String retention;

  @Mixin private final LatencyOption latency = new LatencyOption();
  @Mixin private final FiguresOption figures = new FiguresOption();

  @Option(
      names = "--redis-replicas",
      paramLabel = "N",
      description = {
        "How many replicas of Redis must have a reading before it is acknowledged, for the whole",
        "system. Default: what the system uses already, else 0."
      })
  private @Nullable Integer replicas;

  /**
   * Null for real work.
   *
   * @throws UsageError when it is no work time
   */
  public @Nullable WorkTime workTime() {
    return parsed("--work-time", workTime, WorkTime::parse);
  }

  /**
   * What must not differ between processes, as it was given here.
   *
   * @throws UsageError when something is not as it must be
   */
  public SharedSettings.Own shared() {
    if (replicas != null && replicas < 0) {
      throw new UsageError("--redis-replicas: must not be negative");
    }
    return new SharedSettings.Own(
        parsed("--co2", co2, WellnessCurve::parse),
        parsed("--retention", retention, Retention::parse),
        replicas);
  }

  /**
   * Begins to write the log that was asked for, if one was.
   *
   * @throws UserError when the file cannot be written
   */
  public Delays openDelays() {
    return latency.open();
  }

  /** The file of counters that was asked for, or one that does nothing. */
  public FiguresFile figures(Supplier<Counts> counts) {
    return figures.file(() -> counts.get().byName());
  }

  private static <T> @Nullable T parsed(
      String option, @Nullable String text, Function<String, T> parser) {
    try {
      return text == null ? null : parser.apply(text);
    } catch (IllegalArgumentException e) {
      throw new UsageError(option + ": " + e.getMessage());
    }
  }
}
