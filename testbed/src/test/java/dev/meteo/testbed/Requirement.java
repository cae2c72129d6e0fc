package dev.meteo.testbed;

import static org.assertj.core.api.Assertions.fail;

import org.opentest4j.TestAbortedException;

/** Something a test cannot do without. */
final class Requirement {
  private Requirement() {}

  /** Aborts the test with the reason where it is not met; with CI=true the test fails. */
  static void that(boolean met, String otherwise) {
    if (met) {
      return;
    }
    if ("true".equals(System.getenv("CI"))) {
      fail(otherwise);
    }
    throw new TestAbortedException(otherwise);
  }
}
