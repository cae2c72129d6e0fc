package dev.meteo.worker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.rabbitmq.client.Channel;
import com.rabbitmq.client.Connection;
import dev.meteo.messages.AmqpEndpoint;
import dev.meteo.messages.Coefficient;
import dev.meteo.messages.DecodedReading.Accepted;
import dev.meteo.messages.Reading;
import dev.meteo.messages.ReadingDecoder;
import dev.meteo.messages.Shard;
import dev.meteo.messages.StoredReading;
import dev.meteo.messages.StoredReadings;
import dev.meteo.messages.Topology;
import dev.meteo.store.StoreConnection;
import dev.meteo.store.UntoldSpan;
import dev.meteo.store.UntoldStore;
import dev.meteo.testbed.Stack;
import dev.meteo.testbed.StackServer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;

/** Who listens to what counts hears all of it, and stops nothing. */
@ExtendWith(OwnStack.class)
@Timeout(120)
class TellingIT {
  /** Longer than any test: nothing is given up. */
  private static final TellingRules PATIENT =
      new TellingRules(Duration.ofMinutes(5), Duration.ofMinutes(5), true);

  private static final TellingRules SHORT =
      new TellingRules(Duration.ofSeconds(2), Duration.ofMinutes(5), true);

  private static final Map<String, Object> QUORUM = Map.of("x-queue-type", "quorum");

  @Test
  void whatCountsIsTold_onceMoreWhenItComesAgain_andNothingElse(Stack stack) throws Exception {
    try (WorkerBench bench = WorkerBench.startTelling(stack, 1, PATIENT);
        StoredListener listener = StoredListener.start(stack, QUORUM)) {
      String air = Bodies.air(0, 20);
      String pollution = Bodies.pollution(0, 450);
      bench.publish(List.of(air));
      bench.awaitReceived(1);
      bench.publish(
          List.of(
              pollution,
              air,
              Bodies.air(0, 21),
              "bad",
              Bodies.air(Instant.parse("2020-01-01T00:00:00Z"), 20)));
      bench.awaitReceived(6);
      assertThat(bench.end()).isEqualTo(new Counts(6, 2, 1, 3, 0, 0));
      assertThat(bench.ready()).isZero();

      assertThat(listener.heard().stream().flatMap(stored -> stored.readings().stream()))
          .containsExactlyInAnyOrder(stored(air), stored(air), stored(pollution));
      assertThat(listener.heard()).allMatch(stored -> stored.worker().equals("worker@test"));
      assertThatNumbersHaveNoGap(listener.heard());
    }
  }

  @Test
  void eachShardHasItsSensorsAndItsNumbers(Stack stack) throws Exception {
    List<String> bodies =
        IntStream.range(0, 500)
            .mapToObj(i -> Bodies.air(i, 20).replace("roof", "roof-" + i % 20))
            .toList();
    try (WorkerBench bench = WorkerBench.startTelling(stack, 4, PATIENT);
        StoredListener listener = StoredListener.start(stack, QUORUM)) {
      bench.publish(bodies);
      bench.awaitReceived(500);
      var unused = bench.end();

      assertThat(listener.identities()).isEqualTo(identities(bodies));
      for (StoredReadings stored : listener.heard()) {
        assertThat(stored.readings())
            .allMatch(told -> Shard.of(told.reading().sensor(), 4) == stored.shard());
      }
      assertThat(listener.heard().stream().map(StoredReadings::shard).distinct()).hasSize(4);
      assertThatNumbersHaveNoGap(listener.heard());
    }
  }

  @Test
  void ourBindingIsRemovedUnderAForeignOne_itIsBackWithinASecond(Stack stack) throws Exception {
    try (WorkerBench bench = WorkerBench.start(stack);
        Connection connection = AmqpEndpoint.parse(stack.amqp()).connect("operator");
        Channel channel = connection.createChannel()) {
      bench.publish(List.of(Bodies.air(0, 20)));
      bench.awaitReceived(1);
      channel.queueDeclare("audit", false, false, false, Map.of());
      channel.queueBind("audit", Topology.READINGS_EXCHANGE, "#");
      try {
        channel.queueUnbind(Topology.READINGS_QUEUE, Topology.READINGS_EXCHANGE, "#");
        int[] next = {1};
        await()
            .atMost(Duration.ofSeconds(20))
            .until(
                () -> {
                  bench.publish(List.of(Bodies.air(next[0]++, 20)));
                  return bench.counts().received() > 1;
                });
        long before = bench.counts().received();
        bench.publish(Bodies.airs(next[0] + 200).subList(next[0], next[0] + 200));
        await()
            .atMost(WorkerBench.PATIENCE)
            .untilAsserted(
                () -> assertThat(bench.counts().received()).isGreaterThanOrEqualTo(before + 200));
        assertThat(bench.end().stored()).isGreaterThanOrEqualTo(201);
      } finally {
        channel.queueDelete("audit");
      }
    }
  }

  @Test
  void aQueueThatRefuses_stopsNothing_andWhatItLacksIsRecorded(Stack stack) throws Exception {
    Map<String, Object> full = new HashMap<>(QUORUM);
    full.put("x-max-length", 1);
    full.put("x-overflow", "reject-publish");
    List<String> bodies = Bodies.airs(3000);
    try (WorkerBench bench = WorkerBench.startTelling(stack, 1, SHORT);
        StoredListener listener = StoredListener.start(stack, QUORUM);
        StoredListener refusing = StoredListener.start(stack, full)) {
      assertThatAllIsAcknowledged(bench, bodies);

      assertThat(refusing.queue()).isNotEqualTo(listener.queue());
      assertThat(listener.identities()).isEqualTo(identities(bodies));
      assertThatItIsRecorded(stack, bench);
    }
  }

  @Test
  void aQueueWithoutALeader_stopsNothing_andWhatItLacksIsRecorded(Stack stack) throws Exception {
    List<String> bodies = Bodies.airs(3000);
    try (WorkerBench bench = WorkerBench.startTelling(stack, 1, SHORT);
        StoredListener dead = StoredListener.start(stack, QUORUM)) {
      StackServer broker = stack.brokerNodes().getFirst();
      ra(broker, "stop_server", dead.queue());
      assertThatAllIsAcknowledged(bench, bodies);
      assertThatItIsRecorded(stack, bench);
      ra(broker, "restart_server", dead.queue());
    }
  }

  @Test
  void theTellersConnectionIsCut_whatWasNotConfirmedIsToldAgain(Stack stack) throws Exception {
    List<String> bodies = Bodies.airs(20_000);
    StackServer broker = stack.brokerNodes().getFirst();
    try (WorkerBench bench = WorkerBench.startTelling(stack, 1, PATIENT);
        StoredListener listener = StoredListener.start(stack, QUORUM)) {
      bench.publish(bodies.subList(0, 10_000));
      cut(broker);
      bench.publish(bodies.subList(10_000, 20_000));
      bench.awaitReceived(20_000);
      await().atMost(WorkerBench.PATIENCE).until(() -> listener.identities().size() == 20_000);
      var unused = bench.end();

      assertThat(bench.ready()).isZero();
      assertThat(listener.identities()).isEqualTo(identities(bodies));
      assertThatNumbersHaveNoGap(listener.heard());
    }
  }

  @Test
  void theBrokerIsKilledAmidWork_everyStoredReadingIsTold(Stack stack) throws Exception {
    List<String> bodies = Bodies.airs(20_000);
    try (WorkerBench bench = WorkerBench.startTelling(stack, 1, PATIENT)) {
      String queue = declareLasting(stack);
      bench.publish(bodies);
      await().atMost(WorkerBench.PATIENCE).until(() -> bench.counts().stored() > 500);
      stack.brokerNodes().getFirst().kill();
      stack.brokerNodes().getFirst().start();
      await().atMost(WorkerBench.PATIENCE).until(() -> bench.counted() == 20_000);
      await().atMost(WorkerBench.PATIENCE).until(() -> bench.ready() == 0);
      var unused = bench.end();

      try (StoredListener listener = StoredListener.of(stack, queue)) {
        assertThat(listener.identities()).isEqualTo(identities(bodies));
        assertThatNumbersHaveNoGap(listener.heard());
      }
    }
  }

  private static void assertThatAllIsAcknowledged(WorkerBench bench, List<String> bodies)
      throws Exception {
    bench.publish(bodies);
    bench.awaitReceived(bodies.size());
    await()
        .atMost(WorkerBench.PATIENCE)
        .until(() -> bench.said().contains("not all who listen to meteo.stored can be told"));
    assertThat(bench.end()).isEqualTo(new Counts(bodies.size(), bodies.size(), 0, 0, 0, 0));
    assertThat(bench.ready()).isZero();
  }

  private static void assertThatItIsRecorded(Stack stack, WorkerBench bench) throws Exception {
    try (StoreConnection redis = new StoreConnection(stack.redis(), "test")) {
      List<UntoldSpan> spans = new UntoldStore(redis).spans();
      assertThat(spans).as(bench.said()).hasSize(1);
      assertThat(spans.getFirst().worker()).isEqualTo("worker@test");
      assertThat(spans.getFirst().readings()).isPositive();
      assertThat(spans.getFirst().from()).isBefore(Instant.now());
      assertThat(spans.getFirst().to()).isAfter(Instant.now());
    }
  }

  private static void assertThatNumbersHaveNoGap(List<StoredReadings> heard) {
    Map<Integer, Set<Long>> numbers =
        heard.stream()
            .collect(
                Collectors.groupingBy(
                    StoredReadings::shard,
                    Collectors.mapping(
                        StoredReadings::number, Collectors.toCollection(TreeSet::new))));
    assertThat(numbers).isNotEmpty();
    numbers
        .values()
        .forEach(
            known ->
                assertThat(known)
                    .startsWith(1L)
                    .hasSize(Math.toIntExact(((TreeSet<Long>) known).last())));
  }

  private static void ra(StackServer broker, String function, String queue) {
    String server = "{'%%2F_%s', node()}".formatted(queue);
    var unused =
        broker.tool(
            List.of(
                "rabbitmqctl", "eval", "ra:%s(quorum_queues, %s).".formatted(function, server)));
  }

  private static void cut(StackServer broker) {
    String connections =
        broker.tool(List.of("rabbitmqctl", "-q", "list_connections", "pid", "client_properties"));
    String pid =
        connections
            .lines()
            .filter(line -> line.contains("worker@test (stored)"))
            .map(line -> line.substring(0, line.indexOf('\t')))
            .findFirst()
            .orElseThrow(() -> new AssertionError(connections));
    var unused = broker.tool(List.of("rabbitmqctl", "close_connection", pid, "test"));
  }

  private static String declareLasting(Stack stack) throws Exception {
    try (Connection connection = AmqpEndpoint.parse(stack.amqp()).connect("operator");
        Channel channel = connection.createChannel()) {
      String queue = "lasting-" + System.nanoTime();
      Topology.declaring().stored(channel);
      channel.queueDeclare(queue, true, false, false, QUORUM);
      channel.queueBind(queue, Topology.STORED_EXCHANGE, "stored.#");
      return queue;
    }
  }

  private static Set<String> identities(List<String> bodies) {
    return bodies.stream()
        .map(body -> StoredListener.identity(reading(body)))
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private static StoredReading stored(String body) {
    Reading reading = reading(body);
    Coefficient coefficient = new Formulas(Formulas.DEFAULT_CO2).coefficient(reading);
    return new StoredReading(reading, coefficient);
  }

  private static Reading reading(String body) {
    return ((Accepted)
            new ReadingDecoder(InstantSource.system())
                .decode(body.getBytes(StandardCharsets.UTF_8))
                .getFirst())
        .reading();
  }
}
