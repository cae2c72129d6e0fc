package dev.meteo.worker;

import java.util.LinkedHashMap;
import java.util.SequencedMap;

/**
 * What became of the readings that a worker decoded; see {@link Counters} for their law. A body
 * that is refused as a whole counts as one reading.
 *
 * @param received decoded from deliveries, redelivered ones again
 * @param stored counted in Redis for the first time
 * @param duplicate had been counted before, and still count once
 * @param refused refused for good, with their reason
 * @param returned given back to the queue or the sender before any of these was certain
 * @param lost neither stored nor given back, by a role that may lose readings
 */
public record Counts(
    long received, long stored, long duplicate, long refused, long returned, long lost) {
  /** By the names that programs know them by. */
  SequencedMap<String, Long> byName() {
    SequencedMap<String, Long> named = new LinkedHashMap<>();
    named.put("received", received);
    named.put("stored", stored);
    named.put("duplicates", duplicate);
    named.put("refused", refused);
    named.put("returned", returned);
    named.put("lost", lost);
    return named;
  }

  /** Readings of which a worker still has to say what becomes of them. */
  long inHand() {
    return received - stored - duplicate - refused - returned - lost;
  }
}
