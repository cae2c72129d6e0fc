package dev.meteo.messages;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Who is behind the numbers: what the window proxy tells terminals of workers and sensors every few
 * seconds. It may be lost, and nothing is counted by it. All instants are of Redis' clock.
 *
 * @param at when this was so
 * @param silentAfter who was not heard of for longer is called silent
 * @param workers those that gave a sign within the last minutes, by name; compute servers too
 * @param sensors how many were heard of within the last day
 * @param silent how many of them are silent
 * @param listed the sensors that were not heard of for longest, in that order; not all when many
 */
public record SignsOfLife(
    Instant at,
    Duration silentAfter,
    List<WorkerSign> workers,
    long sensors,
    long silent,
    List<SensorSign> listed) {
  /** Keeps copies of the lists. */
  public SignsOfLife {
    workers = List.copyOf(workers);
    listed = List.copyOf(listed);
  }

  /** Whether nothing was heard for too long of whom was last heard of then. */
  public boolean isSilent(Instant seen) {
    return Duration.between(seen, at).compareTo(silentAfter) > 0;
  }

  /**
   * A worker, or a compute server.
   *
   * @param name of its connections
   * @param seen its last sign
   */
  public record WorkerSign(String name, Instant seen, WorkerFigures figures) {}

  /**
   * What a worker says of itself.
   *
   * @param received readings since its start
   * @param stored of them counted for the first time
   * @param refused of them for good
   * @param perSecond readings received in a second, lately
   */
  public record WorkerFigures(long received, long stored, long refused, double perSecond) {}

  /**
   * A sensor.
   *
   * @param seen when a worker last took a reading of it
   * @param location where it said that it stands, if it ever did
   */
  public record SensorSign(String sensor, Instant seen, @Nullable Location location) {}
}
