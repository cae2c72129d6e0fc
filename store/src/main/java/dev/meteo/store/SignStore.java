package dev.meteo.store;

import dev.meteo.messages.Location;
import dev.meteo.messages.SignsOfLife;
import dev.meteo.messages.SignsOfLife.SensorSign;
import dev.meteo.messages.SignsOfLife.WorkerFigures;
import dev.meteo.messages.SignsOfLife.WorkerSign;
import io.lettuce.core.api.async.RedisAsyncCommands;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

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

  private static final String[] KEYS = {Keys.WORKERS, Keys.SENSORS, Keys.PLACES};

  private final StoreConnection connection;

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
    for (String line : lines) {
      String[] fields = line.split(" ", -1);
      switch (fields[0]) {
        case "w" -> workers.add(worker(fields));
        case "s" -> sensors.add(new SensorSign(fields[1], instant(fields[2]), place(fields[3])));
        default -> {}
      }
    }
    workers.sort(Comparator.comparing(WorkerSign::name));
    return new SignsOfLife(
        instant(head[0]),
        silentAfter,
        workers,
        Long.parseLong(head[1]),
        Long.parseLong(head[2]),
        sensors);
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
        new WorkerFigures(
            Long.parseLong(fields[3]),
            Long.parseLong(fields[4]),
            Long.parseLong(fields[5]),
            Double.parseDouble(fields[6])));
  }

  private static Instant instant(String milliseconds) {
    return Instant.ofEpochMilli(Long.parseLong(milliseconds));
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
