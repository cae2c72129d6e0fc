package dev.meteo.store;

import static org.assertj.core.api.Assertions.assertThat;

import dev.meteo.messages.Retention;
import dev.meteo.messages.WindowSummary;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Tag("native")
@Timeout(60)
final class WindowStoreIT extends OneRedis {
  private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");
  private static final Duration LENGTH = Duration.ofSeconds(5);

  private ResultStore results;
  private WindowStore store;
  private WindowHistory history;
  private Lease lease;

  @Override
  void prepare(StoreConnection opened) throws Exception {
    results = new ResultStore(opened);
    store = new WindowStore(opened);
    history = new WindowHistory(opened, Retention.USUAL);
    lease = new Lease(opened, "first", Duration.ofSeconds(60));
    assertThat(lease.acquire()).isTrue();
  }

  @Test
  void readsTheRevisionBeforeThePanes() throws Exception {
    results.add(List.of(Results.air("roof", NOON, 50)));
    redis.cli("CONFIG", "SET", "slowlog-log-slower-than", "0");
    redis.cli("SLOWLOG", "RESET");
    store.read(List.of(new WindowKey(NOON, NOON.plus(LENGTH))));
    String latestFirst = redis.cli("SLOWLOG", "GET", "100");
    redis.cli("CONFIG", "SET", "slowlog-log-slower-than", "10000");

    // What is added in between must give another revision: read the other way round, it would be
    // counted by nobody.
    assertThat(latestFirst).containsSubsequence("HGETALL", "ZRANGEBYSCORE", "HGET\n", "skip");
  }

  @Test
  void sealsPublishesAndCleansAWindowThatChanged() throws Exception {
    add(NOON.plusSeconds(1), 10);
    add(NOON.plusSeconds(3), 30);
    WindowState state = read(NOON);
    assertThat(state.revision()).isZero();
    assertThat(state.wellness().sum()).isEqualTo(40);

    assertThat(store.seal(lease.token(), List.of(summary(state))))
        .containsExactly(SealOutcome.SEALED);
    List<OutboxEntry> outbox = store.outbox(lease.token(), 10);
    assertThat(outbox).hasSize(1);
    assertThat(outbox.getFirst().revision()).isEqualTo(1);
    assertThat(new String(outbox.getFirst().body(), StandardCharsets.UTF_8))
        .contains("\"revision\":1");
    assertThat(store.markPublished(lease.token(), outbox)).isTrue();
    assertThat(store.clean(lease.token(), state.panes())).isTrue();

    assertThat(store.outbox(lease.token(), 10)).isEmpty();
    assertThat(store.dirtyPanes(Instant.MIN, 10)).isEmpty();
    assertThat(read(NOON).revision()).isEqualTo(1);
  }

  @Test
  void onlyTheLeaderAddsToTheHistory() throws Exception {
    add(NOON, 10);
    var unused = store.seal(lease.token(), List.of(summary(read(NOON))));
    List<OutboxEntry> outbox = store.outbox(lease.token(), 10);

    assertThat(history.append("a former leader's", outbox)).isEmpty();
    assertThat(history.after(Position.BEGIN, 10)).isEmpty();

    List<PublishedSummary> published = history.append(lease.token(), outbox).orElseThrow();
    assertThat(history.after(Position.BEGIN, 10))
        .extracting(PublishedSummary::position)
        .containsExactly(published.getFirst().position());
  }

  @Test
  void doesNotSealTheSameContentAgain() throws Exception {
    add(NOON, 10);
    publish(read(NOON));

    assertThat(store.seal(lease.token(), List.of(summary(read(NOON)))))
        .containsExactly(SealOutcome.UNCHANGED);
    assertThat(store.outbox(lease.token(), 10)).isEmpty();
  }

  @Test
  void sealsTheNextRevisionWhenALateReadingCame() throws Exception {
    add(NOON, 10);
    publish(read(NOON));
    add(NOON.plusSeconds(4), 90);

    assertThat(store.seal(lease.token(), List.of(summary(read(NOON)))))
        .containsExactly(SealOutcome.SEALED);
    assertThat(store.outbox(lease.token(), 1).getFirst().revision()).isEqualTo(2);
  }

  @Test
  void doesNotSealWhatWasReadBeforeAnotherRevision() throws Exception {
    add(NOON, 10);
    WindowState before = read(NOON);
    publish(before);
    add(NOON, 20, "other");

    assertThat(store.seal(lease.token(), List.of(summary(before))))
        .containsExactly(SealOutcome.STALE);
  }

  @Test
  void doesNotSealOverARevisionThatIsNotPublished() throws Exception {
    add(NOON, 10);
    store.seal(lease.token(), List.of(summary(read(NOON))));
    byte[] first = store.outbox(lease.token(), 1).getFirst().body();
    add(NOON, 20, "other");

    assertThat(store.seal(lease.token(), List.of(summary(read(NOON)))))
        .containsExactly(SealOutcome.STALE);
    assertThat(store.outbox(lease.token(), 1).getFirst().body()).isEqualTo(first);
  }

  @Test
  void doesNotReviseAWindowThatStartsBelowTheHorizon() throws Exception {
    add(NOON, 10);
    WindowState read = read(NOON);
    redis.cli("SET", Keys.HORIZON, Long.toString(NOON.getEpochSecond() + 1));

    assertThat(store.seal(lease.token(), List.of(summary(read))))
        .containsExactly(SealOutcome.UNCHANGED);
  }

  @Test
  void keepsAPaneDirtyThatChangedSinceItWasRead() throws Exception {
    add(NOON, 10);
    add(NOON.plusSeconds(1), 10);
    List<Pane> read = store.dirtyPanes(Instant.MIN, 10);
    add(NOON, 20, "other");

    store.clean(lease.token(), read);

    assertThat(store.dirtyPanes(Instant.MIN, 10))
        .extracting(Pane::second)
        .containsExactly(NOON.getEpochSecond());
  }

  @Test
  void listsDirtyPanesFromBothEnds() throws Exception {
    for (int second = 0; second < 6; second++) {
      add(NOON.plusSeconds(second), 10);
    }

    assertThat(store.dirtyPanes(NOON.plusSeconds(1), 2))
        .extracting(Pane::second)
        .containsExactly(NOON.getEpochSecond() + 1, NOON.getEpochSecond() + 2);
    assertThat(store.latestDirtyPanes(NOON.plusSeconds(4), 2))
        .extracting(Pane::second)
        .containsExactly(NOON.getEpochSecond() + 3, NOON.getEpochSecond() + 2);
  }

  @Test
  void givesTheOutboxInOrderOfTime() throws Exception {
    for (int start : List.of(10, -2_000_000_000, 0, 5, -5)) {
      Instant at = Instant.ofEpochSecond(start);
      add(at, 10);
      store.seal(lease.token(), List.of(summary(read(at))));
    }

    assertThat(store.outbox(lease.token(), 10))
        .extracting(entry -> entry.window().start().getEpochSecond())
        .containsExactly(-2_000_000_000L, -5L, 0L, 5L, 10L);
    assertThat(store.outbox(lease.token(), 2)).hasSize(2);
  }

  @Test
  void readsMoreWindowsAndPanesThanAreSentAtATime() throws Exception {
    List<Result> many = new ArrayList<>();
    for (int second = 0; second < 25_000; second++) {
      many.add(Results.air("roof", NOON.plusSeconds(second), 50));
    }
    results.add(many);
    List<WindowKey> windows = new ArrayList<>();
    for (int i = 0; i < 5000; i++) {
      windows.add(window(NOON.plus(LENGTH.multipliedBy(i))));
    }

    List<WindowState> states = store.read(windows);

    assertThat(states).extracting(WindowState::window).isEqualTo(windows);
    assertThat(states).allMatch(state -> state.wellness().count() == 5);
  }

  @Test
  void changesNothingWithoutTheLease() throws Exception {
    add(NOON, 10);
    WindowState read = read(NOON);
    store.seal(lease.token(), List.of(summary(read)));
    List<OutboxEntry> outbox = store.outbox(lease.token(), 1);
    redis.cli("SET", Keys.HORIZON, Long.toString(NOON.getEpochSecond() + 100));
    String before = contents();
    String stranger = "stranger#0";

    assertThat(store.seal(stranger, List.of(summary(read))))
        .containsExactly(SealOutcome.NOT_LEADER);
    assertThat(store.markPublished(stranger, outbox)).isFalse();
    assertThat(store.clean(stranger, read.panes())).isFalse();
    assertThat(store.closeUntil(stranger, NOON)).isFalse();
    assertThat(store.raiseHorizon(stranger, NOON.plusSeconds(200))).isFalse();
    assertThat(store.prune(stranger, 100)).isZero();

    assertThat(contents()).isEqualTo(before);
  }

  @Test
  void raisesTheHorizonButNeverLowersIt() throws Exception {
    assertThat(store.horizon()).isEmpty();
    assertThat(store.raiseHorizon(lease.token(), NOON)).isTrue();
    assertThat(store.raiseHorizon(lease.token(), NOON.minusSeconds(5))).isTrue();

    assertThat(store.horizon()).contains(NOON);
  }

  @Test
  void doesNotRaiseTheHorizonOverWhatWaitsToBePublished() throws Exception {
    add(NOON, 10);

    assertThat(store.raiseHorizon(lease.token(), NOON.plusSeconds(5))).isTrue();
    assertThat(store.horizon()).isEmpty();
    assertThat(store.raiseHorizon(lease.token(), NOON)).isTrue();
    assertThat(store.horizon()).contains(NOON);

    publish(read(NOON));
    assertThat(store.raiseHorizon(lease.token(), NOON.plusSeconds(5))).isTrue();
    assertThat(store.horizon()).contains(NOON.plusSeconds(5));
  }

  @Test
  void prunesPanesAndPublishedWindowsBelowTheHorizonOnly() throws Exception {
    for (int start : List.of(0, 5, 10)) {
      add(NOON.plusSeconds(start), 10);
      publish(read(NOON.plusSeconds(start)));
    }
    assertThat(store.prune(lease.token(), 100)).isZero();
    store.raiseHorizon(lease.token(), NOON.plusSeconds(10));

    assertThat(store.prune(lease.token(), 1)).isEqualTo(2);
    assertThat(store.prune(lease.token(), 100)).isEqualTo(2);
    assertThat(store.prune(lease.token(), 100)).isZero();

    assertThat(redis.cli("ZRANGE", Keys.PANES, "0", "-1"))
        .isEqualTo(Long.toString(NOON.getEpochSecond() + 10));
    assertThat(redis.cli("--scan", "--pattern", "*:window:*").lines()).hasSize(1);
    assertThat(redis.cli("--scan", "--pattern", "*:results:*").lines()).hasSize(1);
  }

  @Test
  void keepsAWindowBelowTheHorizonUntilItIsPublished() throws Exception {
    add(NOON, 10);
    WindowState read = read(NOON);
    store.seal(lease.token(), List.of(summary(read)));
    store.clean(lease.token(), read.panes());
    store.raiseHorizon(lease.token(), NOON.plusSeconds(5));

    store.prune(lease.token(), 100);

    assertThat(store.outbox(lease.token(), 1)).hasSize(1);
  }

  @Test
  void remembersTheEndOfTheLastLiveWindow() throws Exception {
    assertThat(store.closedUntil()).isEmpty();
    assertThat(store.closeUntil(lease.token(), NOON)).isTrue();
    assertThat(store.closedUntil()).contains(NOON);
  }

  @Test
  void givesTheLeaseToOneAndToAnotherOnceItEnds() throws Exception {
    lease.release();
    Lease first = new Lease(connection, "first", Duration.ofSeconds(5));
    Lease second = new Lease(connection, "second", Duration.ofSeconds(60));
    assertThat(first.acquire()).isTrue();
    assertThat(first.acquire()).isTrue();
    assertThat(second.acquire()).isFalse();

    Awaitility.await().atMost(Duration.ofSeconds(60)).until(second::acquire);

    assertThat(first.acquire()).isFalse();
    assertThat(store.closeUntil(first.token(), NOON)).isFalse();
    assertThat(store.closeUntil(second.token(), NOON)).isTrue();
    first.release();
    assertThat(second.acquire()).isTrue();
    second.release();
    assertThat(first.acquire()).isTrue();
  }

  private String contents() throws IOException, InterruptedException {
    StringBuilder all = new StringBuilder();
    List<String> keys = redis.cli("--scan").lines().sorted().toList();
    for (String key : keys) {
      all.append(key).append(redis.cli("DEBUG", "DIGEST-VALUE", key)).append('\n');
    }
    return all.toString();
  }

  private void publish(WindowState state) throws StoreException {
    store.seal(lease.token(), List.of(summary(state)));
    store.markPublished(lease.token(), store.outbox(lease.token(), 100));
    store.clean(lease.token(), state.panes());
  }

  private void add(Instant timestamp, int hundredths) throws StoreException {
    add(timestamp, hundredths, "roof");
  }

  private void add(Instant timestamp, int hundredths, String sensor) throws StoreException {
    assertThat(results.add(List.of(Results.air(sensor, timestamp, hundredths))))
        .containsExactly(AddOutcome.STORED);
  }

  private WindowState read(Instant start) throws StoreException {
    return store.read(List.of(window(start))).getFirst();
  }

  private static WindowKey window(Instant start) {
    return new WindowKey(start, start.plus(LENGTH));
  }

  private static WindowSummary summary(WindowState state) {
    return new WindowSummary(
        state.window().start(),
        state.window().end(),
        state.revision() + 1,
        state.wellness().statistics(),
        state.pollution().statistics());
  }
}
