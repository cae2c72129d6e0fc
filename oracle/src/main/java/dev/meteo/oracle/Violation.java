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
    /** A revision before a window's last has figures that no part of what was sent has. */
    NEVER_SENT,
    /** One revision of a window was published with two contents. */
    TWO_CONTENTS,
    /** A revision counts fewer readings than an earlier one of its window. */
    COUNT_FELL,
    /** A revision lacks readings that an earlier one of its window had, and has others. */
    READINGS_REPLACED,
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
    WRONG_NEWEST,
    /** A receiver was shown a revision after the same or a higher one of its window. */
    REVISION_NOT_RISING,
    /** A receiver showed what its journal does not have. */
    NOT_IN_JOURNAL,
    /** Two receivers end with different figures for a window. */
    RECEIVERS_DIFFER,
    /** A reading that had to count is among the refused ones. */
    GOOD_READING_REFUSED,
    /** What is no reading is not among the refused ones. */
    BAD_BODY_NOT_REFUSED,
    /** One identity was sent with several contents, and more than one of them was taken. */
    CONFLICT_NOT_REFUSED,
    /** One identity was sent with several contents, and all of them were refused. */
    CONFLICT_WITHOUT_WINNER,
    /** A worker's counters do not add up. */
    COUNTERS_DO_NOT_ADD_UP,
    /** A worker that delivers at least once says that it lost readings. */
    LOST_BY_WORKER,
    /** Aggregates differ from the results that they are made of. */
    AGGREGATE_DIFFERS,
    /** Nothing was published while somebody who only listens did not. */
    STOPPED_BY_LISTENER,
    /** Work is left over after all was healed. */
    NOT_SETTLED,
    /** A process ended by itself, or did not end as it should. */
    NEEDED_HELP,
    /** No fault was done, or those that make readings come twice had no such effect. */
    NOTHING_EXERCISED
  }

  @Override
  public String toString() {
    return rule + " " + where + ": " + detail;
  }
}
