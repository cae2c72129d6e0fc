package dev.meteo.oracle;

/**
 * Something published that must not be, or not published that must.
 *
 * @param rule what is broken
 * @param where the window and coefficient, or the line
 * @param detail what was expected and what was found
 */
public record Violation(Rule rule, String where, String detail) {
  /** What can be broken. */
  public enum Rule {
    /** The line is no window summary. */
    UNREADABLE,
    /** Start and end are not those of a window. */
    NO_SUCH_WINDOW,
    /** A window with readings was never published. */
    MISSING_WINDOW,
    /** A window was published with readings that were never sent. */
    UNEXPECTED_WINDOW,
    /** One revision of a window was published with two contents. */
    TWO_CONTENTS,
    /** A coefficient is null although there are readings of it. */
    NULL_DESPITE_READINGS,
    /** A coefficient has figures although there is no reading of it. */
    FIGURES_WITHOUT_READINGS,
    /** The number of readings. */
    WRONG_COUNT,
    /** The sum of the coefficients. */
    WRONG_SUM,
    /** The mean of the coefficients. */
    WRONG_MEAN,
    /** The sample standard deviation of the coefficients. */
    WRONG_STDDEV,
    /** The smallest coefficient. */
    WRONG_MIN,
    /** The largest coefficient. */
    WRONG_MAX,
    /** The latest detection timestamp. */
    WRONG_NEWEST
  }

  @Override
  public String toString() {
    return rule + " " + where + ": " + detail;
  }
}
