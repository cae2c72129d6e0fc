package dev.meteo.terminal.feed;

import com.rabbitmq.client.Channel;
import com.rabbitmq.client.Connection;
import com.rabbitmq.client.ShutdownSignalException;
import dev.meteo.messages.Topology;
import dev.meteo.messages.TopologyException;
import java.io.IOException;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A terminal's queue at the broker on one connection. It may be deleted at any time, as the history
 * has what was in it: so one that is dead is made again. For one thread; all methods block on the
 * broker.
 */
final class OwnQueue {
  private static final Logger LOGGER = LoggerFactory.getLogger(OwnQueue.class);

  private final Connection connection;
  private final Topology topology;
  private final String terminal;
  private final Inbox inbox;
  private final QueueWatch watch;
  private final Consumer<String> remade;
  private boolean consumed;

  /**
   * @param remade hears why the queue is made again, in words that are safe to print
   */
  OwnQueue(
      Connection connection,
      Topology topology,
      String terminal,
      Inbox inbox,
      QueueWatch watch,
      Consumer<String> remade) {
    this.connection = connection;
    this.topology = topology;
    this.terminal = terminal;
    this.inbox = inbox;
    this.watch = watch;
    this.remade = remade;
  }

  /** Creates and binds it. */
  void declare() throws IOException {
    watch.begin();
    Channel channel = open();
    var unused = topology.terminal(channel, terminal);
    channel.abort();
  }

  /**
   * Has its messages delivered to the inbox, unless they are already.
   *
   * @throws IOException also when it was dead and is deleted: the next connection makes it again
   */
  void consume() throws IOException {
    if (consumed) {
      return;
    }
    Channel channel = open();
    try {
      channel.basicQos(FeedSession.PREFETCH);
      inbox.consume(channel, name());
    } catch (IOException e) {
      if (TopologyException.isUnreachableQueue(e) && brokerAnswers()) {
        remake("it does not answer");
      }
      throw e;
    }
    consumed = true;
    inbox.watch(channel);
  }

  boolean isConsumed() {
    return consumed;
  }

  /**
   * Mends it if it has not got for long what the history has got.
   *
   * @throws IOException also when it is deleted, to be made again
   */
  void care(long nowNanos) throws IOException {
    switch (watch.due(nowNanos)) {
      case NONE -> {}
      case BIND -> {
        Channel channel = open();
        var unused = topology.terminal(channel, terminal);
        channel.abort();
      }
      case REMAKE -> remake("it got nothing for " + QueueWatch.REMAKE_AFTER.toSeconds() + " s");
    }
  }

  /** To be consumed without an answer may be the broker's silence as well as the queue's. */
  private boolean brokerAnswers() {
    try {
      open().queueDeclarePassive(name());
      return true;
    } catch (IOException | ShutdownSignalException e) {
      return TopologyException.isMissingQueue(e) || isUnreachable(e);
    }
  }

  private static boolean isUnreachable(Exception failure) {
    return failure instanceof IOException
        && failure.getCause() instanceof ShutdownSignalException
        && TopologyException.isUnreachableQueue(failure);
  }

  private void remake(String reason) throws IOException {
    if (!topology.isDeclaring()) {
      LOGGER.warn("the queue {} should be deleted: {}", name(), reason);
      return;
    }
    remade.accept(reason);
    try {
      open().queueDelete(name());
    } catch (IOException | ShutdownSignalException e) {
      LOGGER.info("the broker did not say whether it deleted the queue {}", name(), e);
    }
    throw new IOException("the queue " + name() + " is made again: " + reason);
  }

  private String name() {
    return Topology.terminalQueue(terminal);
  }

  private Channel open() throws IOException {
    return connection
        .openChannel()
        .orElseThrow(() -> new IOException("the broker allows no channel on this connection"));
  }
}
