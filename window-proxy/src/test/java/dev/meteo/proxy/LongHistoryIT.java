package dev.meteo.proxy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.rabbitmq.client.Channel;
import com.rabbitmq.client.Connection;
import dev.meteo.messages.AmqpEndpoint;
import dev.meteo.messages.CoefficientStatistics;
import dev.meteo.messages.Topology;
import dev.meteo.messages.WindowSummary;
import dev.meteo.messages.WindowSummaryCodec;
import dev.meteo.testbed.junit.StackAddresses;
import dev.meteo.testbed.junit.StackExtension;
import dev.meteo.testbed.redis.RedisServer;
import dev.meteo.testbed.run.ChildProcess;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/**
 * A Redis that has lost all is restored from a long history by a proxy with little memory. With
 * {@code METEO_TEST_HISTORY} windows instead of {@value #USUAL}, and {@code METEO_TEST_HEAP}
 * instead of {@value #HEAP}.
 */
@ExtendWith(StackExtension.class)
@Timeout(1800)
class LongHistoryIT {
  private static final String USUAL = "150000";
  private static final String HEAP = "32m";
  private static final Duration PATIENCE = Duration.ofMinutes(15);
  private static final Instant FIRST = Instant.parse("2026-01-01T00:00:00Z");
  private static final int UNCONFIRMED = 5000;

  private final int windows = Integer.parseInt(setting("METEO_TEST_HISTORY", USUAL));
  private final String amqp;
  private final Queue<String> said = new ConcurrentLinkedQueue<>();

  LongHistoryIT(StackAddresses stack) {
    amqp = stack.amqp();
  }

  @Test
  void memoryDoesNotGrowWithTheHistory(@TempDir Path home) throws Exception {
    try (Connection broker = AmqpEndpoint.parse(amqp).connect("long-history-it");
        Channel channel = broker.createChannel();
        RedisServer redis = RedisServer.start("--appendfsync", "no", "--save", "")) {
      fill(channel);
      try (ChildProcess proxy = start(redis.uri(), home)) {
        await()
            .atMost(PATIENCE)
            .until(() -> !proxy.isAlive() || told("leading: this window proxy"));

        assertThat(proxy.isAlive()).as("the proxy lives; it said %s", said).isTrue();
        assertThat(said).anyMatch(line -> line.contains("%,d published".formatted(windows)));
        assertThat(redis.cli("ZCARD", "{meteo:0}:windows")).isEqualTo(Integer.toString(windows));
        assertThat(redis.cli("ZCARD", "{meteo:0}:incomplete")).isEqualTo(Integer.toString(windows));
        assertThat(redis.cli("HGET", key(0), "revision")).isEqualTo("4");
        assertThat(redis.cli("HGET", key(windows - 1), "revision")).isEqualTo("4");
        assertThat(redis.cli("HEXISTS", key(0), "history")).isEqualTo("0");
      } finally {
        channel.queueDelete(Topology.HISTORY_STREAM);
      }
    }
  }

  private boolean told(String part) {
    return said.stream().anyMatch(line -> line.contains(part));
  }

  private ChildProcess start(String redis, Path home) throws Exception {
    return ChildProcess.start(
        "window-proxy",
        List.of(
            ProcessHandle.current().info().command().orElseThrow(),
            "-Xmx" + setting("METEO_TEST_HEAP", HEAP),
            "-XX:+ExitOnOutOfMemoryError",
            "-cp",
            System.getProperty("java.class.path"),
            WindowProxyMain.class.getName(),
            "--amqp",
            amqp,
            "--redis",
            redis,
            "--window",
            "1s",
            "--retention",
            "unlimited"),
        Map.of("METEO_HOME", home.toString()),
        ChildProcess.Listeners.both(said::add));
  }

  /** The last revisions first: what counts is the highest, not the last. */
  private void fill(Channel channel) throws Exception {
    channel.queueDelete(Topology.HISTORY_STREAM);
    Topology.declaring().windows(channel);
    channel.confirmSelect();
    for (int i = 0; i < windows; i++) {
      publish(channel, i, 3);
      if (i % 10 == 0) {
        publish(channel, i, 2);
      }
      if (i % UNCONFIRMED == 0) {
        channel.waitForConfirmsOrDie(60_000);
      }
    }
    channel.waitForConfirmsOrDie(60_000);
  }

  private static void publish(Channel channel, int window, int revision) throws Exception {
    Instant start = FIRST.plusSeconds(window);
    CoefficientStatistics one =
        CoefficientStatistics.ofHundredths(1, 50, 2500, 50, 50, start.plusMillis(5)).with(window);
    byte[] body =
        WindowSummaryCodec.encode(
            new WindowSummary(start, start.plusSeconds(1), revision, one, null));
    channel.basicPublish("", Topology.HISTORY_STREAM, null, body);
  }

  private static String key(int window) {
    long start = FIRST.plusSeconds(window).getEpochSecond();
    return "{meteo:0}:window:" + start + "/" + (start + 1);
  }

  private static String setting(String variable, String usual) {
    return Objects.requireNonNullElse(System.getenv(variable), usual);
  }
}
