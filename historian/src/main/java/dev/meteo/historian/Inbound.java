package dev.meteo.historian;

import com.rabbitmq.client.Channel;
import com.rabbitmq.client.Delivery;

/** What reaches a session from the broker or from its owner, in order. */
sealed interface Inbound {
  /** A message about readings that count. */
  record Stored(Delivery message) implements Inbound {}

  /** A message of the history, on the channel of the consumer that asked for it. */
  record Summary(Channel channel, Delivery message) implements Inbound {}

  /** The consumer of the history is gone. */
  record HistoryGone(Channel channel) implements Inbound {}

  /** The session cannot go on. */
  record Broken(String reason, Throwable cause) implements Inbound {}

  /** The role ends. */
  record Stop() implements Inbound {}
}
