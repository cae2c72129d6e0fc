package dev.meteo.admin;

import java.util.stream.Collectors;

/** Health as text for people. */
final class HealthText {
  private HealthText() {}

  /** A line for each finding, the worst first, as monitoring systems show it; or that all is ok. */
  static String of(Health health) {
    return health.findings().isEmpty()
        ? health.level().name()
        : health.findings().stream()
            .map(HealthText::line)
            .collect(Collectors.joining(System.lineSeparator()));
  }

  private static String line(Finding finding) {
    return "%-8s %s: %s".formatted(finding.level(), finding.subject(), finding.text());
  }
}
