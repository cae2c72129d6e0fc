package dev.meteo.acceptance;

import dev.meteo.oracle.Coefficients;
import dev.meteo.oracle.Expectation;
import dev.meteo.oracle.ExpectedWindow;
import dev.meteo.oracle.Figures;
import dev.meteo.oracle.RawReading;
import io.lettuce.core.api.sync.RedisCommands;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The panes of one second, as Redis has them and as the readings say that they must be: by second,
 * then by field.
 */
final class Panes {
  private static final String PREFIX = "{meteo:0}:";
  private static final long MICROS_PER_SECOND = 1_000_000;

  private Panes() {}

  /** What is stored, but for how often and when it changed, and for the fingerprints. */
  static SortedMap<Long, SortedMap<String, String>> stored(RedisCommands<String, String> redis) {
    SortedMap<Long, SortedMap<String, String>> panes = new TreeMap<>();
    for (String second : redis.zrange(PREFIX + "panes", 0, -1)) {
      Map<String, String> pane = redis.hgetall(PREFIX + "pane:" + second);
      SortedMap<String, String> figures = new TreeMap<>(pane);
      figures.keySet().removeAll(List.of("version", "changed"));
      figures.keySet().removeIf(field -> field.endsWith(":fingerprint"));
      panes.put(Long.valueOf(second), figures);
    }
    return panes;
  }

  /** How many readings are counted. */
  static long count(RedisCommands<String, String> redis) {
    long count = 0;
    for (String second : redis.zrange(PREFIX + "panes", 0, -1)) {
      for (String kind : List.of("wellness:", "pollution:")) {
        String counted = redis.hget(PREFIX + "pane:" + second, kind + "count");
        count += counted == null ? 0 : Long.parseLong(counted);
      }
    }
    return count;
  }

  /** What must be stored when each of these readings was counted once. */
  static SortedMap<Long, SortedMap<String, String>> expected(List<RawReading> readings) {
    SortedMap<Long, SortedMap<String, String>> panes = new TreeMap<>();
    Expectation expectation = Expectation.of(readings, Duration.ofSeconds(1), new Coefficients());
    for (ExpectedWindow second : expectation.windows()) {
      SortedMap<String, String> figures = new TreeMap<>();
      add(figures, "wellness:", second.wellness());
      add(figures, "pollution:", second.pollution());
      panes.put(second.start().getEpochSecond(), figures);
    }
    return panes;
  }

  private static void add(Map<String, String> pane, String kind, @Nullable Figures figures) {
    if (figures != null) {
      pane.put(kind + "count", Long.toString(figures.count()));
      pane.put(kind + "sum", Long.toString(figures.sum()));
      pane.put(kind + "squares", Long.toString(figures.sumOfSquares()));
      pane.put(kind + "min", Integer.toString(figures.min()));
      pane.put(kind + "max", Integer.toString(figures.max()));
      pane.put(
          kind + "newest", Long.toString(Math.floorMod(figures.newestMicros(), MICROS_PER_SECOND)));
    }
  }
}
