package dev.meteo.chaos;

import dev.meteo.chaos.scene.Scene;
import dev.meteo.testbed.StackException;
import dev.meteo.testbed.StackServer;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * How many messages the broker has delivered a second time. Its own counters begin anew with each
 * node that is started, so they are read before one is ended.
 */
final class RedeliveryCount {
  private static final Logger LOGGER = LoggerFactory.getLogger(RedeliveryCount.class);
  private static final String QUESTION =
      "lists:sum([maps:get(messages_redelivered_total, M, 0)"
          + " || M <- maps:values(rabbit_global_counters:overview())]).";

  private final Scene scene;
  private final Map<String, Long> last = new HashMap<>();
  private long before;

  RedeliveryCount(Scene scene) {
    this.scene = scene;
  }

  /** Asks all nodes. Takes a second or so for each. */
  void note() {
    if (!scene.messaging()) {
      return;
    }
    for (StackServer node : scene.stack().brokerNodes()) {
      try {
        long count = Long.parseLong(node.tool(List.of("rabbitmqctl", "eval", QUESTION)).strip());
        long earlier = last.getOrDefault(node.name(), 0L);
        before += count < earlier ? earlier : 0;
        last.put(node.name(), count);
      } catch (StackException | NumberFormatException e) {
        LOGGER.info("{} does not say what it redelivered", node.name(), e);
      }
    }
  }

  /** As far as it is known. */
  long total() {
    return before + last.values().stream().mapToLong(Long::longValue).sum();
  }
}
