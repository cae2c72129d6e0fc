package dev.meteo.chaos.fault;

import dev.meteo.chaos.scene.Spot;
import java.time.Duration;
import java.util.List;
import java.util.function.Function;
import java.util.random.RandomGenerator;

/** What is done to the broker's exchanges and queues beside what operators usually do. */
final class TopologyFaults {
  private TopologyFaults() {}

  /** In an order that never changes. */
  static List<FaultKind> kinds() {
    return List.of(
        kind(Catalogue.FOREIGN_QUEUE, 12, 15, dice -> new ForeignQueues(dice.nextLong())),
        kind(
            "broker-kill-after-declare",
            1,
            4,
            dice -> new BrokerKillAfterDeclare(dice.nextInt(6), 1 + dice.nextInt(Spot.TERMINALS))),
        kind(Catalogue.HISTORY_DELETE, 0, 1, dice -> OperatorFault.deleteHistory()));
  }

  private static FaultKind kind(
      String name,
      int shortestSeconds,
      int longestSeconds,
      Function<RandomGenerator, Fault> maker) {
    return new FaultKind(
        name,
        Duration.ofSeconds(shortestSeconds),
        Duration.ofSeconds(longestSeconds),
        false,
        Spot::messaging,
        maker);
  }
}
