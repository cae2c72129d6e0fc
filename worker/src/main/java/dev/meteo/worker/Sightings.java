package dev.meteo.worker;

import dev.meteo.messages.Location;
import dev.meteo.messages.Reading;
import dev.meteo.store.Sighting;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Of which sensors something was heard since it was last told. Bounded: of the rest nothing is told
 * until they are heard of again. Times are of {@link System#nanoTime()}. Safe for concurrent use.
 */
public final class Sightings {
  private static final int MOST = 20_000;

  private final Map<String, Seen> heard = new HashMap<>();

  private static final class Seen {
    private long nanos;
    private @Nullable Location location;
  }

  /** A reading of this sensor is stored, or was. */
  public synchronized void add(Reading reading, long nanos) {
    Seen seen = heard.get(reading.sensor());
    if (seen == null) {
      if (heard.size() >= MOST) {
        return;
      }
      seen = new Seen();
      heard.put(reading.sensor(), seen);
    }
    seen.nanos = nanos;
    if (reading.location() != null) {
      seen.location = reading.location();
    }
  }

  /** Hands out what was heard since the last time. */
  synchronized List<Sighting> take(long nowNanos) {
    List<Sighting> taken = new ArrayList<>(heard.size());
    heard.forEach(
        (sensor, seen) ->
            taken.add(
                new Sighting(
                    sensor, Duration.ofNanos(Math.max(0, nowNanos - seen.nanos)), seen.location)));
    heard.clear();
    return taken;
  }
}
