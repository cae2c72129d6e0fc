package dev.meteo.worker;

import static org.assertj.core.api.Assertions.assertThat;

import com.rabbitmq.client.Channel;
import com.rabbitmq.client.Connection;
import com.rabbitmq.client.MessageProperties;
import dev.meteo.messages.AmqpEndpoint;
import dev.meteo.messages.Topology;
import dev.meteo.testbed.Stack;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;

/** What is refused holds up nothing else. */
@ExtendWith(OwnStack.class)
@Timeout(120)
class DeadLettersIT {
  private static final int LARGE = 100_000;

  @Test
  void aForeignQueueThatTakesNoDeadLetters_holdsNobodyUp(Stack stack) throws Exception {
    String foreign = "foreign-letters";
    on(
        stack,
        channel -> {
          Map<String, Object> full = Map.of("x-max-length", 1, "x-overflow", "reject-publish");
          channel.queueDeclare(foreign, true, false, false, full);
          channel.basicPublish("", foreign, MessageProperties.PERSISTENT_BASIC, new byte[1]);
          channel.queueBind(foreign, Topology.DEAD_EXCHANGE, "");
        });
    try (WorkerBench bench = WorkerBench.start(stack)) {
      List<String> bodies = new ArrayList<>();
      for (int i = 0; i < 600; i++) {
        bodies.add("bad " + i); // more than a prefetch of them
      }
      bodies.addAll(Bodies.airs(50));
      bench.publish(bodies);
      bench.awaitReceived(650);

      assertThat(bench.end()).isEqualTo(new Counts(650, 50, 0, 600, 0, 0));
      assertThat(bench.ready()).isZero();
    } finally {
      on(stack, channel -> channel.queueDelete(foreign));
    }
  }

  @Test
  void deadLettersAreBoundedByBytes_theOldestMakeRoom(Stack stack) throws Exception {
    try (WorkerBench bench = WorkerBench.start(stack)) {
      List<String> bodies = new ArrayList<>();
      for (int i = 0; i < 250; i++) {
        bodies.add("bad " + i + " ".repeat(LARGE));
      }
      bench.publish(bodies);
      bench.awaitReceived(250);
      assertThat(bench.end().refused()).isEqualTo(250);

      List<WorkerBench.Dead> kept = bench.dead();
      assertThat(kept).hasSizeBetween(150, Topology.DEAD_MAX_BYTES / LARGE);
      assertThat(kept.getLast().text()).startsWith("bad 249");
    }
  }

  @Test
  void ofABodyThatIsTooLarge_onlyTheBeginIsKept(Stack stack) throws Exception {
    try (WorkerBench bench = WorkerBench.start(stack)) {
      bench.publish(List.of("bad".repeat(300_000)));
      bench.awaitReceived(1);
      assertThat(bench.end().refused()).isEqualTo(1);

      WorkerBench.Dead letter = bench.dead().getFirst();
      assertThat(letter.reason()).isEqualTo("body too large");
      assertThat(letter.detail()).contains("900000");
      assertThat(letter.text()).hasSize(4096).startsWith("badbad");
    }
  }

  /** Something to do on a channel. */
  @FunctionalInterface
  private interface Deed {
    void on(Channel channel) throws Exception;
  }

  private static void on(Stack stack, Deed deed) throws Exception {
    try (Connection connection = AmqpEndpoint.parse(stack.amqp()).connect("test");
        Channel channel = connection.createChannel()) {
      deed.on(channel);
    }
  }
}
