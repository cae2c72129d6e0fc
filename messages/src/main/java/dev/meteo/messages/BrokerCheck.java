package dev.meteo.messages;

import dev.meteo.messages.BrokerManagement.Binding;
import dev.meteo.messages.BrokerManagement.Queue;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What AMQP does not show and operators have to know: what hangs on exchanges that only Meteo's own
 * queue may hang on, and queues without a leader, for which publishers wait in vain.
 */
public final class BrokerCheck {
  private static final int MOST_NAMED = 20;

  /** The one queue of each exchange that publishers depend on. */
  private static final Map<String, String> ONLY_QUEUES =
      Map.of(
          Topology.READINGS_EXCHANGE, Topology.READINGS_QUEUE,
          Topology.HISTORY_EXCHANGE, Topology.HISTORY_STREAM);

  /** The exchanges on which other people's queues may hang. */
  private static final List<String> OPEN_EXCHANGES =
      List.of(Topology.STORED_EXCHANGE, Topology.WINDOWS_EXCHANGE);

  private BrokerCheck() {}

  /**
   * A sentence for each thing that is wrong, with what to do, safe to print. Blocks.
   *
   * @throws IOException when the management API does not answer, saying why
   */
  public static List<String> findings(BrokerManagement management)
      throws IOException, InterruptedException {
    Map<String, List<Binding>> bindings = new LinkedHashMap<>();
    for (String exchange : ONLY_QUEUES.keySet()) {
      bindings.put(exchange, bindingsOf(management, exchange));
    }
    for (String exchange : OPEN_EXCHANGES) {
      bindings.put(exchange, bindingsOf(management, exchange));
    }
    return findings(bindings, management.queues());
  }

  /** The same of what the API has told: the bindings of exchanges, and all queues. */
  static List<String> findings(Map<String, List<Binding>> bindings, List<Queue> queues) {
    List<String> findings = new ArrayList<>();
    bindings.forEach(
        (exchange, bound) -> {
          String only = ONLY_QUEUES.get(exchange);
          if (only != null) {
            bound.stream()
                .filter(binding -> !isOf(binding, only))
                .map(binding -> foreign(exchange, binding))
                .distinct()
                .forEach(findings::add);
          }
          queues.stream()
              .filter(Queue::isDead)
              .filter(queue -> bound.stream().anyMatch(binding -> isOf(binding, queue.name())))
              .map(queue -> dead(exchange, queue))
              .forEach(findings::add);
        });
    return findings.size() <= MOST_NAMED ? findings : findings.subList(0, MOST_NAMED);
  }

  /** None of an exchange that is not there yet, or not for this user. */
  private static List<Binding> bindingsOf(BrokerManagement management, String exchange)
      throws IOException, InterruptedException {
    try {
      return management.bindingsOf(exchange);
    } catch (NotFoundException e) {
      return List.of();
    }
  }

  private static boolean isOf(Binding binding, String queue) {
    return binding.destinationType().equals("queue") && binding.destination().equals(queue);
  }

  private static String foreign(String exchange, Binding binding) {
    boolean readings = exchange.equals(Topology.READINGS_EXCHANGE);
    return "%s %s is bound to exchange %s: %s; bind it to %s instead and unbind it here"
        .formatted(
            binding.destinationType(),
            binding.destination(),
            exchange,
            readings
                ? "a reading that Meteo's own queue does not get would not come back to its sensor"
                : "when it fails, no window is published",
            readings ? Topology.STORED_EXCHANGE : Topology.WINDOWS_EXCHANGE);
  }

  private static String dead(String exchange, Queue queue) {
    return ("queue %s on exchange %s has no leader (%s): who publishes there waits for it in vain;"
            + " bring its nodes back, or delete it")
        .formatted(queue.name(), exchange, queue.state());
  }

  /** The API does not know what was asked for. */
  static final class NotFoundException extends IOException {
    private static final long serialVersionUID = 1L;

    NotFoundException(String message) {
      super(message);
    }
  }
}
