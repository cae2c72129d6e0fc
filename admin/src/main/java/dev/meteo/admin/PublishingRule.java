package dev.meteo.admin;

import dev.meteo.messages.DurationText;
import dev.meteo.store.Setting;
import dev.meteo.store.StoreStatus;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Whether windows are closed and published. */
final class PublishingRule implements HealthRule {
  /** Beyond two windows: the grace, which only the window proxy knows, and a change of leaders. */
  private static final Duration ALLOWANCE = Duration.ofSeconds(30);

  @Override
  public List<Finding> judge(SystemStatus now, Optional<SystemStatus> before) {
    List<Finding> findings = new ArrayList<>();
    now.storeSight()
        .ifPresent(
            store -> {
              String proxy = now.broker().isEmpty() ? "./meteo grpc proxy" : "./meteo window-proxy";
              addLeader(store.status(), before, proxy, findings);
              addLate(store.status(), findings);
              addSealed(store.status(), before, findings);
              addIncomplete(store.status(), findings);
            });
    return findings;
  }

  /** Between two leaders there is none for a moment; that is no finding. */
  private static void addLeader(
      StoreStatus store, Optional<SystemStatus> before, String proxy, List<Finding> findings) {
    boolean ledBefore =
        before
            .flatMap(SystemStatus::storeSight)
            .map(earlier -> earlier.status().leader().isPresent())
            .orElse(false);
    if (store.leader().isEmpty() && !ledBefore) {
      findings.add(
          Finding.critical(
              "leader", "no window proxy leads: no window is published; start one: " + proxy));
    }
  }

  private static void addLate(StoreStatus store, List<Finding> findings) {
    Optional<Duration> length = length(store);
    Optional<Instant> closed = store.closedUntil();
    if (store.leader().isEmpty() || length.isEmpty() || closed.isEmpty()) {
      return;
    }
    Duration late = Duration.between(closed.get(), store.time());
    if (late.compareTo(length.get().multipliedBy(2).plus(ALLOWANCE)) > 0) {
      findings.add(
          Finding.warning(
              "windows",
              "the last closed window ended %,d s ago; see the log of %s"
                  .formatted(late.toSeconds(), store.leader().get().name())));
    }
  }

  private static void addSealed(
      StoreStatus store, Optional<SystemStatus> before, List<Finding> findings) {
    long earlier =
        before.flatMap(SystemStatus::storeSight).map(sight -> sight.status().outbox()).orElse(0L);
    if (earlier > 0 && store.outbox() >= earlier) {
      findings.add(
          Finding.warning(
              "windows",
              "%,d revisions are sealed and do not get published; see the window proxy's log"
                  .formatted(store.outbox())));
    }
  }

  private static void addIncomplete(StoreStatus store, List<Finding> findings) {
    if (store.incomplete() > 0) {
      findings.add(
          Finding.warning(
              "windows",
              ("%,d windows are not revised: Redis lost readings that were published in them;"
                      + " publish the same readings again, such as by ./meteo sensor --replay")
                  .formatted(store.incomplete())));
    }
  }

  private static Optional<Duration> length(StoreStatus store) {
    try {
      return Optional.ofNullable(store.settings().get(Setting.WINDOW)).map(DurationText::parse);
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }
}
