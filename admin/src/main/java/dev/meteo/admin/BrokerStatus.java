package dev.meteo.admin;

import java.util.List;
import java.util.Optional;

/**
 * RabbitMQ at a moment.
 *
 * @param queues those of Meteo's shared queues that exist
 * @param missing the names of those that do not
 * @param terminals the terminals' queues; empty when no management API was found beside the broker,
 *     as AMQP cannot list queues
 * @param bindings what hangs where only Meteo's queues may, and dead queues, a sentence each; empty
 *     when that is not known
 */
record BrokerStatus(
    String address,
    String product,
    String version,
    String cluster,
    List<QueueStatus> queues,
    List<String> missing,
    Optional<Answer<List<QueueStatus>>> terminals,
    Optional<List<String>> bindings) {

  /** One of which no management API told. */
  BrokerStatus(
      String address,
      String product,
      String version,
      String cluster,
      List<QueueStatus> queues,
      List<String> missing,
      Optional<Answer<List<QueueStatus>>> terminals) {
    this(address, product, version, cluster, queues, missing, terminals, Optional.empty());
  }

  /** Whether all that was asked was answered. */
  boolean isAnswered() {
    return terminals.isEmpty() || terminals.get() instanceof Answer.Given;
  }

  /** One of Meteo's shared queues, if it exists. */
  Optional<QueueStatus> queue(String name) {
    return queues.stream().filter(queue -> queue.name().equals(name)).findFirst();
  }
}
