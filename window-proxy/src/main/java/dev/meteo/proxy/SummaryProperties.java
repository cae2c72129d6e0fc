package dev.meteo.proxy;

import com.rabbitmq.client.AMQP.BasicProperties;
import dev.meteo.store.OutboxEntry;

/** How a summary is published. */
final class SummaryProperties {
  private static final int PERSISTENT = 2;

  private SummaryProperties() {}

  static BasicProperties of(OutboxEntry entry) {
    return new BasicProperties.Builder()
        .contentType("application/json")
        .deliveryMode(PERSISTENT)
        .messageId(entry.window().start() + "/" + entry.window().end() + "/" + entry.revision())
        .build();
  }
}
