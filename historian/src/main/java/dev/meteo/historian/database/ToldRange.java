package dev.meteo.historian.database;

import dev.meteo.messages.StoredReadings;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;

/**
 * Messages of a worker's run and shard that have come, all numbers from the first to the last.
 *
 * @param run of the worker that numbered them
 * @param firstAt when what is in the first was stored, by the worker's clock
 * @param lastAt the same of the last
 */
record ToldRange(Run run, long first, long last, Instant firstAt, Instant lastAt) {
  /** A worker's run, and the shard that it counts by itself. */
  record Run(String worker, Instant since, int shard) {}

  static ToldRange of(StoredReadings message) {
    return new ToldRange(
        new Run(message.worker(), message.since(), message.shard()),
        message.number(),
        message.number(),
        message.storedAt(),
        message.storedAt());
  }

  boolean touches(ToldRange other) {
    return run.equals(other.run) && first <= other.last + 1 && other.first <= last + 1;
  }

  /** Both and what is between them. */
  ToldRange with(ToldRange other) {
    return new ToldRange(
        run,
        Math.min(first, other.first),
        Math.max(last, other.last),
        first <= other.first ? firstAt : other.firstAt,
        last >= other.last ? lastAt : other.lastAt);
  }

  /** As few as possible, in order, of one run. */
  static List<ToldRange> merged(Collection<ToldRange> ranges) {
    List<ToldRange> merged = new ArrayList<>();
    for (ToldRange range :
        ranges.stream().sorted(Comparator.comparingLong(ToldRange::first)).toList()) {
      if (!merged.isEmpty() && merged.getLast().touches(range)) {
        merged.set(merged.size() - 1, merged.getLast().with(range));
      } else {
        merged.add(range);
      }
    }
    return merged;
  }
}
