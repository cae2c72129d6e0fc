package dev.meteo.oracle;

import dev.meteo.oracle.Violation.Rule;
import java.io.IOException;
import java.time.DateTimeException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Readings of which one identity was sent with several contents. Who sends them cannot know which
 * is stored first; but exactly one is, counts, and is never refused, and each other one is refused.
 *
 * @param counted of each identity the content that has to count
 * @param violations where not all but one were refused
 */
public record Conflicts(List<RawReading> counted, List<Violation> violations) {
  /** Defensive copies. */
  public Conflicts {
    counted = List.copyOf(counted);
    violations = List.copyOf(violations);
  }

  /**
   * Tells by what was refused which content counts.
   *
   * @param sent all contents that have arrived for certain, with repetitions
   * @param refused bodies as they were refused, with repetitions
   */
  public static Conflicts judge(Collection<? extends RawReading> sent, Collection<byte[]> refused) {
    Set<RawReading> losers = readings(refused);
    Map<RawReading.Identity, Set<RawReading>> contents = new LinkedHashMap<>();
    for (RawReading reading : sent) {
      contents.computeIfAbsent(reading.identity(), id -> new LinkedHashSet<>()).add(reading);
    }
    List<RawReading> counted = new ArrayList<>();
    List<Violation> violations = new ArrayList<>();
    contents.forEach(
        (identity, all) -> {
          List<RawReading> winners = all.stream().filter(one -> !losers.contains(one)).toList();
          winners.stream().limit(1).forEach(counted::add);
          if (winners.isEmpty()) {
            violations.add(new Violation(Rule.CONFLICT_WITHOUT_WINNER, "" + identity, "" + all));
          } else if (winners.size() > 1) {
            violations.add(new Violation(Rule.CONFLICT_NOT_REFUSED, "" + identity, "" + winners));
          }
        });
    return new Conflicts(counted, violations);
  }

  private static Set<RawReading> readings(Collection<byte[]> bodies) {
    Set<RawReading> readings = new HashSet<>();
    for (byte[] body : bodies) {
      try {
        readings.addAll(SentMessage.read(body));
      } catch (IOException | IllegalArgumentException | DateTimeException e) {
        // whatever it is, it is none of those
      }
    }
    return readings;
  }
}
