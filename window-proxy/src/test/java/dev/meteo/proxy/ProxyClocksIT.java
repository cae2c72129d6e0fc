package dev.meteo.proxy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.rabbitmq.client.Channel;
import com.rabbitmq.client.Connection;
import com.rabbitmq.client.GetResponse;
import dev.meteo.cli.Termination;
import dev.meteo.messages.AmqpEndpoint;
import dev.meteo.messages.BrokerManagement;
import dev.meteo.messages.ReadingKind;
import dev.meteo.messages.Retention;
import dev.meteo.messages.Topology;
import dev.meteo.messages.WindowSummary;
import dev.meteo.messages.WindowSummaryCodec;
import dev.meteo.store.AddOutcome;
import dev.meteo.store.Result;
import dev.meteo.store.ResultStore;
import dev.meteo.store.StoreConnection;
import dev.meteo.store.StoreException;
import dev.meteo.store.WindowStore;
import dev.meteo.testbed.StackException;
import dev.meteo.testbed.junit.StackAddresses;
import dev.meteo.testbed.junit.StackExtension;
import dev.meteo.testbed.redis.RedisServer;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.opentest4j.TestAbortedException;

/** Clocks make steps and servers are away; what was accepted or waits is not lost by that. */
@ExtendWith(StackExtension.class)
@Timeout(240)
class ProxyClocksIT {
  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final Duration MONTH = Duration.ofDays(30);

  private final String amqp;
  private final List<WindowSummary> received = new ArrayList<>();
  private Connection broker;
  private Channel channel;
  private String queue;
  private RedisServer redis;
  private StoreConnection store;

  ProxyClocksIT(StackAddresses stack) {
    amqp = stack.amqp();
  }

  @BeforeEach
  void open() throws Exception {
    try {
      redis = RedisServer.startWithClock();
    } catch (StackException e) {
      if ("true".equals(System.getenv("CI"))) {
        throw e;
      }
      throw new TestAbortedException(e.getMessage());
    }
    store = new StoreConnection(redis.uri(), "proxy-clocks-it");
    broker = AmqpEndpoint.parse(amqp).connect("proxy-clocks-it");
    channel = broker.createChannel();
    channel.queueDelete(Topology.HISTORY_STREAM);
    Topology.declaring().readings(channel);
    channel.queuePurge(Topology.READINGS_QUEUE);
    queue = Topology.declaring().terminal(channel, "it-" + UUID.randomUUID());
  }

  @AfterEach
  void close() throws Exception {
    if (broker != null) {
      channel.queuePurge(Topology.READINGS_QUEUE);
      channel.queueDelete(queue);
      broker.close();
      store.close();
      redis.close();
    }
  }

  @Test
  void redisClockIsADayAheadWhenATermBegins_nothingIsDestroyed() throws Exception {
    Result kept = reading("kept", Instant.now().minus(Duration.ofMinutes(10)));
    try (RunningProxy first = start("--window", "1s", "--retention", "1h")) {
      add(kept);
      await().atMost(PATIENCE).until(() -> drain().stream().anyMatch(s -> s.wellness() != null));
      assertThat(first.said()).contains("leading");
    }
    redis.setClock(Duration.ofDays(1));
    await()
        .atMost(PATIENCE)
        .until(() -> new WindowStore(store).time().isAfter(Instant.now().plusSeconds(3600)));

    try (RunningProxy second = start()) {
      int before = drain().size();
      await().atMost(PATIENCE).until(() -> drain().size() >= before + 4);

      assertThat(second.said()).contains("behind that of Redis");
    }
    assertThat(new WindowStore(store).horizon().orElseThrow())
        .isBefore(Instant.now().minus(Duration.ofMinutes(58)));
    assertThat(add(kept, reading("late", kept.timestamp())))
        .containsExactly(AddOutcome.DUPLICATE, AddOutcome.STORED);
  }

  @Test
  void theLeadersClockIsAMonthAheadForAWhile_nothingFloodsAndLiveWindowsGoOn() throws Exception {
    AtomicReference<Duration> lead = new AtomicReference<>(Duration.ZERO);
    StringWriter said = new StringWriter();
    Termination termination = new Termination();
    CompletableFuture<Void> proxy = CompletableFuture.runAsync(() -> lead(lead, said, termination));
    try {
      await().atMost(PATIENCE).until(() -> drain().size() >= 2);
      lead.set(MONTH);
      int before = received.size();
      await().atMost(PATIENCE).until(() -> drain().size() >= before + 5);
      lead.set(Duration.ZERO);
      Instant now = Instant.now().plusSeconds(3);
      add(reading("live", now));

      await()
          .atMost(PATIENCE)
          .until(() -> drain().stream().anyMatch(summary -> summary.wellness() != null));

      WindowSummary window =
          received.stream().filter(summary -> summary.wellness() != null).findFirst().get();
      assertThat(window.revision()).isEqualTo(1);
      assertThat(received).allMatch(s -> s.start().isBefore(Instant.now().plusSeconds(60)));
      assertThat(said.toString())
          .containsOnlyOnce("ahead of that of Redis")
          .contains("agree again");
    } finally {
      termination.request();
      proxy.get(10, TimeUnit.SECONDS);
    }
  }

  @Test
  void anOutageOfRedisIsLongerThanTheRetention_whatWaitedIsTaken() throws Exception {
    try (RunningProxy proxy = start("--window", "1s", "--retention", "5s", "--grace", "200ms")) {
      await().atMost(PATIENCE).until(() -> drain().size() >= 8);
      Result waits = reading("waits", Instant.now());
      channel.basicPublish(
          "", Topology.READINGS_QUEUE, null, "waits".getBytes(StandardCharsets.UTF_8));
      redis.kill();
      Instant end = waits.timestamp().plusSeconds(20);
      await().atMost(PATIENCE).until(() -> Instant.now().isAfter(end));
      redis.restart();
      int before = drain().size();
      await().atMost(PATIENCE).until(() -> drain().size() >= before + 5);

      await()
          .atMost(PATIENCE)
          .ignoreExceptionsInstanceOf(StoreException.class)
          .untilAsserted(() -> assertThat(add(waits)).doesNotContain(AddOutcome.TOO_LATE));
      await()
          .atMost(PATIENCE)
          .until(() -> drain().stream().anyMatch(summary -> summary.wellness() != null));

      channel.queuePurge(Topology.READINGS_QUEUE); // a worker has taken it
      await().atMost(PATIENCE).until(() -> proxy.said().contains("nothing could be stored"));
    }
  }

  private void lead(AtomicReference<Duration> lead, StringWriter said, Termination termination) {
    WindowRules rules =
        new WindowRules(
            new WindowGrid(Duration.ofSeconds(1)), Duration.ofMillis(200), Retention.parse("24h"));
    ProxyReport report = new ProxyReport(new PrintWriter(said, true));
    try (StoreConnection own = new StoreConnection(redis.uri(), "leader");
        RabbitTransport transport =
            new RabbitTransport(
                AmqpEndpoint.parse(amqp),
                BrokerManagement.beside(AmqpEndpoint.parse(amqp)),
                Topology.declaring(),
                new ProxyTransport.Site(own, "leader", rules, report))) {
      termination.onRequest(transport::close);
      transport.run(
          new Leadership(
              own, "leader", rules, () -> Instant.now().plus(lead.get()), report, termination));
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }

  private RunningProxy start(String... options) {
    return RunningProxy.start(amqp, redis.uri(), options);
  }

  private List<AddOutcome> add(Result... results) throws Exception {
    return new ResultStore(store).add(List.of(results));
  }

  /** All that has been received, in order, with what has come since. */
  private List<WindowSummary> drain() throws Exception {
    GetResponse message = channel.basicGet(queue, true);
    while (message != null) {
      received.add(WindowSummaryCodec.decode(message.getBody()));
      message = channel.basicGet(queue, true);
    }
    return received;
  }

  private static Result reading(String sensor, Instant at) {
    return new Result(sensor, ReadingKind.AIR, at, 50, 50);
  }
}
