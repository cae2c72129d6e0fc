package dev.meteo.store;

import dev.meteo.messages.Location;
import dev.meteo.messages.SignsOfLife;
import dev.meteo.messages.SignsOfLife.SensorSign;
import dev.meteo.messages.SignsOfLife.WorkerFigures;
import dev.meteo.messages.SignsOfLife.WorkerSign;
import dev.meteo.messages.SkippedRecords;
import io.lettuce.core.api.async.RedisAsyncCommands;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.LoggerFactory;

/**
 * Where workers leave signs of life, and the leading window proxy finds them. Nothing that counts
 * is kept here. Safe for concurrent use.
 */
public final class SignStore {
  /** As many sensors in one script, so that it does not hold Redis up. */
  private static final int PER_SCRIPT = 500;

  private static final int MOST_KEPT = 100_000;
  private static final int MOST_LISTED = 256;
  private static final Duration WORKER_FORGOTTEN_AFTER = Duration.ofMinutes(10);
  private static final Duration SENSOR_FORGOTTEN_AFTER = Duration.ofDays(1);

  /** The last one that the contract can say. */
  private static final long LATEST_MILLIS = Instant.parse("9999-12-31T23:59:59Z").toEpochMilli();

  private static final String[] KEYS = {Keys.WORKERS, Keys.SENSORS, Keys.PLACES};

  private final StoreConnection connection;
  private final SkippedRecords skipped =
      new SkippedRecords(LoggerFactory.getLogger(SignStore.class), "the signs of life in Redis");

  /** The connection stays the caller's. */
  public SignStore(StoreConnection connection) {
    this.connection = connection;
  }

  /**
   * Notes that the worker lives and of whom it has heard. Blocks.
   *
   * @param worker without blanks
   */
  public void sign(String worker, WorkerFigures figures, List<Sighting> sightings)
      throws StoreException {
    int from = 0;
    do {
      int to = Math.min(sightings.size(), from + PER_SCRIPT);
      List<String> arguments = new ArrayList<>(List.of(worker, text(figures)));
      for (Sighting sighting : sightings.subList(from, to)) {
        arguments.add(sighting.sensor());
        arguments.add(Long.toString(sighting.ago().toMillis()));
        arguments.add(sighting.place());
      }
      connection.run(Script.SIGN, KEYS, arguments.toArray(String[]::new));
      from = to;
    } while (from < sightings.size());
  }

  /**
   * The worker ends in order: nobody need miss it. Does not block: without a connection, not told.
   */
  public void leave(String worker) {
    Optional<RedisAsyncCommands<String, String>> commands = connection.openCommands();
    if (commands.isPresent()) {
      var unused = commands.get().hdel(Keys.WORKERS, worker);
    }
  }

  /**
   * Who has been heard of, the sensors silent for longest first. Blocks.
   *
   * @param silentAfter how long nothing may be heard of a sensor
   */
  public SignsOfLife roll(Duration silentAfter) throws StoreException {
    String answer =
        connection.run(
            Script.ROLL,
            KEYS,
            Long.toString(WORKER_FORGOTTEN_AFTER.toMillis()),
            Long.toString(SENSOR_FORGOTTEN_AFTER.toMillis()),
            Long.toString(silentAfter.toMillis()),
            Integer.toString(MOST_KEPT),
            Integer.toString(MOST_LISTED));
    String[] lines = answer.split("\n", -1);
    String[] head = lines[0].split(" ", -1);
    List<WorkerSign> workers = new ArrayList<>();
    List<SensorSign> sensors = new ArrayList<>();
    for (int i = 1; i < lines.length; i++) {
      if (!lines[i].isEmpty()) {
        read(lines[i], workers, sensors);
      }
    }
    workers.sort(Comparator.comparing(WorkerSign::name));
    return new SignsOfLife(
        instant(head[0]), silentAfter, workers, whole(head[1]), whole(head[2]), sensors);
  }

  /** What others wrote into Redis ends nobody. */
  private void read(String line, List<WorkerSign> workers, List<SensorSign> sensors) {
    String[] fields = line.split(" ", -1);
    try {
      switch (fields[0]) {
        case "w" -> workers.add(worker(fields));
        case "s" -> sensors.add(new SensorSign(fields[1], instant(fields[2]), place(fields[3])));
        default -> skipped.skip("no sign of life", line);
      }
    } catch (IllegalArgumentException | IndexOutOfBoundsException e) {
      skipped.skip(String.valueOf(e.getMessage()), line);
    }
  }

  private static String text(WorkerFigures figures) {
    return figures.received()
        + " "
        + figures.stored()
        + " "
        + figures.refused()
        + " "
        + figures.perSecond();
  }

  private static WorkerSign worker(String[] fields) {
    return new WorkerSign(
        fields[1],
        instant(fields[2]),
        new WorkerFigures(whole(fields[3]), whole(fields[4]), whole(fields[5]), rate(fields[6])));
  }

  private static Instant instant(String milliseconds) {
    return Instant.ofEpochMilli(Math.min(whole(milliseconds), LATEST_MILLIS));
  }

  private static long whole(String text) {
    long number = StoredNumber.parse(text, 0, Long.MAX_VALUE);
    if (number < 0) {
      throw new IllegalArgumentException("no whole number");
    }
    return number;
  }

  private static double rate(String text) {
    double rate = Double.parseDouble(text);
    if (!(rate >= 0 && rate < Double.POSITIVE_INFINITY)) {
      throw new IllegalArgumentException("no rate");
    }
    return rate;
  }

  private static @Nullable Location place(String text) {
    int comma = text.indexOf(',');
    return comma < 0
        ? null
        : new Location(
            Double.parseDouble(text.substring(0, comma)),
            Double.parseDouble(text.substring(comma + 1)));
  }
}
