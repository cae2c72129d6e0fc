package dev.meteo.proxy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.rabbitmq.client.AMQP.BasicProperties;
import com.rabbitmq.client.Channel;
import com.rabbitmq.client.Connection;
import com.rabbitmq.client.GetResponse;
import dev.meteo.messages.AmqpEndpoint;
import dev.meteo.messages.ReadingKind;
import dev.meteo.messages.Topology;
import dev.meteo.store.Result;
import dev.meteo.store.ResultStore;
import dev.meteo.store.StoreConnection;
import dev.meteo.store.StoreException;
import dev.meteo.testbed.junit.StackAddresses;
import dev.meteo.testbed.junit.StackExtension;
import dev.meteo.testbed.redis.RedisServer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;

/** Messages in the history that no window proxy has published. */
@ExtendWith(StackExtension.class)
@Timeout(120)
class ForgedSummariesIT {
  private static final Duration PATIENCE = Duration.ofSeconds(30);
  private static final Instant OLD = Instant.parse("2015-02-04T18:00:00Z");
  private static final String FORGED =
      "{\"start\":\"2015-02-04T18:00:00Z\",\"end\":\"2015-02-04T18:00:10Z\","
          + "\"revision\":2147483647,\"wellness\":null,\"pollution\":null}";

  private final String amqp;
  private final List<String> published = new ArrayList<>();
  private Connection broker;
  private Channel channel;
  private String queue;

  ForgedSummariesIT(StackAddresses stack) {
    amqp = stack.amqp();
  }

  @BeforeEach
  void open() throws Exception {
    broker = AmqpEndpoint.parse(amqp).connect("forged-summaries-it");
    channel = broker.createChannel();
    channel.queueDelete(Topology.HISTORY_STREAM);
    queue = Topology.declaring().terminal(channel, "it-" + UUID.randomUUID());
  }

  @AfterEach
  void close() throws Exception {
    channel.queueDelete(queue);
    broker.close();
  }

  @Test
  void revisionsThatCannotBeEndNoProxyWhenRedisIsRestarted() throws Exception {
    try (RedisServer redis = RedisServer.start();
        StoreConnection store = new StoreConnection(redis.uri(), "forged-summaries-it");
        RunningProxy proxy =
            RunningProxy.start(amqp, redis.uri(), "--window", "10s", "--retention", "unlimited")) {
      add(store, 3);
      await().atMost(PATIENCE).until(() -> has("\"count\":3,"));
      for (int i = 0; i < 30; i++) {
        publish(FORGED);
        publish("garbage " + i);
      }
      redis.kill();
      redis.restart();
      await().atMost(PATIENCE).until(() -> proxy.said().contains("are known again"));
      add(store, 4);

      await().atMost(PATIENCE).until(() -> has("\"revision\":3,\"wellness\":{\"count\":4,"));
      assertThat(proxy.said()).contains("60 messages in the history cannot be summaries");
    }
  }

  @Test
  void aRedisThatHoldsWhatCannotBeEndsNoProxyAndHoldsUpNoOtherWindow() throws Exception {
    try (RedisServer redis = RedisServer.start();
        StoreConnection store = new StoreConnection(redis.uri(), "forged-summaries-it");
        RunningProxy proxy =
            RunningProxy.start(amqp, redis.uri(), "--window", "10s", "--retention", "unlimited")) {
      add(store, 3);
      await().atMost(PATIENCE).until(() -> has("\"count\":3,"));
      String window = "{meteo:0}:window:" + OLD.getEpochSecond() + "/";
      redis.cli("HSET", window + OLD.plusSeconds(10).getEpochSecond(), "revision", "2147483648");
      redis.cli("ZADD", "{meteo:0}:dirty", "1", "x");
      redis.cli("ZADD", "{meteo:0}:panes", "1", "x");
      redis.cli("ZADD", "{meteo:0}:windows", "1", "x");
      redis.cli("ZADD", "{meteo:0}:outbox", "1", "x");
      redis.cli("HSET", "{meteo:0}:workers", "w", "x x x x x");
      add(store, 5);

      await().atMost(PATIENCE).until(() -> has("18:00:20Z\",\"revision\":1,"));
      assertThat(redis.cli("ZCARD", "{meteo:0}:outbox")).isEqualTo("0");
      redis.kill();
      redis.restart();
      await().atMost(PATIENCE).until(() -> proxy.said().contains("are known again"));
      add(store, 6);
      await().atMost(PATIENCE).until(() -> has("\"revision\":3,\"wellness\":{\"count\":4,"));
    }
  }

  /** As anybody may who may publish; the history takes it by its own name too. */
  private void publish(String body) throws Exception {
    byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
    channel.basicPublish("", Topology.HISTORY_STREAM, new BasicProperties(), bytes);
  }

  private boolean has(String part) throws Exception {
    GetResponse message = channel.basicGet(queue, true);
    while (message != null) {
      published.add(new String(message.getBody(), StandardCharsets.UTF_8));
      message = channel.basicGet(queue, true);
    }
    return published.stream().anyMatch(body -> body.contains(part) && !body.equals(FORGED));
  }

  /** The first of a row of readings: four in the window, others in the next one. */
  private static void add(StoreConnection store, int count) {
    List<Result> results = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      results.add(new Result("s", ReadingKind.AIR, OLD.plusSeconds(3L * i), 50 + i, i));
    }
    await().atMost(PATIENCE).until(() -> added(store, results));
  }

  private static boolean added(StoreConnection store, List<Result> results) {
    try {
      return new ResultStore(store).add(results).size() == results.size();
    } catch (StoreException e) {
      return false;
    }
  }
}
