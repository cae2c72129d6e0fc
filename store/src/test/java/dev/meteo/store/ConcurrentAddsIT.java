package dev.meteo.store;

import static org.assertj.core.api.Assertions.assertThat;

import dev.meteo.messages.ReadingKind;
import dev.meteo.testbed.redis.RedisServer;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Several workers add the same results at once, repeated and in any order. */
@Tag("native")
@Timeout(120)
final class ConcurrentAddsIT {
  private static final Instant START = Instant.parse("2026-03-01T12:00:00Z");
  private static final int SECONDS = 30;
  private static final int WORKERS = 4;

  @ParameterizedTest
  @ValueSource(longs = {1, 2026, -77})
  void countEachResultOnceWhateverTheOrder(long seed) throws Exception {
    Random random = new Random(seed);
    List<Result> results = distinctResults(random, 4000);

    try (RedisServer redis = RedisServer.start("--appendfsync", "no");
        StoreConnection connection = new StoreConnection(redis.uri(), "test")) {
      int stored = addConcurrently(redis, results, random);

      assertThat(stored).isEqualTo(results.size());
      AggregateCheck.Report report = new AggregateCheck(connection).run();
      assertThat(report.differences()).isEmpty();
      assertThat(report.results()).isEqualTo(results.size());
      List<Pane> panes =
          new WindowStore(connection)
              .read(List.of(new WindowKey(START, START.plusSeconds(SECONDS))))
              .getFirst()
              .panes();
      assertThat(panes).hasSize(model(results).size());
      for (Pane pane : panes) {
        assertThat(pane.wellness()).isEqualTo(model(results).get(pane.second()).get(0));
        assertThat(pane.pollution()).isEqualTo(model(results).get(pane.second()).get(1));
      }
    }
  }

  @Test
  void theCheckFindsAWrongAggregate() throws Exception {
    try (RedisServer redis = RedisServer.start();
        StoreConnection connection = new StoreConnection(redis.uri(), "test")) {
      new ResultStore(connection)
          .add(List.of(Results.air("roof", START, 10), Results.air("cellar", START, 20)));
      redis.cli("HINCRBY", Keys.pane(START.getEpochSecond()), "wellness:sum", "1");

      AggregateCheck.Report report = new AggregateCheck(connection).run();

      assertThat(report.differences()).hasSize(1);
      assertThat(report.differences().getFirst().stored().sum()).isEqualTo(31);
      assertThat(report.differences().getFirst().recomputed().sum()).isEqualTo(30);
    }
  }

  /** How many were answered with stored, over all workers. */
  private static int addConcurrently(RedisServer redis, List<Result> results, Random random)
      throws Exception {
    List<Callable<Integer>> workers = new ArrayList<>();
    for (int worker = 0; worker < WORKERS; worker++) {
      List<Result> own = new ArrayList<>(results);
      own.addAll(results.subList(0, results.size() / 4));
      Collections.shuffle(own, new Random(random.nextLong()));
      Random sizes = new Random(random.nextLong());
      workers.add(() -> addInBatches(redis, own, sizes));
    }
    int stored = 0;
    try (ExecutorService pool = Executors.newFixedThreadPool(WORKERS)) {
      for (Future<Integer> worker : pool.invokeAll(workers)) {
        stored += worker.get();
      }
    }
    return stored;
  }

  private static int addInBatches(RedisServer redis, List<Result> results, Random sizes)
      throws StoreException {
    int stored = 0;
    try (StoreConnection connection = new StoreConnection(redis.uri(), "worker")) {
      ResultStore store = new ResultStore(connection);
      int from = 0;
      while (from < results.size()) {
        int to = Math.min(results.size(), from + 1 + sizes.nextInt(700));
        List<AddOutcome> outcomes = store.add(results.subList(from, to));
        assertThat(outcomes).containsAnyOf(AddOutcome.STORED, AddOutcome.DUPLICATE);
        assertThat(outcomes).doesNotContain(AddOutcome.CONFLICT, AddOutcome.TOO_LATE);
        stored += Collections.frequency(outcomes, AddOutcome.STORED);
        from = to;
      }
    }
    return stored;
  }

  private static List<Result> distinctResults(Random random, int count) {
    Set<String> identities = new HashSet<>();
    List<Result> results = new ArrayList<>();
    while (results.size() < count) {
      String sensor = "s" + random.nextInt(20);
      Instant timestamp = START.plusNanos(1000 * random.nextLong(SECONDS * 1_000_000L));
      boolean air = random.nextBoolean();
      if (identities.add(sensor + air + timestamp)) {
        int hundredths = random.nextInt(101);
        results.add(
            air
                ? Results.air(sensor, timestamp, hundredths)
                : Results.pollution(sensor, timestamp, hundredths));
      }
    }
    return results;
  }

  /** Wellness and pollution of each second, recomputed without the store. */
  private static Map<Long, List<Aggregate>> model(List<Result> results) {
    Map<Long, List<Aggregate>> model = new HashMap<>();
    for (Result result : results) {
      List<Aggregate> pane =
          model.computeIfAbsent(
              result.timestamp().getEpochSecond(),
              second -> new ArrayList<>(List.of(Aggregate.EMPTY, Aggregate.EMPTY)));
      int index = result.kind() == ReadingKind.AIR ? 0 : 1;
      pane.set(index, pane.get(index).merge(single(result)));
    }
    return model;
  }

  private static Aggregate single(Result result) {
    int value = result.hundredths();
    long micros = ChronoUnit.MICROS.between(Instant.EPOCH, result.timestamp());
    return new Aggregate(
        1, value, (long) value * value, value, value, micros, Fingerprint.of(result.value()));
  }
}
