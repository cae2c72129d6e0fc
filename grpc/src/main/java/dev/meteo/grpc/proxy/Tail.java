package dev.meteo.grpc.proxy;

import dev.meteo.store.Position;
import dev.meteo.store.PublishedSummary;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The end of the history, as this proxy published it, in memory: what all terminals want is read
 * from Redis by none. Safe for concurrent use.
 */
final class Tail {
  private final int capacity;
  private final Deque<PublishedSummary> summaries = new ArrayDeque<>();

  /** Everything after it is here; null while nothing is. */
  private @Nullable Position after;

  Tail(int capacity) {
    this.capacity = capacity;
  }

  /** Adds what was just published. */
  synchronized void add(List<PublishedSummary> published) {
    for (PublishedSummary summary : published) {
      if (after == null) {
        after = summary.position(); // what is between an older position and this one is unknown
      } else {
        summaries.addLast(summary);
      }
      if (summaries.size() > capacity) {
        after = summaries.removeFirst().position();
      }
    }
  }

  /** Forgets all: others may have published meanwhile. */
  synchronized void clear() {
    summaries.clear();
    after = null;
  }

  /** The first summaries after the position, at most so many; empty when that is not known here. */
  synchronized Optional<List<PublishedSummary>> after(Position position, int limit) {
    if (after == null || position.compareTo(after) < 0) {
      return Optional.empty();
    }
    return Optional.of(
        summaries.stream()
            .filter(summary -> summary.position().compareTo(position) > 0)
            .limit(limit)
            .toList());
  }
}
