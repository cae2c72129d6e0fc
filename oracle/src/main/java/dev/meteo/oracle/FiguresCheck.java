package dev.meteo.oracle;

import com.fasterxml.jackson.databind.JsonNode;
import dev.meteo.oracle.Violation.Rule;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Compares one coefficient's published figures with the expected ones. */
final class FiguresCheck {
  /** Means and deviations are doubles; all else is exact. */
  private static final BigDecimal RELATIVE_TOLERANCE = new BigDecimal("1e-12");

  private final String where;
  private final JsonNode found;
  private final Consumer<Violation> violations;

  private FiguresCheck(String where, JsonNode found, Consumer<Violation> violations) {
    this.where = where;
    this.found = found;
    this.violations = violations;
  }

  static void check(
      String where, @Nullable Figures expected, JsonNode found, Consumer<Violation> violations) {
    FiguresCheck check = new FiguresCheck(where, found, violations);
    if (expected == null) {
      if (!found.isNull()) {
        check.violation(Rule.FIGURES_WITHOUT_READINGS, "null", found);
      }
    } else if (found.isNull()) {
      check.violation(Rule.NULL_DESPITE_READINGS, expected, found);
    } else {
      check.figures(expected);
    }
  }

  /** Figures of a part of the readings, maybe of none. */
  static void checkPart(
      String where, List<SentCoefficient> sent, JsonNode found, Consumer<Violation> violations) {
    if (found.isNull()) {
      return;
    }
    Optional<String> wrong;
    try {
      wrong = PartCheck.impossible(PublishedFigures.parse(found).figures(), sent);
    } catch (IllegalArgumentException e) {
      wrong = Optional.of(String.valueOf(e.getMessage()));
    }
    wrong
        .map(why -> new Violation(Rule.NEVER_SENT, where, why + ", found " + found))
        .ifPresent(violations);
  }

  private void figures(Figures expected) {
    exact(Rule.WRONG_COUNT, "count", BigDecimal.valueOf(expected.count()));
    exact(Rule.WRONG_SUM, "sum", BigDecimal.valueOf(expected.sum(), 2));
    exact(Rule.WRONG_MIN, "min", BigDecimal.valueOf(expected.min(), 2));
    exact(Rule.WRONG_MAX, "max", BigDecimal.valueOf(expected.max(), 2));
    close(Rule.WRONG_MEAN, "mean", expected.mean());
    standardDeviation(expected);
    String newest = Expectation.instant(expected.newestMicros()).toString();
    if (!newest.equals(found.path("newest").asText())) {
      violation(Rule.WRONG_NEWEST, newest, found.path("newest"));
    }
  }

  private void standardDeviation(Figures expected) {
    if (expected.count() > 1) {
      close(Rule.WRONG_STDDEV, "stddev", expected.standardDeviation());
    } else if (!found.path("stddev").isNull()) {
      violation(Rule.WRONG_STDDEV, "null", found.path("stddev"));
    }
  }

  private void exact(Rule rule, String field, BigDecimal expected) {
    JsonNode value = found.path(field);
    if (!value.isNumber() || value.decimalValue().compareTo(expected) != 0) {
      violation(rule, expected, value);
    }
  }

  private void close(Rule rule, String field, BigDecimal expected) {
    JsonNode value = found.path(field);
    if (!value.isNumber() || !isClose(value.decimalValue(), expected)) {
      violation(rule, expected, value);
    }
  }

  static boolean isClose(BigDecimal value, BigDecimal expected) {
    BigDecimal tolerance = expected.abs().multiply(RELATIVE_TOLERANCE);
    return value.subtract(expected).abs().compareTo(tolerance) <= 0;
  }

  private void violation(Rule rule, Object expected, JsonNode value) {
    String shown = value.isMissingNode() ? "nothing" : value.toString();
    violations.accept(new Violation(rule, where, "expected " + expected + ", found " + shown));
  }
}
