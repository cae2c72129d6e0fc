package dev.meteo.historian;

import dev.meteo.historian.database.Archive;
import dev.meteo.historian.database.Level;
import dev.meteo.historian.database.Months;
import dev.meteo.messages.CoefficientKind;
import dev.meteo.messages.CoefficientStatistics;
import dev.meteo.messages.WindowSummary;
import dev.meteo.store.StoreException;
import dev.meteo.store.WindowKey;
import dev.meteo.store.WindowState;
import dev.meteo.store.WindowStore;
import java.io.IOException;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Compares a day of windows: what was published of them, what their readings in the database give,
 * and what Redis holds. A window with imported readings is not compared. For one thread.
 */
final class WindowCheck {
  private static final int WINDOWS_AT_ONCE = 500;

  /**
   * A window whose figures differ.
   *
   * @param between which two differ
   */
  record Difference(
      Instant start,
      Instant end,
      CoefficientKind kind,
      String between,
      @Nullable CoefficientStatistics one,
      @Nullable CoefficientStatistics other) {}

  /** Hears of differences as they are found. */
  @FunctionalInterface
  interface Listener {
    void differs(Difference difference) throws IOException;
  }

  private record Key(long start, long end) implements Comparable<Key> {
    private static final Comparator<Key> ORDER =
        Comparator.comparingLong(Key::start).thenComparingLong(Key::end);

    @Override
    public int compareTo(Key other) {
      return ORDER.compare(this, other);
    }
  }

  private final Archive archive;
  private final @Nullable WindowStore redis;
  private final @Nullable Instant horizon;
  private final Listener listener;
  private final Map<Key, WindowSummary> reachingOver = new HashMap<>();
  private long compared;
  private long comparedWithRedis;
  private long skipped;
  private long uncovered;
  private long waiting;

  /**
   * @param redis null to leave it out
   * @param horizon below it Redis holds no windows; null when it holds all
   */
  WindowCheck(
      Archive archive, @Nullable WindowStore redis, @Nullable Instant horizon, Listener listener) {
    this.archive = archive;
    this.redis = redis;
    this.horizon = horizon;
    this.listener = listener;
  }

  /** Windows that were compared. */
  long compared() {
    return compared;
  }

  /** Those of them that were compared with Redis too. */
  long comparedWithRedis() {
    return comparedWithRedis;
  }

  /** Windows with imported readings. */
  long skipped() {
    return skipped;
  }

  /** Readings older than the last window that no window of the database covers. */
  long uncovered() {
    return uncovered;
  }

  /** Readings after the last window. */
  long waiting() {
    return waiting;
  }

  /**
   * Compares the windows that begin in the span.
   *
   * @param lastEnd the end of the latest window of all
   */
  void run(long from, long to, long lastEnd) throws SQLException, IOException {
    Map<Key, WindowSummary> own = new HashMap<>();
    TreeSet<Long> lengths = new TreeSet<>();
    long[] end = {to};
    archive.windows(
        from,
        to,
        summary -> {
          Key key = new Key(Months.micros(summary.start()), Months.micros(summary.end()));
          own.put(key, summary);
          lengths.add(key.end() - key.start());
          end[0] = Math.max(end[0], key.end());
          return true;
        });
    reachingOver.keySet().removeIf(key -> key.end() <= from);
    reachingOver.keySet().forEach(key -> lengths.add(key.end() - key.start()));
    Map<Key, WindowTally> tallies = new HashMap<>();
    archive.counted(
        from,
        end[0],
        reading -> {
          boolean covered = false;
          for (long length : lengths) {
            long start = Math.floorDiv(reading.micros(), length) * length;
            Key key = new Key(start, start + length);
            if (own.containsKey(key)) {
              tallies.computeIfAbsent(key, any -> new WindowTally()).add(reading);
              covered = true;
            } else if (reachingOver.containsKey(key)) {
              covered = true;
            }
          }
          if (!covered && !reading.imported() && reading.micros() < to) {
            if (reading.micros() < lastEnd) {
              uncovered++;
            } else {
              waiting++;
            }
          }
          return true;
        });
    compare(own, tallies);
    own.forEach(
        (key, summary) -> {
          if (key.end() > to) {
            reachingOver.put(key, summary);
          }
        });
  }

  private void compare(Map<Key, WindowSummary> own, Map<Key, WindowTally> tallies)
      throws IOException {
    List<WindowKey> inRedis = new ArrayList<>();
    for (Map.Entry<Key, WindowSummary> window : new TreeMap<>(own).entrySet()) {
      WindowTally tally = tallies.getOrDefault(window.getKey(), new WindowTally());
      if (tally.hasImported()) {
        skipped++;
        continue;
      }
      compared++;
      WindowSummary summary = window.getValue();
      for (CoefficientKind kind : CoefficientKind.values()) {
        compare(
            summary.start(),
            summary.end(),
            kind,
            "published and stored readings",
            summary.statistics(kind),
            tally.statistics(kind));
      }
      if (redis != null && (horizon == null || !summary.start().isBefore(horizon))) {
        inRedis.add(new WindowKey(summary.start(), summary.end()));
      }
    }
    if (redis != null) {
      for (int i = 0; i < inRedis.size(); i += WINDOWS_AT_ONCE) {
        compare(redis, inRedis.subList(i, Math.min(inRedis.size(), i + WINDOWS_AT_ONCE)), tallies);
      }
    }
  }

  private void compare(WindowStore store, List<WindowKey> keys, Map<Key, WindowTally> tallies)
      throws StoreException, IOException {
    List<WindowState> states = store.read(keys);
    for (WindowState state : states) {
      comparedWithRedis++;
      Instant start = state.window().start();
      Instant end = state.window().end();
      WindowTally tally =
          tallies.getOrDefault(
              new Key(Months.micros(start), Months.micros(end)), new WindowTally());
      compare(
          start,
          end,
          CoefficientKind.WELLNESS,
          "Redis and stored readings",
          state.wellness().statistics(),
          tally.statistics(CoefficientKind.WELLNESS));
      compare(
          start,
          end,
          CoefficientKind.POLLUTION,
          "Redis and stored readings",
          state.pollution().statistics(),
          tally.statistics(CoefficientKind.POLLUTION));
    }
  }

  private void compare(
      Instant start,
      Instant end,
      CoefficientKind kind,
      String between,
      @Nullable CoefficientStatistics one,
      @Nullable CoefficientStatistics other)
      throws IOException {
    if (!Objects.equals(plain(one), plain(other))) {
      listener.differs(new Difference(start, end, kind, between, one, other));
    }
  }

  /** Without the fingerprint, which the database does not recompute. */
  private static @Nullable CoefficientStatistics plain(@Nullable CoefficientStatistics figures) {
    return figures == null
        ? null
        : new CoefficientStatistics(
            figures.count(),
            figures.sum(),
            figures.mean(),
            figures.stddev(),
            figures.min(),
            figures.max(),
            figures.newest());
  }

  /** The days of a month, in order, as far as they are in the span. */
  static List<long[]> days(long monthBegin, long monthEnd, long from, long to) {
    List<long[]> days = new ArrayList<>();
    for (long day = monthBegin; day < monthEnd; day += Level.DAYS.micros()) {
      long begin = Math.max(day, from);
      long end = Math.min(day + Level.DAYS.micros(), to);
      if (begin < end) {
        days.add(new long[] {begin, end});
      }
    }
    return days;
  }
}
