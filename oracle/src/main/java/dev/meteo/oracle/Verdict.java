package dev.meteo.oracle;

import java.util.List;
import java.util.stream.Collectors;

/**
 * What the judge found.
 *
 * @param violations empty when all is as it must be
 * @param windows how many windows were expected
 * @param summaries how many summaries were judged
 * @param corrections how many summaries were not their window's first revision
 */
public record Verdict(List<Violation> violations, int windows, int summaries, long corrections) {
  private static final int SHOWN = 20;

  /** Defensive copy. */
  public Verdict {
    violations = List.copyOf(violations);
  }

  /** Whether nothing is wrong. */
  public boolean isRight() {
    return violations.isEmpty();
  }

  /** The verdict in words, with the first violations. */
  @Override
  public String toString() {
    String shown =
        violations.stream()
            .limit(SHOWN)
            .map(violation -> System.lineSeparator() + "  " + violation)
            .collect(Collectors.joining());
    return "%d violations in %d summaries (%d corrections) of %d expected windows%s"
        .formatted(violations.size(), summaries, corrections, windows, shown);
  }
}
