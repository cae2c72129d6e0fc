package dev.meteo.admin;

import dev.meteo.messages.Topology;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Whether readings leave their queue, and whether any were refused. */
final class QueuesRule implements HealthRule {
  /** A backlog that grows by less between two looks is noise. */
  private static final long LEAST_GROWTH = 50;

  /** The same as a fraction of the backlog. */
  private static final double LEAST_GROWTH_RATIO = 0.02;

  /** Workers that keep up store a reading within seconds. */
  private static final Duration OLD = Duration.ofSeconds(30);

  @Override
  public List<Finding> judge(SystemStatus now, Optional<SystemStatus> before) {
    List<Finding> findings = new ArrayList<>();
    now.brokerStatus()
        .ifPresent(
            broker -> {
              broker.missing().forEach(name -> findings.add(missing(name)));
              broker
                  .queue(Topology.READINGS_QUEUE)
                  .ifPresent(queue -> addBacklog(queue, now, before, findings));
              broker
                  .queue(Topology.DEAD_QUEUE)
                  .filter(queue -> queue.ready() > 0)
                  .ifPresent(queue -> findings.add(dead(queue.ready())));
            });
    return findings;
  }

  private static Finding missing(String name) {
    String who = name.equals(Topology.HISTORY_STREAM) ? "window-proxy" : "worker";
    return Finding.warning(
        name, "queue %s does not exist; ./meteo %s declares it".formatted(name, who));
  }

  private static Finding dead(long count) {
    return Finding.warning(
        "dead letters",
        "%,d refused readings wait in %s; see why: ./meteo dead list"
            .formatted(count, Topology.DEAD_QUEUE));
  }

  private static void addBacklog(
      QueueStatus queue, SystemStatus now, Optional<SystemStatus> before, List<Finding> findings) {
    if (queue.consumers() == 0) {
      return; // a worker is missing, which another rule says
    }
    long grown =
        before
            .flatMap(SystemStatus::brokerStatus)
            .flatMap(broker -> broker.queue(queue.name()))
            .map(earlier -> queue.ready() - earlier.ready())
            .orElse(0L);
    if (grown > Math.max(LEAST_GROWTH, queue.ready() * LEAST_GROWTH_RATIO)) {
      findings.add(
          Finding.warning(
              "backlog",
              "%,d readings wait, %,d more than a moment ago; start another worker: ./meteo worker"
                  .formatted(queue.ready(), grown)));
    } else if (queue.ready() > 0) {
      now.storeSight()
          .flatMap(store -> store.status().newestPane().map(newest -> lag(newest, store)))
          .filter(lag -> lag.compareTo(OLD) > 0)
          .ifPresent(lag -> findings.add(behind(queue.ready(), lag)));
    }
  }

  private static Duration lag(Instant newest, StoreSight store) {
    return Duration.between(newest, store.status().time());
  }

  private static Finding behind(long ready, Duration lag) {
    return Finding.warning(
        "backlog",
        "%,d readings wait, and the newest that is stored is %,d s old; start another worker: ./meteo worker"
            .formatted(ready, lag.toSeconds()));
  }
}
