package dev.meteo.messages;

import com.rabbitmq.client.AMQP.BasicProperties;

/**
 * A message in the history that is no summary: a window proxy writes one to know, when it reads it
 * again, that it has read all that was published before, and when it made a stream again that was
 * deleted. Whoever else reads the history skips it.
 */
public final class HistoryMark {
  private static final String TYPE = "mark";
  private static final String NEW_STREAM = "new stream";
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

  /** The properties of the mark that begins a stream which was made again. */
  public static BasicProperties ofNewStream() {
    return named(NEW_STREAM);
  }

  /** Whether summaries were published before this mark that the stream does not have. */
  public static boolean isOfNewStream(BasicProperties properties) {
    return isMark(properties) && NEW_STREAM.equals(properties.getMessageId());
  }

  /** Whether a message with these properties is a mark. */
  public static boolean isMark(BasicProperties properties) {
    return TYPE.equals(properties.getType());
  }
}
