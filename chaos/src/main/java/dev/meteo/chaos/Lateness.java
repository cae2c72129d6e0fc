package dev.meteo.chaos;

import dev.meteo.chaos.scene.Actor;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * How long after its end and its grace a window first came to any terminal, in milliseconds.
 *
 * @param medianMs of all windows whose time came during the run
 * @param p99Ms of them
 * @param maxMs of them
 */
record Lateness(long medianMs, long p99Ms, long maxMs) {
  private static final Duration GRACE = Duration.ofMillis(500);
  private static final Pattern WINDOW =
      Pattern.compile("\"start\":\"([^\"]+)\",\"end\":\"([^\"]+)\",\"revision\":1,");

  /** When windows first came to any terminal. */
  static List<Actor.Line> firsts(List<Actor> terminals) {
    Map<String, Actor.Line> firsts = new HashMap<>();
    for (Actor terminal : terminals) {
      for (Actor.Line line : terminal.lines()) {
        Matcher matcher = WINDOW.matcher(line.text());
        if (matcher.find()) {
          firsts.merge(matcher.group(1), line, (a, b) -> b.at().isBefore(a.at()) ? b : a);
        }
      }
    }
    return List.copyOf(firsts.values());
  }

  /**
   * Of windows that ended during the run; others are late because their readings were.
   *
   * @param begin of the run
   */
  static Lateness of(List<Actor.Line> firsts, Instant begin) {
    List<Long> late = new ArrayList<>();
    for (Actor.Line line : firsts) {
      Matcher matcher = WINDOW.matcher(line.text());
      if (matcher.find() && Instant.parse(matcher.group(1)).isAfter(begin)) {
        Instant due = Instant.parse(matcher.group(2)).plus(GRACE);
        late.add(Duration.between(due, line.at()).toMillis());
      }
    }
    if (late.isEmpty()) {
      return new Lateness(0, 0, 0);
    }
    Collections.sort(late);
    return new Lateness(
        late.get(late.size() / 2), late.get((late.size() - 1) * 99 / 100), late.getLast());
  }
}
