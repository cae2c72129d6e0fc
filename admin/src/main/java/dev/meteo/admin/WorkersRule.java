package dev.meteo.admin;

import dev.meteo.messages.Topology;
import dev.meteo.messages.VisibleText;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Whether anything computes coefficients. */
final class WorkersRule implements HealthRule {
  /** A sign is left every five seconds; two are missing. */
  private static final Duration SILENT = Duration.ofSeconds(12);

  /** Then it is forgotten, as the terminals forget it. */
  private static final Duration FORGOTTEN = Duration.ofMinutes(10);

  private static final int MOST_NAMED = 3;
  private static final int MAX_NAME = 80;

  @Override
  public List<Finding> judge(SystemStatus now, Optional<SystemStatus> before) {
    List<Finding> findings = new ArrayList<>();
    Optional<QueueStatus> readings =
        now.brokerStatus().flatMap(broker -> broker.queue(Topology.READINGS_QUEUE));
    readings
        .filter(queue -> queue.consumers() == 0)
        .ifPresent(queue -> findings.add(noConsumer(queue)));
    now.storeSight().ifPresent(store -> addSilent(store, findings));
    if (now.broker().isEmpty()) {
      now.storeSight()
          .filter(store -> !isAnyAlive(store))
          .ifPresent(store -> findings.add(noServer()));
    }
    return findings;
  }

  private static Finding noConsumer(QueueStatus queue) {
    return queue.ready() > 0
        ? Finding.critical(
            "workers",
            "no worker consumes, and %,d readings wait; start one: ./meteo worker"
                .formatted(queue.ready()))
        : Finding.warning(
            "workers", "no worker consumes: readings will wait; start one: ./meteo worker");
  }

  private static Finding noServer() {
    return Finding.critical(
        "servers", "no compute server gives a sign; start one: ./meteo grpc server");
  }

  private static void addSilent(StoreSight store, List<Finding> findings) {
    Map<String, Duration> silent = silences(store);
    if (silent.size() > MOST_NAMED) {
      Map.Entry<String, Duration> first = silent.entrySet().iterator().next();
      findings.add(
          Finding.warning(
              "workers",
              "%d workers give no sign, %s among them; see their logs"
                  .formatted(silent.size(), VisibleText.of(first.getKey(), MAX_NAME))));
      return;
    }
    silent.forEach(
        (name, age) ->
            findings.add(
                Finding.warning(
                    "workers",
                    "%s has given no sign for %d s: it was killed, hangs or cannot reach Redis; see its log"
                        .formatted(VisibleText.of(name, MAX_NAME), age.toSeconds()))));
  }

  private static boolean isAnyAlive(StoreSight store) {
    return store.vitals().workers().values().stream()
        .anyMatch(seen -> age(seen, store).compareTo(SILENT) <= 0);
  }

  /** For how long those that have given no sign lately have given none, by name. */
  private static Map<String, Duration> silences(StoreSight store) {
    Map<String, Duration> silences = new TreeMap<>();
    store
        .vitals()
        .workers()
        .forEach(
            (name, seen) -> {
              Duration age = age(seen, store);
              if (age.compareTo(SILENT) > 0 && age.compareTo(FORGOTTEN) <= 0) {
                silences.put(name, age);
              }
            });
    return silences;
  }

  private static Duration age(Instant seen, StoreSight store) {
    return Duration.between(seen, store.vitals().time());
  }
}
