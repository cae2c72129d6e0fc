package dev.meteo.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.meteo.messages.Retention;
import dev.meteo.messages.WindowSummary;
import dev.meteo.testbed.redis.RedisServer;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Redis killed, frozen, full, cut off: each test has one of its own. */
@Tag("native")
@Timeout(120)
final class RedisFaultsIT {
  private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");

  @Test
  void keepsWhatItStoredWhenRedisIsKilledAndGoesOnByItself() throws Exception {
    try (RedisServer redis = RedisServer.start();
        StoreConnection connection = new StoreConnection(redis.uri(), "test")) {
      ResultStore store = new ResultStore(connection);
      List<Result> results = some(1000);
      assertThat(store.add(results)).containsOnly(AddOutcome.STORED);

      redis.kill();
      assertFailsWithin(Duration.ofSeconds(30), () -> store.add(results));
      redis.restart();

      Awaitility.await()
          .atMost(Duration.ofSeconds(60))
          .ignoreExceptions()
          .until(() -> store.add(results).stream().allMatch(AddOutcome.DUPLICATE::equals));
      assertThat(new AggregateCheck(connection).run().results()).isEqualTo(1000);
    }
  }

  @Test
  void failsSoonWhileRedisIsFrozenAndIsGoodAgainAfterwards() throws Exception {
    try (RedisServer redis = RedisServer.start();
        StoreConnection connection = new StoreConnection(redis.uri(), "test")) {
      ResultStore store = new ResultStore(connection);
      store.add(some(1));

      redis.freeze();
      assertFailsWithin(Duration.ofSeconds(60), () -> store.add(some(10)));
      assertFailsWithin(Duration.ofSeconds(60), () -> store.add(some(10)));
      redis.thaw();

      Awaitility.await()
          .atMost(Duration.ofSeconds(60))
          .ignoreExceptions()
          .until(() -> store.add(some(10)).size() == 10);
      assertThat(new AggregateCheck(connection).run())
          .isEqualTo(new AggregateCheck.Report(10, 10, List.of()));
    }
  }

  @Test
  void closesInTimeWhileRedisIsFrozenAndLeavesNoThread() throws Exception {
    try (RedisServer redis = RedisServer.start()) {
      StoreConnection connection = new StoreConnection(redis.uri(), "test");
      new ResultStore(connection).add(some(1));
      redis.freeze();

      long began = System.nanoTime();
      connection.close();
      connection.close();

      assertThat(Duration.ofNanos(System.nanoTime() - began)).isLessThan(Duration.ofSeconds(30));
      assertThatThrownBy(() -> new ResultStore(connection).add(some(1)))
          .isInstanceOf(StoreException.class)
          .hasMessageContaining("is closed");
      Awaitility.await()
          .atMost(Duration.ofSeconds(60))
          .untilAsserted(
              () ->
                  assertThat(Thread.getAllStackTraces().keySet())
                      .extracting(Thread::getName)
                      .noneMatch(name -> name.startsWith("lettuce")));
    }
  }

  @Test
  void aWorkerLeavesAtOnceWithoutAConnectionWhileRedisIsFrozen() throws Exception {
    try (RedisServer redis = RedisServer.start();
        StoreConnection connection = new StoreConnection(redis.uri(), "test")) {
      redis.freeze();

      long began = System.nanoTime();
      new SignStore(connection).leave("worker@test");

      assertThat(Duration.ofNanos(System.nanoTime() - began))
          .as("before a connection or command would fail")
          .isLessThan(Duration.ofSeconds(4));
    }
  }

  @Test
  void goesOnAfterRedisCutTheConnection() throws Exception {
    try (RedisServer redis = RedisServer.start();
        StoreConnection connection = new StoreConnection(redis.uri(), "test")) {
      ResultStore store = new ResultStore(connection);
      store.add(some(1));

      for (int i = 0; i < 5; i++) {
        redis.cli("CLIENT", "KILL", "TYPE", "normal");
        redis.cli("SCRIPT", "FLUSH");
        Awaitility.await()
            .atMost(Duration.ofSeconds(60))
            .ignoreExceptions()
            .until(() -> store.add(some(10)).size() == 10);
      }
      assertThat(new AggregateCheck(connection).run())
          .isEqualTo(new AggregateCheck.Report(10, 10, List.of()));
    }
  }

  @Test
  void refusesWholeBatchesWhenFullAndRecoversByPruning() throws Exception {
    try (RedisServer redis =
            RedisServer.start("--maxmemory", "8mb", "--maxmemory-policy", "noeviction");
        StoreConnection connection = new StoreConnection(redis.uri(), "test")) {
      ResultStore store = new ResultStore(connection);
      SettingsStore settings = new SettingsStore(connection);
      settings.retention(Optional.of(Retention.parse("unlimited")), Retention.parse("24h"));
      settings.co2(Optional.empty(), "300:400:500");
      long stored = fill(store);

      // Nothing of the refused batch is there, and what is there is whole.
      AggregateCheck.Report full = new AggregateCheck(connection).run();
      assertThat(full.results()).isEqualTo(stored);
      assertThat(full.differences()).isEmpty();

      // A proxy that starts now claims, leads, publishes, prunes; one that led gives back what is
      // lost.
      Map<Setting, String> known = settings.known();
      settings.giveBack(known);
      redis.cli("DEL", Keys.SETTINGS);
      settings.giveBack(known);
      assertThat(settings.known()).isEqualTo(known).hasSize(2);
      assertThat(settings.window(Optional.of(Duration.ofHours(1)), Duration.ofHours(1)))
          .hasHours(1);
      Lease lease = new Lease(connection, "proxy", Duration.ofSeconds(60));
      assertThat(lease.acquire()).isTrue();
      WindowStore windows = new WindowStore(connection);
      publishAll(windows, lease.token());
      assertThat(windows.raiseHorizon(lease.token(), NOON.plus(Duration.ofDays(2)))).isTrue();
      while (windows.prune(lease.token(), 500) > 0) {
        assertThat(windows.horizon()).isPresent();
      }

      Result later = Results.air("roof", NOON.plus(Duration.ofDays(2)), 1);
      Awaitility.await()
          .atMost(Duration.ofSeconds(60))
          .ignoreExceptions()
          .until(() -> store.add(List.of(later)).contains(AddOutcome.STORED));
    }
  }

  @Test
  void saysWhatIsWrongWithoutThePassword() throws Exception {
    try (RedisServer redis = RedisServer.start("--requirepass", "hunter2");
        StoreConnection wrong =
            new StoreConnection("redis://:hunter3@127.0.0.1:" + redis.port(), "test");
        StoreConnection right =
            new StoreConnection("redis://:hunter2@127.0.0.1:" + redis.port(), "test")) {
      // Now and then the connection is gone before the client has read why.
      Awaitility.await()
          .atMost(Duration.ofSeconds(60))
          .untilAsserted(
              () ->
                  assertThatThrownBy(wrong::open)
                      .isInstanceOf(StoreException.class)
                      .hasMessageContaining("127.0.0.1:" + redis.port())
                      .hasMessageContaining("WRONGPASS")
                      .hasMessageNotContaining("hunter"));
      assertThat(new ResultStore(right).add(some(1))).containsExactly(AddOutcome.STORED);
    }
  }

  private static long fill(ResultStore store) {
    long stored = 0;
    while (true) {
      List<Result> batch = new ArrayList<>();
      for (int i = 0; i < 400; i++) {
        batch.add(
            Results.air("s" + i % 10, NOON.plusSeconds(stored / 10).plusNanos(i * 1000L), 50));
      }
      try {
        store.add(batch);
      } catch (StoreException e) {
        assertThat(e).hasMessageContaining("memory is full");
        return stored;
      }
      stored += batch.size();
    }
  }

  private static void publishAll(WindowStore windows, String token) throws StoreException {
    List<Pane> dirty = windows.dirtyPanes(Instant.MIN, 1);
    while (!dirty.isEmpty()) {
      long second = dirty.getFirst().second();
      Instant start = Instant.ofEpochSecond(second - Math.floorMod(second, 3600));
      WindowState state =
          windows.read(List.of(new WindowKey(start, start.plusSeconds(3600)))).getFirst();
      assertThat(windows.seal(token, List.of(summary(state)))).containsExactly(SealOutcome.SEALED);
      windows.markPublished(token, windows.outbox(token, 10));
      assertThat(windows.clean(token, state.panes())).isTrue();
      dirty = windows.dirtyPanes(Instant.MIN, 1);
    }
  }

  private static WindowSummary summary(WindowState state) {
    return new WindowSummary(
        state.window().start(),
        state.window().end(),
        state.revision() + 1,
        state.wellness().statistics(),
        state.pollution().statistics());
  }

  private static void assertFailsWithin(Duration limit, Call call) {
    long began = System.nanoTime();
    assertThatThrownBy(call::run).isInstanceOf(StoreException.class);
    assertThat(Duration.ofNanos(System.nanoTime() - began)).isLessThan(limit);
  }

  @FunctionalInterface
  private interface Call {
    void run() throws StoreException;
  }

  private static List<Result> some(int count) {
    List<Result> results = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      results.add(Results.air("roof", NOON.plusSeconds(i), i % 101));
    }
    return results;
  }
}
