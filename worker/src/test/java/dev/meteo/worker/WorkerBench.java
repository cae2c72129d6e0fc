package dev.meteo.worker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.rabbitmq.client.AMQP.BasicProperties;
import com.rabbitmq.client.Channel;
import com.rabbitmq.client.Connection;
import com.rabbitmq.client.GetResponse;
import dev.meteo.cli.Delays;
import dev.meteo.cli.Guarantee;
import dev.meteo.cli.Termination;
import dev.meteo.messages.AmqpEndpoint;
import dev.meteo.messages.DeadLetter;
import dev.meteo.messages.Topology;
import dev.meteo.testbed.Stack;
import io.lettuce.core.RedisClient;
import io.lettuce.core.api.StatefulRedisConnection;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** A worker on a real stack, with what a test needs around it: a sensor's end and eyes. */
final class WorkerBench implements AutoCloseable {
  static final Duration PATIENCE = Duration.ofSeconds(30);

  /** A message of the dead letters. */
  record Dead(String reason, String detail, @Nullable Object index, String text) {}

  private final Stack stack;
  private final String redis;
  private final StringWriter err = new StringWriter();
  private final Termination termination = new Termination();
  private final Worker worker;
  private final CompletableFuture<Void> ended;

  private WorkerBench(Stack stack, @Nullable WorkTime workTime, int prefetch, Guarantee guarantee) {
    this(
        stack,
        stack.redis(),
        workTime,
        prefetch,
        Duration.ofMinutes(10),
        guarantee,
        null,
        TellingRules.usual(guarantee == Guarantee.AT_LEAST_ONCE));
  }

  private WorkerBench(
      Stack stack,
      String redis,
      @Nullable WorkTime workTime,
      int prefetch,
      Duration longestHold,
      Guarantee guarantee,
      @Nullable Integer shards,
      TellingRules rules) {
    this.stack = stack;
    this.redis = redis;
    this.worker =
        new Worker(
            new WorkerConfig(
                AmqpEndpoint.parse(stack.amqp()),
                redis,
                "worker@test",
                Topology.declaring(),
                prefetch,
                longestHold,
                guarantee,
                new SharedSettings.Own(null, null, null),
                shards,
                workTime),
            rules,
            Delays.UNHEARD,
            new PrintWriter(err));
    this.ended = CompletableFuture.runAsync(this::work);
  }

  static WorkerBench start(Stack stack) {
    return new WorkerBench(stack, null, 256, Guarantee.AT_LEAST_ONCE);
  }

  /** With a Redis of the test's own, held for a second only. */
  static WorkerBench startHasty(Stack stack, String redis) {
    return new WorkerBench(
        stack,
        redis,
        null,
        256,
        Duration.ofSeconds(1),
        Guarantee.AT_LEAST_ONCE,
        null,
        TellingRules.usual(true));
  }

  static WorkerBench startTelling(Stack stack, int shards, TellingRules rules) {
    return new WorkerBench(
        stack,
        stack.redis(),
        null,
        256,
        Duration.ofMinutes(10),
        Guarantee.AT_LEAST_ONCE,
        shards,
        rules);
  }

  static WorkerBench startSlow(Stack stack, WorkTime workTime) {
    return new WorkerBench(stack, workTime, 4, Guarantee.AT_LEAST_ONCE);
  }

  static WorkerBench startCareless(Stack stack, @Nullable WorkTime workTime) {
    return new WorkerBench(stack, workTime, 1, Guarantee.AT_MOST_ONCE);
  }

  private void work() {
    try {
      worker.run(termination);
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }

  Counts counts() {
    return worker.counts();
  }

  String said() {
    return err.toString();
  }

  void publish(List<String> bodies) throws Exception {
    try (Connection connection = AmqpEndpoint.parse(stack.amqp()).connect("test");
        Channel channel = connection.createChannel()) {
      channel.confirmSelect();
      BasicProperties persistent = new BasicProperties.Builder().deliveryMode(2).build();
      for (String body : bodies) {
        byte[] bytes = body.getBytes(StandardCharsets.ISO_8859_1);
        channel.basicPublish(Topology.READINGS_EXCHANGE, "air.test", true, persistent, bytes);
      }
      channel.waitForConfirmsOrDie(PATIENCE.toMillis());
    }
  }

  /** Blocks until the worker has dealt with so many readings. */
  void awaitReceived(long readings) {
    await()
        .atMost(PATIENCE)
        .untilAsserted(
            () -> {
              assertThat(counts().received()).as(said()).isGreaterThanOrEqualTo(readings);
              assertThat(counts().inHand()).isZero();
            });
  }

  /** Ends the worker as SIGTERM does, and checks that its counts add up. */
  Counts end() throws Exception {
    termination.request();
    ended.get(5, TimeUnit.SECONDS);
    assertThat(counts().inHand())
        .as("received = stored + duplicate + refused + returned + lost")
        .isZero();
    return counts();
  }

  /** Blocks until the worker has ended by itself, and says why. */
  Throwable failure() throws Exception {
    try {
      ended.get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
    } catch (ExecutionException e) {
      return e.getCause().getCause();
    }
    throw new AssertionError("the worker has ended without a failure");
  }

  /** Takes all dead letters out. */
  List<Dead> dead() throws Exception {
    List<Dead> letters = new ArrayList<>();
    try (Connection connection = AmqpEndpoint.parse(stack.amqp()).connect("test");
        Channel channel = connection.createChannel()) {
      GetResponse next = channel.basicGet(Topology.DEAD_QUEUE, true);
      while (next != null) {
        Map<String, Object> headers = next.getProps().getHeaders();
        letters.add(
            new Dead(
                String.valueOf(headers.get(DeadLetter.REASON)),
                String.valueOf(headers.get(DeadLetter.DETAIL)),
                headers.get(DeadLetter.INDEX),
                new String(next.getBody(), StandardCharsets.ISO_8859_1)));
        next = channel.basicGet(Topology.DEAD_QUEUE, true);
      }
    }
    return letters;
  }

  /** How many messages wait for a worker; none that a connected one holds. */
  long ready() throws Exception {
    try (Connection connection = AmqpEndpoint.parse(stack.amqp()).connect("test");
        Channel channel = connection.createChannel()) {
      return channel.messageCount(Topology.READINGS_QUEUE);
    }
  }

  /** The sum of a pane's or all panes' counts, as the window proxy will see them. */
  long counted() {
    try (RedisClient client = RedisClient.create(redis);
        StatefulRedisConnection<String, String> opened = client.connect()) {
      return opened.sync().keys("{meteo:0}:pane:*").stream()
          .flatMap(pane -> opened.sync().hgetall(pane).entrySet().stream())
          .filter(field -> field.getKey().endsWith(":count"))
          .mapToLong(field -> Long.parseLong(field.getValue()))
          .sum();
    }
  }

  @Override
  public void close() {
    termination.request();
    ended.exceptionally(failure -> null).join();
    worker.close();
  }
}
