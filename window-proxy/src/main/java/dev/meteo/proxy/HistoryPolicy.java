package dev.meteo.proxy;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.meteo.messages.BrokerManagement;
import dev.meteo.messages.Retention;
import dev.meteo.messages.Topology;
import java.io.IOException;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps the history to the retention by a policy, which can be changed, as an argument of the
 * stream cannot. AMQP sets no policies: it takes the management API, and without that an operator.
 * Nothing depends on it; a stream without it is kept for longer. For one thread.
 */
final class HistoryPolicy {
  private static final Logger LOGGER = LoggerFactory.getLogger(HistoryPolicy.class);
  private static final String NAME = "meteo-history";
  private static final String PATTERN = "^meteo\\.history$";
  private static final String MAX_AGE = "max-age";

  /** A policy that is taken away would leave another one to apply. */
  private static final String FOR_EVER = "1000Y";

  private final BrokerManagement management;
  private final String virtualHost;
  private final Retention retention;
  private final Consumer<String> user;
  private boolean done;

  /**
   * @param user gets a line if an operator has something to do
   */
  HistoryPolicy(
      BrokerManagement management, String virtualHost, Retention retention, Consumer<String> user) {
    this.management = management;
    this.virtualHost = virtualHost;
    this.retention = retention;
    this.user = user;
  }

  /** Sets the policy once, or says how; blocks for some seconds. */
  void apply() throws InterruptedException {
    if (done) {
      return;
    }
    done = true;
    ObjectNode definition = JsonNodeFactory.instance.objectNode().put(MAX_AGE, maxAge());
    try {
      if (!management.policy(NAME).filter(definition::equals).isPresent()) {
        management.putPolicy(NAME, PATTERN, "queues", 0, definition);
      }
    } catch (IOException e) {
      LOGGER.info("the policy {} was not set", NAME, e);
      user.accept(
          "%s did not set how long %s is kept (%s); to keep it for the retention: %s"
              .formatted(management, Topology.HISTORY_STREAM, e.getMessage(), command(definition)));
    }
  }

  private String maxAge() {
    return retention.duration().map(age -> Math.max(1, age.toSeconds()) + "s").orElse(FOR_EVER);
  }

  private String command(ObjectNode definition) {
    return "rabbitmqctl set_policy -p '%s' --apply-to queues %s '%s' '%s'"
        .formatted(virtualHost.replace("'", "'\\''"), NAME, PATTERN, definition);
  }
}
