package dev.meteo.historian;

import dev.meteo.messages.CoefficientKind;
import dev.meteo.messages.CoefficientStatistics;
import dev.meteo.messages.Timestamps;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** How many readings windows count that the database lacks, by spans of windows that touch. */
final class MissingReadings {
  private static final int MOST_SPANS = 10_000;

  private record Span(String kind, Instant from, Instant to, long readings) {
    @Override
    public String toString() {
      return "missing: %d readings of %s from %s to %s"
          .formatted(readings, kind, Timestamps.format(from), Timestamps.format(to));
    }
  }

  private final Map<CoefficientKind, Span> open = new EnumMap<>(CoefficientKind.class);
  private final List<Span> closed = new ArrayList<>();
  private long total;

  void add(WindowCheck.Difference difference) {
    long lacking = count(difference.one()) - count(difference.other());
    if (lacking <= 0) {
      return;
    }
    total += lacking;
    Span last = open.get(difference.kind());
    if (last != null && last.to().equals(difference.start())) {
      open.put(
          difference.kind(),
          new Span(last.kind(), last.from(), difference.end(), last.readings() + lacking));
      return;
    }
    if (last != null && closed.size() < MOST_SPANS) {
      closed.add(last);
    }
    open.put(
        difference.kind(),
        new Span(difference.kind().wireName(), difference.start(), difference.end(), lacking));
  }

  long total() {
    return total;
  }

  List<String> lines() {
    List<Span> all = new ArrayList<>(closed);
    all.addAll(open.values());
    return all.stream()
        .sorted(Comparator.comparing(Span::from).thenComparing(Span::kind))
        .map(Span::toString)
        .toList();
  }

  private static long count(@Nullable CoefficientStatistics figures) {
    return figures == null ? 0 : figures.count();
  }
}
