package dev.meteo.admin;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * How the system is.
 *
 * @param findings what is not as it should be, the worst first
 */
record Health(List<Finding> findings) {
  /** A new rule is added here, and shown by everything that shows health. */
  private static final List<HealthRule> RULES =
      List.of(
          new AnswersRule(),
          new QueuesRule(),
          new BindingsRule(),
          new UntoldRule(),
          new WorkersRule(),
          new PublishingRule(),
          new RedisRule());

  /** What all rules say. */
  static Health of(SystemStatus now, Optional<SystemStatus> before) {
    return new Health(
        RULES.stream()
            .flatMap(rule -> rule.judge(now, before).stream())
            .sorted(Comparator.comparing(Finding::level).reversed())
            .toList());
  }

  /** That of the worst finding. */
  Level level() {
    return findings.isEmpty() ? Level.OK : findings.getFirst().level();
  }
}
