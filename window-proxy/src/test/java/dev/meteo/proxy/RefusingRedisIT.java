package dev.meteo.proxy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.meteo.testbed.junit.StackAddresses;
import dev.meteo.testbed.junit.StackExtension;
import dev.meteo.testbed.redis.RedisServer;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;

/** A window proxy that starts while Redis is there and takes nothing. */
@ExtendWith(StackExtension.class)
@Timeout(120)
class RefusingRedisIT {
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  private final String amqp;

  RefusingRedisIT(StackAddresses stack) {
    amqp = stack.amqp();
  }

  @Test
  void waitsUntilItTakesTheSettings() throws Exception {
    try (RedisServer redis = RedisServer.start("--min-replicas-to-write", "1");
        RunningProxy proxy = RunningProxy.start(amqp, redis.uri(), "--window", "7s")) {
      await().atMost(PATIENCE).until(() -> proxy.said().contains("NOREPLICAS"));
      assertThat(proxy.said()).contains("trying again").doesNotContain("windows of");

      redis.cli("CONFIG", "SET", "min-replicas-to-write", "0");

      await().atMost(PATIENCE).until(() -> proxy.said().contains("windows of 7s"));
    }
  }

  @Test
  void endsInTimeWhileItWaits() throws Exception {
    try (RedisServer redis = RedisServer.start("--min-replicas-to-write", "1");
        RunningProxy proxy = RunningProxy.start(amqp, redis.uri())) {
      await().atMost(PATIENCE).until(() -> proxy.said().contains("NOREPLICAS"));

      proxy.requestEnd();

      assertThat(proxy.exitCode()).isZero();
    }
  }
}
