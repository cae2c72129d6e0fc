package dev.meteo.acceptance.broker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.rabbitmq.client.Channel;
import com.rabbitmq.client.Connection;
import dev.meteo.messages.Topology;
import dev.meteo.messages.TopologyException;
import dev.meteo.testbed.junit.StackAddresses;
import dev.meteo.testbed.junit.StackExtension;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(StackExtension.class)
@Timeout(60)
class TopologyIT {
  private final String terminal = "topology-it-" + UUID.randomUUID();
  private final String queue = Topology.terminalQueue(terminal);
  private final Connection connection;

  TopologyIT(StackAddresses stack) throws Exception {
    connection = stack.broker().connect("topology-it");
  }

  @AfterEach
  void deleteQueue() throws Exception {
    connection.createChannel().queueDelete(queue);
    connection.close();
  }

  @Test
  void everything_canBeDeclaredTwiceAndThenChecked() throws Exception {
    Channel channel = connection.createChannel();
    for (Topology topology :
        new Topology[] {Topology.declaring(), Topology.declaring(), Topology.checking()}) {
      topology.readings(channel);
      topology.dead(channel);
      topology.windows(channel);
      assertThat(topology.terminal(channel, terminal)).isEqualTo(queue);
    }
    assertThat(channel.isOpen()).isTrue();
  }

  @Test
  void terminalsQueue_isBoundToTheSummaries() throws Exception {
    Channel channel = connection.createChannel();
    Topology.declaring().windows(channel);
    Topology.declaring().terminal(channel, terminal);
    channel.confirmSelect();

    channel.basicPublish(Topology.WINDOWS_EXCHANGE, "", Messages.PERSISTENT, new byte[] {'7'});

    assertThat(channel.waitForConfirms(10_000)).isTrue();
    assertThat(Messages.drain(channel, queue)).containsExactly(7);
  }

  @Test
  void queueWithOtherArguments_isNamedWithWhatToDo() throws Exception {
    Map<String, Object> other = Map.of("x-queue-type", "quorum", "x-max-length", 5);
    connection.createChannel().queueDeclare(queue, true, false, false, other);

    assertThatThrownBy(() -> Topology.declaring().terminal(connection.createChannel(), terminal))
        .isInstanceOf(TopologyException.class)
        .hasMessageStartingWith("queue " + queue + " exists with other arguments; delete it")
        .hasMessageContaining("inequivalent arg");
  }

  @Test
  void missingQueue_isNamedByChecking() throws Exception {
    Topology.declaring().windows(connection.createChannel());

    assertThatThrownBy(() -> Topology.checking().terminal(connection.createChannel(), terminal))
        .isInstanceOf(TopologyException.class)
        .hasMessageStartingWith("queue " + queue + " does not exist")
        .hasMessageContaining("--no-declare");
    assertThatCode(() -> Topology.declaring().terminal(connection.createChannel(), terminal))
        .doesNotThrowAnyException();
  }
}
