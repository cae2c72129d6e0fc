package dev.meteo.messages;

import com.rabbitmq.client.AMQP.BasicProperties;

/**
 * A message in the history that is no summary: a window proxy writes one to know, when it reads it
 * again, that it has read all that was published before. Whoever else reads the history skips it.
 */
public final class HistoryMark {
  private static final String TYPE = "mark";
  private static final int PERSISTENT = 2;

  private HistoryMark() {}

  /** The properties of a mark with this name. */
  public static BasicProperties named(String name) {
    return new BasicProperties.Builder()
        .type(TYPE)
        .messageId(name)
        .contentType("application/json")
        .deliveryMode(PERSISTENT)
        .build();
  }

  /** Whether a message with these properties is a mark. */
  public static boolean isMark(BasicProperties properties) {
    return TYPE.equals(properties.getType());
  }
}
