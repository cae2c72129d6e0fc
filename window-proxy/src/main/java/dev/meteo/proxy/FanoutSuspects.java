package dev.meteo.proxy;

import dev.meteo.messages.BrokerManagement;
import dev.meteo.messages.BrokerManagement.Binding;
import dev.meteo.messages.BrokerManagement.Queue;
import dev.meteo.messages.Topology;
import java.io.IOException;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Which queues may be those that do not take summaries: a confirm names none. */
final class FanoutSuspects implements Supplier<String> {
  private static final Logger LOGGER = LoggerFactory.getLogger(FanoutSuspects.class);
  private static final int MOST_NAMES = 5;

  private final BrokerManagement management;

  FanoutSuspects(BrokerManagement management) {
    this.management = management;
  }

  /** The end of a sentence; blocks for some seconds. */
  @Override
  public String get() {
    try {
      Set<String> bound =
          management.bindingsOf(Topology.WINDOWS_EXCHANGE).stream()
              .map(Binding::destination)
              .collect(Collectors.toSet());
      List<Queue> queues =
          management.queues().stream().filter(queue -> bound.contains(queue.name())).toList();
      List<String> names = queues.stream().filter(Queue::isDead).map(Queue::name).toList();
      if (names.isEmpty()) {
        names = queues.stream().map(Queue::name).filter(FanoutSuspects::isForeign).toList();
      }
      return names.isEmpty()
          ? ""
          : ", perhaps "
              + names.stream().limit(MOST_NAMES).collect(Collectors.joining(", "))
              + (names.size() > MOST_NAMES ? " and others" : "");
    } catch (IOException e) {
      LOGGER.info("it is not known which queues do not take summaries", e);
      return "; rabbitmqctl list_queues name state shows dead ones";
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return "";
    }
  }

  private static boolean isForeign(String queue) {
    return !queue.startsWith(Topology.TERMINAL_QUEUE_PREFIX);
  }
}
