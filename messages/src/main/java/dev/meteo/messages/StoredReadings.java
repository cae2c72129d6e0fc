package dev.meteo.messages;

import java.time.Instant;
import java.util.List;

/**
 * What a worker tells about readings once they count: those that it stored and those that were
 * stored before, which may have been told before, or not, if a worker died in between. Receivers
 * know a reading by its identity.
 *
 * @param worker the name of its connections
 * @param since when this worker began to count its messages; with its name it tells one run of a
 *     worker from another
 * @param shard which part of the sensors, from 0
 * @param number from 1, one more for each message of this run and shard; a number that lacks is a
 *     message that could not be told, a number that comes again is the same message
 * @param storedAt when they were stored, by the worker's clock
 * @param readings at least one, at most {@link #MAX_READINGS}
 */
public record StoredReadings(
    String worker,
    Instant since,
    int shard,
    long number,
    Instant storedAt,
    List<StoredReading> readings) {
  /** More than fit into a message. */
  public static final int MAX_READINGS = 10_000;

  private static final int MAX_NAME_LENGTH = 200;

  /**
   * @throws IllegalArgumentException saying what is out of range
   */
  public StoredReadings {
    if (worker.isEmpty() || worker.length() > MAX_NAME_LENGTH) {
      throw new IllegalArgumentException("worker must be 1 to " + MAX_NAME_LENGTH + " characters");
    }
    if (shard < 0 || shard >= Shard.MAX_SHARDS) {
      throw new IllegalArgumentException(
          "shard must be 0 to " + (Shard.MAX_SHARDS - 1) + ", not " + shard);
    }
    if (number < 1) {
      throw new IllegalArgumentException("number must be 1 or more, not " + number);
    }
    if (readings.isEmpty() || readings.size() > MAX_READINGS) {
      throw new IllegalArgumentException(
          "readings must be 1 to " + MAX_READINGS + ", not " + readings.size());
    }
    readings = List.copyOf(readings);
  }

  /** The routing key that it is published with. */
  public String routingKey() {
    return Shard.routingKey(shard);
  }
}
