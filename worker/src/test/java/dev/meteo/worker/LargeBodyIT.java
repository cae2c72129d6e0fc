package dev.meteo.worker;

import static org.assertj.core.api.Assertions.assertThat;

import dev.meteo.testbed.Stack;
import dev.meteo.worker.WorkerBench.Dead;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;

/** A broker without Meteo's {@code rabbitmq.conf}, which takes larger bodies. */
@ExtendWith(OwnStack.class)
@Timeout(90)
class LargeBodyIT {
  /** RabbitMQ 4's max_message_size unless set. */
  private static final int DEFAULT_BYTES = 16 * 1024 * 1024;

  /** Where it is read depends on the version; it lasts until the broker restarts. */
  @Test
  void theLargestBodyIsRefusedAlone(Stack stack) throws Exception {
    var unused =
        stack
            .brokerNodes()
            .getFirst()
            .tool(List.of("rabbitmqctl", "eval", takeAsTheLargest(DEFAULT_BYTES)));
    try (WorkerBench bench = WorkerBench.start(stack)) {
      bench.publish(List.of(Bodies.air(0, 20), "x".repeat(DEFAULT_BYTES), Bodies.air(1, 20)));
      bench.awaitReceived(3);

      assertThat(bench.counted()).isEqualTo(2);
      assertThat(bench.dead()).extracting(Dead::reason).containsExactly("body too large");
      assertThat(bench.said()).doesNotContain("no connection");
      assertThat(bench.end()).isEqualTo(new Counts(3, 2, 0, 1, 0, 0));
    }
  }

  /** In the broker's own language. */
  private static String takeAsTheLargest(int bytes) {
    return ("application:set_env(rabbit, max_message_size, %1$d), "
            + "persistent_term:put(max_message_size, %1$d).")
        .formatted(bytes);
  }
}
