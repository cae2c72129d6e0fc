package dev.meteo.proxy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.rabbitmq.client.MessageProperties;
import dev.meteo.cli.ExitCode;
import dev.meteo.messages.Topology;
import dev.meteo.testbed.junit.StackAddresses;
import dev.meteo.testbed.junit.StackExtension;
import io.lettuce.core.RedisClient;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;

/** What is published is in the history, whatever others do to the broker's queues. */
@ExtendWith(StackExtension.class)
@Timeout(180)
class HistoryIT {
  private static final int DATABASE = 11;
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  private final String foreign = "foreign-" + UUID.randomUUID();
  private final String amqp;
  private final String redis;
  private final BrokerUnderTest broker;

  HistoryIT(StackAddresses stack) {
    amqp = stack.amqp();
    redis = stack.redis() + "/" + DATABASE;
    broker = new BrokerUnderTest(amqp);
  }

  @BeforeEach
  @AfterEach
  void leaveNothing() throws Exception {
    try (RedisClient client = RedisClient.create(redis)) {
      client.connect().sync().flushdb();
    }
    broker.on(channel -> channel.queueDelete(Topology.HISTORY_STREAM));
    broker.on(channel -> channel.queueDelete(foreign));
  }

  @Test
  void aForeignQueueThatIsFullAndRefusesStopsNobodyAndNothingComesTwice() throws Exception {
    broker.on(
        channel -> {
          channel.exchangeDeclare(Topology.WINDOWS_EXCHANGE, "fanout", true);
          Map<String, Object> full = Map.of("x-max-length", 1, "x-overflow", "reject-publish");
          channel.queueDeclare(foreign, true, false, false, full);
          channel.basicPublish("", foreign, MessageProperties.PERSISTENT_BASIC, new byte[1]);
          return channel.queueBind(foreign, Topology.WINDOWS_EXCHANGE, "");
        });
    try (RunningProxy proxy = RunningProxy.start(amqp, redis, "--window", "1s")) {
      await().atMost(PATIENCE).ignoreExceptions().until(() -> broker.history().size() >= 6);

      assertThat(broker.history()).doesNotHaveDuplicates();
      await().atMost(PATIENCE).until(() -> proxy.said().contains("is full and refuses them"));
      assertThat(proxy.said()).containsOnlyOnce("WARNING: not all queues");
      broker.on(channel -> channel.queueDelete(foreign));
      await().atMost(PATIENCE).until(() -> proxy.said().contains("take summaries again"));
    }
  }

  @Test
  void aHistoryThatIsDeletedIsMadeAgainAndSaid() throws Exception {
    try (RunningProxy proxy = RunningProxy.start(amqp, redis, "--window", "1s")) {
      await().atMost(PATIENCE).ignoreExceptions().until(() -> broker.history().size() >= 2);
      broker.on(channel -> channel.queueDelete(Topology.HISTORY_STREAM));

      await().atMost(PATIENCE).until(() -> broker.has(Topology.HISTORY_STREAM));
      await().atMost(PATIENCE).until(() -> broker.history().size() >= 2);
      assertThat(proxy.said()).containsOnlyOnce("was deleted and is made again");
      assertThat(proxy.said()).doesNotContain("no RabbitMQ");
    }
  }

  @Test
  void aBindingThatIsRemovedIsMadeAgain() throws Exception {
    try (RunningProxy proxy = RunningProxy.start(amqp, redis, "--window", "1s")) {
      await().atMost(PATIENCE).ignoreExceptions().until(() -> broker.history().size() >= 2);
      int before = broker.history().size();
      broker.on(
          channel -> channel.queueUnbind(Topology.HISTORY_STREAM, Topology.HISTORY_EXCHANGE, ""));

      await().atMost(PATIENCE).until(() -> broker.history().size() >= before + 3);
      assertThat(broker.history()).doesNotHaveDuplicates();
      assertThat(proxy.said()).doesNotContain("no RabbitMQ");
    }
  }

  @Test
  void anotherRetentionNeedsNoOtherStream() throws Exception {
    List<String> published;
    try (RunningProxy proxy =
        RunningProxy.start(amqp, redis, "--window", "1s", "--retention", "1h")) {
      await().atMost(PATIENCE).ignoreExceptions().until(() -> broker.history().size() >= 2);
      assertThat(proxy.said()).contains("retention 1h");
      published = broker.history();
    }
    try (RedisClient client = RedisClient.create(redis)) {
      client.connect().sync().hdel("{meteo:0}:settings", "retention");
    }
    try (RunningProxy proxy =
        RunningProxy.start(amqp, redis, "--window", "1s", "--retention", "2h")) {
      await().atMost(PATIENCE).until(() -> proxy.said().contains("leading"));
      await().atMost(PATIENCE).until(() -> proxy.said().contains("\"max-age\":\"7200s\""));
      assertThat(proxy.said()).doesNotContain("with other arguments");
      assertThat(broker.history()).containsAll(published);
    }
  }

  @Test
  void theStreamOfAnOlderVersionEndsAProxyWithTheCommandThatConvertsIt() throws Exception {
    Map<String, Object> old = Map.of("x-queue-type", "stream", "x-max-age", "86400s");
    broker.on(channel -> channel.queueDeclare(Topology.HISTORY_STREAM, true, false, false, old));

    try (RunningProxy proxy = RunningProxy.start(amqp, redis, "--window", "1s")) {
      assertThat(proxy.exitCode()).isEqualTo(ExitCode.FAILED);
      assertThat(proxy.said().lines().filter(line -> line.contains("older version")))
          .singleElement()
          .asString()
          .contains("./meteo migrate");
    }
  }
}
