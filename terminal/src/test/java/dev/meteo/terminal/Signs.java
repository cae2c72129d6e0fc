package dev.meteo.terminal;

import dev.meteo.messages.Location;
import dev.meteo.messages.SignsOfLife;
import dev.meteo.messages.SignsOfLife.SensorSign;
import dev.meteo.messages.SignsOfLife.WorkerFigures;
import dev.meteo.messages.SignsOfLife.WorkerSign;
import dev.meteo.terminal.model.Happening;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.Supplier;

/** Workers and sensors for tests. */
public final class Signs {
  private static final Duration SILENT_AFTER = Duration.ofSeconds(30);
  private static final List<String> NAMES = List.of("cellar", "roof");

  private Signs() {}

  /** Three workers, one of them silent, and sensors, of which the first ones are. */
  public static Happening.SignsCame came(Instant at, int sensors, int silent) {
    List<WorkerSign> workers =
        List.of(
            new WorkerSign("worker@lab:4711", at.minusMillis(800), figures(1_234_567, 0, 52.4)),
            new WorkerSign("worker@lab:4712", at.minusSeconds(95), figures(98_765, 0, 0)),
            new WorkerSign("worker@attic:97", at.minusSeconds(3), figures(812, 3, 1_204)));
    List<SensorSign> listed = new ArrayList<>();
    for (int i = 0; i < Math.min(sensors, 256); i++) {
      Instant seen = i < silent ? at.minusSeconds(4000 - i * 100L) : at.minusSeconds(i % 12);
      listed.add(
          new SensorSign(
              NAMES.get(i % 2) + "-" + (i + 1),
              seen,
              i % 3 == 0 ? new Location(41.13 + i % 40, -1.25) : null));
    }
    return new Happening.SignsCame(
        at, new SignsOfLife(at, SILENT_AFTER, workers, sensors, silent, listed));
  }

  /** The same of all sensors at a later time: all are silent; the workers live. */
  public static Happening.SignsCame later(Happening.SignsCame before, Instant at) {
    SignsOfLife signs = before.signs();
    return new Happening.SignsCame(
        at,
        new SignsOfLife(
            at,
            SILENT_AFTER,
            List.of(new WorkerSign("worker@lab:4711", at.minusMillis(800), figures(9, 0, 0))),
            signs.sensors(),
            signs.sensors(),
            signs.listed()));
  }

  /** Nobody has ever been heard of. */
  public static Happening.SignsCame nobody(Instant at) {
    return new Happening.SignsCame(
        at, new SignsOfLife(at, SILENT_AFTER, List.of(), 0, 0, List.of()));
  }

  /** Names that nobody should be able to have. */
  public static Happening.SignsCame hostile(Instant at) {
    List<String> names =
        List.of(
            "\u001b[2J\u001b]0;owned\u0007",
            "\u202eesrever",
            "a\u0301\u0302\u0303combined",
            "\ud83d\ude00 wide \uff21",
            "line\nbreak\ttab\r",
            "x".repeat(200));
    return new Happening.SignsCame(
        at,
        new SignsOfLife(
            at,
            SILENT_AFTER,
            names.stream()
                .map(name -> new WorkerSign(name, at, figures(Long.MAX_VALUE, 1, 1e300)))
                .toList(),
            Long.MAX_VALUE,
            names.size(),
            names.stream()
                .map(name -> new SensorSign(name, Instant.EPOCH, new Location(-90, -180)))
                .toList()));
  }

  /** Whatever a message can say. */
  public static SignsOfLife any(Random random, Supplier<String> text) {
    Instant at = Instant.ofEpochSecond(random.nextLong(-60_000_000_000L, 250_000_000_000L));
    List<WorkerSign> workers = new ArrayList<>();
    List<SensorSign> sensors = new ArrayList<>();
    for (int i = random.nextInt(60); i > 0; i--) {
      Instant seen = at.plusSeconds(random.nextInt(2_000_000) - 1_000_000);
      workers.add(new WorkerSign(text.get(), seen, figures(random.nextLong(), i, i * 1e17)));
      sensors.add(new SensorSign(text.get(), seen, i % 2 == 0 ? null : new Location(i, -i)));
    }
    Duration silentAfter = Duration.ofSeconds(random.nextInt(100));
    return new SignsOfLife(at, silentAfter, workers, random.nextLong(), random.nextInt(3), sensors);
  }

  private static WorkerFigures figures(long received, long refused, double perSecond) {
    return new WorkerFigures(received, received - refused, refused, perSecond);
  }
}
