package dev.meteo.admin;

import dev.meteo.messages.VisibleText;
import dev.meteo.store.UntoldSpan;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Whether all who listen to what counts were told lately. */
final class UntoldRule implements HealthRule {
  /** What is longer ago is for who listens to know. */
  private static final Duration LATELY = Duration.ofDays(1);

  private static final int MOST_NAMED = 3;
  private static final int MAX_NAME = 80;

  @Override
  public List<Finding> judge(SystemStatus now, Optional<SystemStatus> before) {
    List<Finding> findings = new ArrayList<>();
    now.storeSight()
        .ifPresent(
            store -> {
              Instant since = store.status().time().minus(LATELY);
              List<UntoldSpan> lately =
                  store.untold().stream().filter(span -> span.to().isAfter(since)).toList();
              lately.reversed().stream()
                  .limit(MOST_NAMED)
                  .forEach(span -> findings.add(untold(span)));
              if (lately.size() > MOST_NAMED) {
                findings.add(
                    Finding.warning(
                        "listeners",
                        "and %,d more such times".formatted(lately.size() - MOST_NAMED)));
              }
            });
    return findings;
  }

  private static Finding untold(UntoldSpan span) {
    return Finding.warning(
        "listeners",
        ("not all who listen to meteo.stored were told what %s stored from %s to %s (%,d readings"
                + " known); look for a full or dead queue there: rabbitmqctl list_queues name state")
            .formatted(
                VisibleText.of(span.worker(), MAX_NAME), span.from(), span.to(), span.readings()));
  }
}
