package dev.meteo.sensor;

import dev.meteo.messages.AirReading;
import dev.meteo.messages.Location;
import dev.meteo.messages.PollutionReading;
import dev.meteo.messages.ReadingKind;
import java.time.Instant;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;

/** One simulated sensor. Its values follow from its seed alone. Not thread-safe. */
final class SimulatedSensor {
  private final String id;
  private final Kinds kinds;
  private final @Nullable Location location;
  private final SplittableRandom random;
  private final UniformQuantity temperature;
  private final UniformQuantity humidity;
  private final UniformQuantity co2;
  private long lastMicros = Long.MIN_VALUE;

  /** The last one before the clock went ahead by more than is believed. */
  private long lastBeforeLeap = Long.MIN_VALUE;

  SimulatedSensor(String id, Kinds kinds, @Nullable Location location, long seed) {
    this.id = id;
    this.kinds = kinds;
    this.location = location;
    this.random = new SplittableRandom(seed);
    this.temperature = UniformQuantity.temperature(random);
    this.humidity = UniformQuantity.humidity(random);
    this.co2 = UniformQuantity.co2(random);
  }

  /** Uses no timestamp up to this one. */
  void continueAfter(Instant used) {
    lastMicros = Math.max(lastMicros, Micros.of(used));
  }

  /**
   * Forgets times that are far ahead of the clock: it was wrong when they were given, and workers
   * refuse them. Times before that are still not used again.
   *
   * @return whether there were such
   */
  boolean forgetTimesAhead(Instant now) {
    long limit = ClockLead.latestMicros(now);
    if (lastMicros <= limit) {
      return false;
    }
    lastMicros = lastBeforeLeap <= limit ? lastBeforeLeap : Long.MIN_VALUE;
    return true;
  }

  /** Detects once, at the instant or a microsecond after its last detection if that is later. */
  void detect(Instant instant, Outbox outbox) throws InterruptedException {
    long micros = Micros.of(instant);
    if (micros > lastMicros && micros - ClockLead.MICROS > lastMicros) {
      lastBeforeLeap = lastMicros;
    }
    lastMicros = Math.max(lastMicros + 1, micros);
    Instant timestamp = Micros.toInstant(lastMicros);
    if (kinds.include(ReadingKind.AIR)) {
      outbox.put(
          new AirReading(id, timestamp, temperature.next(random), humidity.next(random), location));
    }
    if (kinds.include(ReadingKind.POLLUTION)) {
      outbox.put(new PollutionReading(id, timestamp, co2.next(random), location));
    }
  }
}
