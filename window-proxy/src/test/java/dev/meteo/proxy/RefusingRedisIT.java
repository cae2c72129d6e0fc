package dev.meteo.proxy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.meteo.testbed.junit.StackAddresses;
import dev.meteo.testbed.junit.StackExtension;
import dev.meteo.testbed.redis.RedisServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
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
  void printsNoControlCharactersOfWhatItSays() throws Exception {
    try (ServerSocket server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        RunningProxy proxy =
            RunningProxy.start(amqp, "redis://127.0.0.1:" + server.getLocalPort())) {
      Thread.ofVirtual().start(() -> answer(server, "-ERR \u001b[2Jgone\r\n"));

      await().atMost(PATIENCE).until(() -> proxy.said().contains("[2Jgone"));

      assertThat(proxy.said()).contains("\ufffd[2Jgone").doesNotContain("\u001b");
    }
  }

  private static void answer(ServerSocket server, String text) {
    while (!server.isClosed()) {
      try (Socket socket = server.accept()) {
        socket.getOutputStream().write(text.getBytes(StandardCharsets.US_ASCII));
        boolean unused = socket.getInputStream().read() >= 0;
      } catch (IOException e) {
        // the proxy comes again, or the test is over
      }
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
