package dev.meteo.admin;

import java.util.List;
import java.util.Optional;

/**
 * RabbitMQ at a moment.
 *
 * @param queues those of Meteo's shared queues that exist
 * @param missing the names of those that do not
 * @param terminals the terminals' queues; empty when no management address was given, as AMQP
 *     cannot list queues
 */
record BrokerStatus(
    String address,
    String product,
    String version,
    String cluster,
    List<QueueStatus> queues,
    List<String> missing,
    Optional<Answer<List<QueueStatus>>> terminals) {

  /** Whether all that was asked was answered. */
  boolean isAnswered() {
    return terminals.isEmpty() || terminals.get() instanceof Answer.Given;
  }

  /** One of Meteo's shared queues, if it exists. */
  Optional<QueueStatus> queue(String name) {
    return queues.stream().filter(queue -> queue.name().equals(name)).findFirst();
  }
}
