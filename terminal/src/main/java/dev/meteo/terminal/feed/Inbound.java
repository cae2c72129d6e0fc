package dev.meteo.terminal.feed;

import com.rabbitmq.client.Channel;
import dev.meteo.messages.HistoryMark;

/** What reaches a session from the broker or from its owner, in order. */
sealed interface Inbound {
  /** A message, to be acknowledged on its own channel. */
  record Delivery(Channel channel, com.rabbitmq.client.Delivery message)
      implements Inbound, IncomingSummary {
    @Override
    public byte[] body() {
      return message.getBody();
    }

    long tag() {
      return message.getEnvelope().getDeliveryTag();
    }

    /** Whether it is a mark in the history and no summary. */
    boolean isMark() {
      return HistoryMark.isMark(message.getProperties());
    }

    /** Whether the history was made again at this mark, without what was published before. */
    boolean isBeginOfNewHistory() {
      return HistoryMark.isOfNewStream(message.getProperties());
    }

    /** Its place in the history; −1 when it came from the terminal's queue. */
    long historyOffset() {
      return Inbox.historyOffset(message.getProperties());
    }
  }

  /** The history's last chunk begins at this offset; the channel that asked has done its work. */
  record HistoryReaches(Channel channel, long offset) implements Inbound {}

  /** The history was deleted, or its node is gone. */
  record HistoryGone() implements Inbound {}

  /** Word of workers and sensors. */
  record Signs(com.rabbitmq.client.Delivery message) implements Inbound {}

  /** A channel or a consumer is gone: the session cannot go on. */
  record Broken(String reason, Throwable cause) implements Inbound {}

  /** The terminal ends. */
  record Stop() implements Inbound {}
}
