package dev.meteo.oracle;

import dev.meteo.oracle.Violation.Rule;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Takes one coefficient's revisions of one window in order: a revision has all readings that
 * earlier ones had, and maybe more. After one that fell, later ones are still held against the
 * fullest.
 */
final class GrowthCheck {
  private final String where;
  private final Consumer<Violation> violations;
  private long fullestRevision;
  private @Nullable Figures fullest;

  GrowthCheck(String where, Consumer<Violation> violations) {
    this.where = where;
    this.violations = violations;
  }

  /**
   * The next one.
   *
   * @param figures null when the revision has no reading of this coefficient
   */
  void next(long revision, @Nullable Figures figures) {
    Figures before = fullest;
    if (before != null) {
      compare(revision, before, figures);
    }
    if (figures != null && (before == null || figures.count() >= before.count())) {
      fullest = figures;
      fullestRevision = revision;
    }
  }

  private void compare(long revision, Figures before, @Nullable Figures after) {
    long count = after == null ? 0 : after.count();
    if (after == null || count < before.count()) {
      String detail =
          "count %d, and revision %d had %d".formatted(count, fullestRevision, before.count());
      violations.accept(new Violation(Rule.COUNT_FELL, at(revision), detail));
    } else if (!contains(after, before)) {
      String detail =
          "%s does not hold what revision %d had, %s".formatted(after, fullestRevision, before);
      violations.accept(new Violation(Rule.READINGS_REPLACED, at(revision), detail));
    }
  }

  private String at(long revision) {
    return where.formatted(revision);
  }

  /** Whether the one can be the other and as many readings more as it counts more. */
  private static boolean contains(Figures after, Figures before) {
    if (after.count() == before.count()) {
      return after.equals(before);
    }
    long more = after.count() - before.count();
    long sum = after.sum() - before.sum();
    long squares = after.sumOfSquares() - before.sumOfSquares();
    return after.min() <= before.min()
        && after.max() >= before.max()
        && after.newestMicros() >= before.newestMicros()
        && within(sum, more * after.min(), more * after.max())
        && within(squares, more * square(after.min()), more * square(after.max()));
  }

  private static boolean within(long value, long least, long most) {
    return least <= value && value <= most;
  }

  private static long square(int value) {
    return (long) value * value;
  }
}
