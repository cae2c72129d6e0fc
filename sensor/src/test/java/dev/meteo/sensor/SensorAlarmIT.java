package dev.meteo.sensor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.meteo.testbed.Stack;
import dev.meteo.testbed.StackServer;
import dev.meteo.testbed.junit.StackExtension;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Sensors of a broker, which is this test's own, that takes nothing. */
@Timeout(120)
class SensorAlarmIT {
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  @Test
  void aBrokerThatDiesDuringAnAlarmIsNotConnected(@TempDir Path directory) throws Exception {
    try (Stack stack =
        StackExtension.startOwn(directory.resolve("stack"), StackExtension.ownStack())) {
      StackServer broker = stack.brokerNodes().getFirst();
      var unused = broker.tool(List.of("rabbitmqctl", "set_vm_memory_high_watermark", "0.00001"));
      RunningSensor sensor = RunningSensor.start(stack.amqp(), "--every=100ms");
      awaitSaid(sensor, "the broker takes no readings for now");
      awaitSaid(sensor, "blocked by the broker");
      broker.kill();
      awaitSaid(sensor, "not connected");
      sensor.requestEnd();
      assertThat(sensor.exitCode()).isZero();
    }
  }

  private static void awaitSaid(RunningSensor sensor, String words) {
    await(words).atMost(PATIENCE).until(() -> sensor.said().contains(words));
  }
}
