package dev.meteo.terminal.feed;

import com.rabbitmq.client.AMQP;
import com.rabbitmq.client.Channel;
import com.rabbitmq.client.Connection;
import com.rabbitmq.client.ShutdownSignalException;
import dev.meteo.messages.Topology;
import dev.meteo.messages.TopologyException;
import dev.meteo.messages.VisibleText;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.Map;
import java.util.Optional;

/**
 * Attaches a session to the history, which need not exist: to what it has, and what it will get.
 */
final class HistoryReader {
  /** Clocks of brokers and terminals differ, and a stream is entered by whole chunks. */
  private static final Duration MARGIN = Duration.ofMinutes(5);

  /** What became of the attempt to read the history. */
  sealed interface Outcome {
    /** Its messages come to the inbox. */
    record Attached() implements Outcome {}

    /** It is not there, or none of its processes runs yet: it may be there later. */
    record Missing() implements Outcome {}

    /** It exists, but this broker or user cannot read it here. */
    record Refused(String reason) implements Outcome {}
  }

  private final Connection connection;
  private final Inbox inbox;

  HistoryReader(Connection connection, Inbox inbox) {
    this.connection = connection;
    this.inbox = inbox;
  }

  /**
   * @param completeUntil up to when everything is known already
   */
  Outcome attach(Optional<Instant> completeUntil) throws IOException {
    try {
      inspect();
      consume(offset(completeUntil));
      return new Outcome.Attached();
    } catch (IOException e) {
      return outcome(e);
    }
  }

  /** Leaves out what it has. */
  Outcome attachToNext() throws IOException {
    try {
      consume("next");
      return new Outcome.Attached();
    } catch (IOException e) {
      return outcome(e);
    }
  }

  /**
   * @throws IOException the failure, when it is not the history's
   */
  static Outcome outcome(IOException failure) throws IOException {
    if (failure.getCause() instanceof ShutdownSignalException closed
        && closed.getReason() instanceof AMQP.Channel.Close refused) {
      if (refused.getReplyCode() != AMQP.NOT_FOUND) {
        return new Outcome.Refused(VisibleText.of(refused.getReplyText(), 120));
      }
      if (TopologyException.isMissingQueue(failure)
          || TopologyException.isUnreachableQueue(failure)) {
        return new Outcome.Missing();
      }
    }
    throw failure;
  }

  /** Asks where the last chunk begins; fails with 404 when there is no history. */
  private void inspect() throws IOException {
    Channel channel = connection.openChannel().orElseThrow(HistoryReader::noChannel);
    channel.queueDeclarePassive(Topology.HISTORY_STREAM);
    channel.basicQos(1);
    channel.basicConsume(
        Topology.HISTORY_STREAM,
        false,
        Map.of("x-stream-offset", "last"),
        (consumerTag, message) ->
            inbox.put(
                new Inbound.HistoryReaches(channel, Inbox.historyOffset(message.getProperties()))),
        consumerTag -> {});
  }

  private void consume(Object offset) throws IOException {
    Channel channel = connection.openChannel().orElseThrow(HistoryReader::noChannel);
    channel.basicQos(FeedSession.PREFETCH);
    inbox.follow(channel, Topology.HISTORY_STREAM, Map.of("x-stream-offset", offset));
    inbox.watch(channel);
  }

  private static IOException noChannel() {
    return new IOException("the broker allows no further channel on this connection");
  }

  private static Object offset(Optional<Instant> completeUntil) {
    return completeUntil.<Object>map(instant -> Date.from(instant.minus(MARGIN))).orElse("first");
  }
}
