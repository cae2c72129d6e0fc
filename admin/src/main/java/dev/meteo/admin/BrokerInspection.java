package dev.meteo.admin;

import com.rabbitmq.client.AMQP;
import com.rabbitmq.client.AMQP.Queue.DeclareOk;
import com.rabbitmq.client.Channel;
import com.rabbitmq.client.Connection;
import com.rabbitmq.client.ShutdownSignalException;
import dev.meteo.cli.ProcessName;
import dev.meteo.messages.AmqpEndpoint;
import dev.meteo.messages.BrokerCheck;
import dev.meteo.messages.BrokerManagement;
import dev.meteo.messages.Topology;
import dev.meteo.messages.VisibleText;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeoutException;

/** Looks at RabbitMQ without changing anything. */
final class BrokerInspection {
  private static final int CLOSE_TIMEOUT_MS = 2000;
  private static final int MAX_NAME_LENGTH = 80;
  private static final int MAX_REPLY_LENGTH = 300;
  private static final List<String> QUEUES =
      List.of(Topology.READINGS_QUEUE, Topology.DEAD_QUEUE, Topology.HISTORY_STREAM);

  private final AmqpEndpoint endpoint;
  private final BrokerManagement management;
  private final boolean expected;

  /**
   * @param management knows more than AMQP tells
   * @param expected whether it has to answer
   */
  BrokerInspection(AmqpEndpoint endpoint, BrokerManagement management, boolean expected) {
    this.endpoint = endpoint;
    this.management = management;
    this.expected = expected;
  }

  BrokerStatus status() throws IOException, TimeoutException, InterruptedException {
    Connection connection = endpoint.connect(ProcessName.of("status"));
    try {
      List<QueueStatus> queues = new ArrayList<>();
      List<String> missing = new ArrayList<>();
      for (String name : QUEUES) {
        passive(connection, name).ifPresentOrElse(queues::add, () -> missing.add(name));
      }
      Optional<Answer<List<QueueStatus>>> all = managed();
      if (all.orElse(null) instanceof Answer.Given<List<QueueStatus>>(List<QueueStatus> known)) {
        queues.replaceAll(queue -> fuller(queue, known));
      }
      return new BrokerStatus(
          endpoint.toString(),
          property(connection, "product"),
          property(connection, "version"),
          property(connection, "cluster_name"),
          queues,
          missing,
          all.map(answer -> answer.map(BrokerInspection::terminals)),
          all.flatMap(Answer::given).isPresent() ? bindings() : Optional.empty());
    } catch (ShutdownSignalException e) {
      throw new IOException(e.getMessage(), e);
    } finally {
      connection.abort(CLOSE_TIMEOUT_MS);
    }
  }

  /** All queues; empty when there is nobody to ask who had to answer. */
  private Optional<Answer<List<QueueStatus>>> managed() throws InterruptedException {
    try {
      return Optional.of(
          new Answer.Given<>(management.queues().stream().map(QueueStatus::of).toList()));
    } catch (IOException e) {
      return expected
          ? Optional.of(Answer.missing("no answer from " + management, e))
          : Optional.empty();
    }
  }

  /** What is wrong with bindings and queues; empty when that is not known. */
  private Optional<List<String>> bindings() throws InterruptedException {
    try {
      return Optional.of(BrokerCheck.findings(management));
    } catch (IOException e) {
      return Optional.empty();
    }
  }

  /** A channel for each: asking for a queue that does not exist closes it. */
  private static Optional<QueueStatus> passive(Connection connection, String name)
      throws IOException {
    Channel channel = connection.createChannel();
    try {
      DeclareOk queue = channel.queueDeclarePassive(name);
      return Optional.of(
          new QueueStatus(name, queue.getMessageCount(), null, queue.getConsumerCount()));
    } catch (IOException e) {
      if (e.getCause() instanceof ShutdownSignalException closed
          && closed.getReason() instanceof AMQP.Channel.Close close) {
        if (close.getReplyCode() == AMQP.NOT_FOUND) {
          return Optional.empty();
        }
        throw new IOException(VisibleText.of(close.getReplyText(), MAX_REPLY_LENGTH), e);
      }
      throw e;
    }
  }

  private static QueueStatus fuller(QueueStatus queue, List<QueueStatus> all) {
    return all.stream()
        .filter(other -> other.name().equals(queue.name()))
        .findFirst()
        .orElse(queue);
  }

  private static List<QueueStatus> terminals(List<QueueStatus> all) {
    return all.stream()
        .filter(queue -> queue.name().startsWith(Topology.TERMINAL_QUEUE_PREFIX))
        .toList();
  }

  private static String property(Connection connection, String name) {
    Map<String, Object> properties = connection.getServerProperties();
    Object value = properties.get(name);
    return value == null ? "unknown" : VisibleText.of(value.toString(), MAX_NAME_LENGTH);
  }
}
