package dev.meteo.store;

import dev.meteo.messages.WindowSummary;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * What the scripts promise, as plain collections: an operation at a time, nothing expires, nothing
 * fails. Windows are {@value #LENGTH} seconds long.
 */
final class StoreModel {
  static final long LENGTH = 2;

  /** What identifies a result. */
  private record Id(String sensor, char kind, Instant timestamp) {}

  /** A window's last revision. */
  private record Last(int revision, WindowSummary content) {}

  private final Map<Id, Result> results = new HashMap<>();
  private final SortedMap<Long, Long> versions = new TreeMap<>();
  private final SortedSet<Long> dirty = new TreeSet<>();
  private final Map<WindowKey, Last> windows = new TreeMap<>();
  private final SortedSet<WindowKey> outbox = new TreeSet<>();
  private @Nullable String holder;
  private long horizon = Long.MIN_VALUE;

  static WindowKey windowOf(long second) {
    Instant start = Instant.ofEpochSecond(Math.floorDiv(second, LENGTH) * LENGTH);
    return new WindowKey(start, start.plusSeconds(LENGTH));
  }

  List<AddOutcome> add(List<Result> added) {
    SortedSet<Long> changed = new TreeSet<>();
    List<AddOutcome> outcomes = added.stream().map(result -> add(result, changed)).toList();
    for (long second : changed) {
      versions.merge(second, 1L, Long::sum);
      dirty.add(second);
    }
    return outcomes;
  }

  private AddOutcome add(Result result, SortedSet<Long> changed) {
    if (result.paneSecond() < horizon) {
      return AddOutcome.TOO_LATE;
    }
    char kind = result.kind().wireName().charAt(0);
    Result first = results.putIfAbsent(new Id(result.sensor(), kind, result.timestamp()), result);
    if (first == null) {
      changed.add(result.paneSecond());
      return AddOutcome.STORED;
    }
    return first.contentHash() == result.contentHash() ? AddOutcome.DUPLICATE : AddOutcome.CONFLICT;
  }

  boolean acquire(String token) {
    if (holder == null) {
      holder = token;
    }
    return token.equals(holder);
  }

  void release(String token) {
    if (token.equals(holder)) {
      holder = null;
    }
  }

  void expireLease() {
    holder = null;
  }

  SealOutcome seal(String token, WindowSummary summary) {
    WindowKey window = new WindowKey(summary.start(), summary.end());
    Last last = windows.get(window);
    int revision = last == null ? 0 : last.revision();
    WindowSummary content = withoutRevision(summary);
    if (!token.equals(holder)) {
      return SealOutcome.NOT_LEADER;
    } else if (revision != summary.revision() - 1) {
      return SealOutcome.STALE;
    } else if (last != null && last.content().equals(content)) {
      return SealOutcome.UNCHANGED;
    } else if (window.startSecond() < horizon) {
      return SealOutcome.UNCHANGED;
    } else if (outbox.contains(window)) {
      return SealOutcome.STALE;
    }
    windows.put(window, new Last(revision + 1, content));
    outbox.add(window);
    return SealOutcome.SEALED;
  }

  boolean mark(String token, WindowKey window, int revision) {
    if (!token.equals(holder)) {
      return false;
    }
    Last last = windows.get(window);
    if (last != null && last.revision() == revision) {
      outbox.remove(window);
    }
    return true;
  }

  boolean clean(String token, List<Pane> read) {
    if (!token.equals(holder)) {
      return false;
    }
    for (Pane pane : read) {
      if (versions.getOrDefault(pane.second(), 0L) == pane.version()) {
        dirty.remove(pane.second());
      }
    }
    return true;
  }

  boolean raiseHorizon(String token, long second) {
    if (!token.equals(holder)) {
      return false;
    }
    if (second > horizon && (dirty.isEmpty() || dirty.first() >= second)) {
      horizon = second;
    }
    return true;
  }

  /** What a window says of all that is stored. */
  WindowSummary content(WindowKey window) {
    Aggregate wellness = Aggregate.EMPTY;
    Aggregate pollution = Aggregate.EMPTY;
    for (Result result : results.values()) {
      if (windowOf(result.paneSecond()).equals(window)) {
        switch (result.kind()) {
          case AIR -> wellness = wellness.merge(single(result));
          case POLLUTION -> pollution = pollution.merge(single(result));
        }
      }
    }
    return new WindowSummary(
        window.start(), window.end(), 1, wellness.statistics(), pollution.statistics());
  }

  private static Aggregate single(Result result) {
    int hundredths = result.hundredths();
    long micros = result.paneSecond() * 1_000_000 + result.microsecondInPane();
    return new Aggregate(
        1,
        hundredths,
        (long) hundredths * hundredths,
        hundredths,
        hundredths,
        micros,
        Fingerprint.of(result.value()));
  }

  /** Windows with anything stored in them. */
  SortedSet<WindowKey> filled() {
    SortedSet<WindowKey> filled = new TreeSet<>();
    versions.keySet().forEach(second -> filled.add(windowOf(second)));
    return filled;
  }

  /**
   * Windows that will never say what is stored: the last revision says something else, and nothing
   * would have it looked at again.
   */
  List<WindowKey> forgotten() {
    return filled().stream()
        .filter(window -> window.startSecond() >= horizon)
        .filter(window -> dirty.stream().noneMatch(second -> windowOf(second).equals(window)))
        .filter(window -> !content(window).equals(last(window)))
        .toList();
  }

  private @Nullable WindowSummary last(WindowKey window) {
    Last last = windows.get(window);
    return last == null ? null : last.content();
  }

  static WindowSummary withoutRevision(WindowSummary summary) {
    return new WindowSummary(
        summary.start(), summary.end(), 1, summary.wellness(), summary.pollution());
  }

  /** All of it in words that are compared with {@link StoreView}. */
  Map<String, Object> view() {
    Map<WindowKey, Integer> revisions = new TreeMap<>();
    windows.forEach((window, last) -> revisions.put(window, last.revision()));
    return Map.of(
        "versions",
        versions,
        "dirty",
        List.copyOf(dirty),
        "revisions",
        revisions,
        "outbox",
        List.copyOf(outbox),
        "lease",
        String.valueOf(holder),
        "horizon",
        horizon);
  }
}
