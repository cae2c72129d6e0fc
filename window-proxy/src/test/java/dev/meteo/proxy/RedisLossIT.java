package dev.meteo.proxy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.rabbitmq.client.Channel;
import com.rabbitmq.client.Connection;
import com.rabbitmq.client.GetResponse;
import dev.meteo.messages.AmqpEndpoint;
import dev.meteo.messages.ReadingKind;
import dev.meteo.messages.Topology;
import dev.meteo.messages.WindowSummary;
import dev.meteo.messages.WindowSummaryCodec;
import dev.meteo.store.AddOutcome;
import dev.meteo.store.Result;
import dev.meteo.store.ResultStore;
import dev.meteo.store.StoreConnection;
import dev.meteo.testbed.junit.StackAddresses;
import dev.meteo.testbed.junit.StackExtension;
import dev.meteo.testbed.redis.RedisPair;
import dev.meteo.testbed.redis.RedisServer;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * Redis loses what it acknowledged: what was published stays true, and no revision has two faces.
 */
@ExtendWith(StackExtension.class)
@Timeout(120)
class RedisLossIT {
  private static final Duration PATIENCE = Duration.ofSeconds(30);
  private static final Instant OLD = Instant.parse("2015-02-04T18:00:00Z");

  private final String amqp;
  private final List<WindowSummary> received = new ArrayList<>();
  private final Map<Integer, WindowSummary> revisions = new HashMap<>();
  private Connection broker;
  private Channel channel;
  private String queue;

  RedisLossIT(StackAddresses stack) {
    amqp = stack.amqp();
  }

  @BeforeEach
  void open() throws Exception {
    broker = AmqpEndpoint.parse(amqp).connect("redis-loss-it");
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
  void aReplicaThatLacksTheLastWritesBecomesTheMaster() throws Exception {
    try (RedisPair redis = RedisPair.start();
        StoreConnection store = new StoreConnection(redis.uri(), "redis-loss-it");
        RunningProxy proxy = start(redis.uri())) {
      add(store, 2);
      await().atMost(PATIENCE).until(() -> latest().revision() == 1);
      redis.freezeReplica();
      redis.cutReplicaOff();
      add(store, 3);
      await().atMost(PATIENCE).until(() -> latest().revision() == 2);

      redis.failOver();
      await().atMost(PATIENCE).until(() -> proxy.said().contains("their published figures stay"));
      add(store, 4);

      await().atMost(PATIENCE).until(() -> latest().wellness().count() == 4);
      assertThat(latest().revision()).as("3 may have been sealed and lost").isEqualTo(4);
    }
  }

  @Test
  void anEmptyRedisTakesItsPlace() throws Exception {
    try (RedisServer redis = RedisServer.start();
        StoreConnection store = new StoreConnection(redis.uri(), "redis-loss-it");
        RunningProxy proxy = start(redis.uri())) {
      add(store, 3);
      await().atMost(PATIENCE).until(() -> latest().revision() == 1);

      redis.restartEmpty();
      await().atMost(PATIENCE).until(() -> proxy.said().contains("their published figures stay"));
      assertThat(redis.cli("HMGET", "{meteo:0}:settings", "window", "redis-replicas"))
          .isEqualTo("10s\n0");
      add(store, 2);
      await().atMost(PATIENCE).until(() -> redis.cli("ZCARD", "{meteo:0}:dirty").equals("0"));
      assertThat(latest().revision()).as("two readings are not published over three").isEqualTo(1);
      add(store, 4);

      await().atMost(PATIENCE).until(() -> latest().wellness().count() == 4);
      assertThat(latest().revision()).isEqualTo(3);
    }
  }

  @Test
  void aFlushedRedisIsNoticedWithoutARestart() throws Exception {
    try (RedisServer redis = RedisServer.start();
        StoreConnection store = new StoreConnection(redis.uri(), "redis-loss-it");
        RunningProxy proxy = start(redis.uri())) {
      add(store, 3);
      await().atMost(PATIENCE).until(() -> latest().revision() == 1);

      redis.cli("FLUSHALL");
      await().atMost(PATIENCE).until(() -> proxy.said().contains("their published figures stay"));
      add(store, 4);

      await().atMost(PATIENCE).until(() -> latest().wellness().count() == 4);
      assertThat(latest().revision()).isEqualTo(3);
    }
  }

  @Test
  void otherReadingsDoNotReplaceThoseThatWerePublished() throws Exception {
    try (RedisServer redis = RedisServer.start();
        StoreConnection store = new StoreConnection(redis.uri(), "redis-loss-it");
        RunningProxy proxy = start(redis.uri())) {
      add(store, 3);
      await().atMost(PATIENCE).until(() -> latest().revision() == 1);

      redis.cli("FLUSHALL");
      await().atMost(PATIENCE).until(() -> proxy.said().contains("their published figures stay"));
      add(store, "late", 3);
      await().atMost(PATIENCE).until(() -> redis.cli("ZCARD", "{meteo:0}:panes").equals("3"));
      await().atMost(PATIENCE).until(() -> redis.cli("ZCARD", "{meteo:0}:dirty").equals("0"));
      assertThat(latest().revision()).as("three others are not published over three").isEqualTo(1);
      assertThat(redis.cli("ZCARD", "{meteo:0}:incomplete")).isEqualTo("1");
      add(store, "late", 4);
      await().atMost(PATIENCE).until(() -> redis.cli("ZCARD", "{meteo:0}:panes").equals("4"));
      await().atMost(PATIENCE).until(() -> redis.cli("ZCARD", "{meteo:0}:dirty").equals("0"));
      assertThat(latest().revision()).as("nor are four others").isEqualTo(1);
      add(store, 3);

      await().atMost(PATIENCE).until(() -> latest().wellness().count() == 7);
      assertThat(latest().revision()).isEqualTo(3);
      assertThat(redis.cli("ZCARD", "{meteo:0}:incomplete")).isEqualTo("0");
    }
  }

  @Test
  void aRestartThatLostNothingHoldsUpNoCorrection() throws Exception {
    try (RedisServer redis = RedisServer.start();
        StoreConnection store = new StoreConnection(redis.uri(), "redis-loss-it");
        RunningProxy proxy = start(redis.uri())) {
      add(store, 3);
      await().atMost(PATIENCE).until(() -> latest().revision() == 1);

      redis.kill();
      redis.restart();
      await().atMost(PATIENCE).until(() -> proxy.said().contains("are known again"));
      add(store, "late", 7);

      await().atMost(PATIENCE).until(() -> latest().wellness().count() == 10);
      assertThat(latest().revision()).isEqualTo(3);
      assertThat(proxy.said()).doesNotContain("WARNING: Redis has lost");
    }
  }

  @Test
  void aSecondRestorationReadsOnlyWhatCameSince() throws Exception {
    Topology.declaring().windows(channel);
    for (int i = 0; i < 500; i++) {
      Instant start = OLD.plusSeconds(10L * i);
      WindowSummary summary = new WindowSummary(start, start.plusSeconds(10), 1, null, null);
      channel.basicPublish("", Topology.HISTORY_STREAM, null, WindowSummaryCodec.encode(summary));
    }
    try (RedisServer redis = RedisServer.start();
        RunningProxy proxy = start(redis.uri())) {
      await().atMost(PATIENCE).until(() -> proxy.said().contains("500 summaries of the history"));
      await().atMost(PATIENCE).until(() -> proxy.said().contains("leading"));
      redis.kill();
      redis.restart();

      await().atMost(PATIENCE).until(() -> proxy.said().split("are known again").length == 3);
      assertThat(proxy.said().substring(proxy.said().lastIndexOf("are known again")))
          .containsPattern("^are known again, \\d{1,2} summaries of the history");
    }
  }

  private RunningProxy start(String redis) {
    return RunningProxy.start(amqp, redis, "--window", "10s", "--retention", "unlimited");
  }

  /** Adds the window's first readings, which may be there already. */
  private static void add(StoreConnection store, int count) {
    add(store, "s", count);
  }

  private static void add(StoreConnection store, String sensor, int count) {
    int value = sensor.equals("s") ? 50 : 70;
    List<Result> results = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      results.add(new Result(sensor, ReadingKind.AIR, OLD.plusSeconds(i), value + i, i));
    }
    await()
        .atMost(PATIENCE)
        .ignoreExceptions()
        .until(() -> !new ResultStore(store).add(results).contains(AddOutcome.CONFLICT));
  }

  /** The old window as it was last published; each revision must have been published as one. */
  private WindowSummary latest() throws Exception {
    GetResponse message = channel.basicGet(queue, true);
    while (message != null) {
      WindowSummary summary = WindowSummaryCodec.decode(message.getBody());
      if (summary.start().equals(OLD)) {
        assertThat(revisions.merge(summary.revision(), summary, (one, other) -> one))
            .isEqualTo(summary);
        received.add(summary);
        assertThat(received).isSortedAccordingTo(RedisLossIT::byRevision);
      }
      message = channel.basicGet(queue, true);
    }
    return received.isEmpty()
        ? new WindowSummary(OLD, OLD.plusSeconds(10), 9, null, null)
        : received.getLast();
  }

  private static int byRevision(WindowSummary one, WindowSummary other) {
    return Integer.compare(one.revision(), other.revision());
  }
}
