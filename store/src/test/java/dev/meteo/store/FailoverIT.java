package dev.meteo.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.meteo.messages.WindowSummary;
import dev.meteo.testbed.redis.RedisPair;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A sentinel makes a replica the master that lacks the last writes. */
@Tag("native")
@Timeout(90)
final class FailoverIT {
  private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");
  private static final WindowKey WINDOW = new WindowKey(NOON, NOON.plusSeconds(5));
  private static final Duration PATIENCE = Duration.ofSeconds(20);

  private RedisPair pair;
  private StoreConnection connection;
  private ResultStore results;

  @BeforeEach
  void start() throws Exception {
    pair = RedisPair.start();
    connection = new StoreConnection(pair.uri(), "test");
    results = new ResultStore(connection);
  }

  @AfterEach
  void stop() {
    connection.close();
    pair.close();
  }

  @Test
  void whatWasAcknowledgedIsThereWhenReplicasAreWaitedFor() throws Exception {
    new SettingsStore(connection).replicas(Optional.of(1));
    List<Result> acknowledged = some(0, 200);
    assertThat(results.add(acknowledged)).containsOnly(AddOutcome.STORED);
    List<Result> others = some(200, 300);
    List<Result> lost = some(300, 310);

    pair.freezeReplica();
    assertWaitsInVain(results, others);
    try (StoreConnection second = new StoreConnection(pair.uri(), "second")) {
      assertThat(new SettingsStore(second).replicas(Optional.empty())).isEqualTo(1);
      // It writes none of them, and must wait for what the first has written all the same.
      assertWaitsInVain(new ResultStore(second), others);
    }
    pair.cutReplicaOff();
    assertWaitsInVain(results, lost);
    pair.failOver();
    pair.bringReplicaBack();

    assertThat(eventually(acknowledged)).containsOnly(AddOutcome.DUPLICATE);
    assertThat(eventually(lost)).contains(AddOutcome.STORED);
    eventually(others);
    assertThat(new AggregateCheck(connection).run().results()).isEqualTo(310);
  }

  private static void assertWaitsInVain(ResultStore store, List<Result> some) {
    assertThatThrownBy(() -> store.add(some))
        .isInstanceOf(StoreException.class)
        .hasMessageContaining("only 0 of 1 replicas");
  }

  @Test
  void aLeaderOfTheLostRedisChangesNothingAndTheNextKnowsWhatWasPublished() throws Exception {
    Lease lease = new Lease(connection, "leader", Duration.ofSeconds(60));
    vouched(lease);
    WindowStore windows = new WindowStore(connection);
    results.add(some(0, 2));
    publish(windows, lease);
    String former = lease.token();

    pair.freezeReplica();
    pair.cutReplicaOff();
    results.add(some(2, 3));
    WindowSummary lost = publish(windows, lease);
    pair.failOver();

    assertThat(eventually(some(2, 3))).as("what nobody waited for").contains(AddOutcome.STORED);
    WindowState state = windows.read(List.of(WINDOW)).getFirst();
    assertThat(state.revision()).isEqualTo(1);
    assertThat(windows.seal(former, List.of(ModelProxy.next(state))))
        .containsExactly(SealOutcome.NOT_LEADER);
    assertThat(windows.clean(former, state.panes())).isFalse();
    assertThat(windows.closeUntil(former, NOON)).isFalse();

    assertThat(lease.acquire()).isTrue();
    assertThat(Restoration.isNeeded(lease.token())).isTrue();
    Restoration restoration = new Restoration(connection, lease.token());
    assertThat(restoration.learn(List.of(lost))).isTrue();
    assertThat(restoration.restore((done, all) -> {})).isTrue();
    assertThat(windows.read(List.of(WINDOW)).getFirst().revision()).isEqualTo(lost.revision() + 1);
    assertThat(new IncompleteWindows(connection).marked().count())
        .as("all that was published is there again")
        .isZero();
    assertThat(restoration.vouch(Optional.empty())).isTrue();
    assertThat(lease.acquire()).isTrue();
    assertThat(Restoration.isNeeded(lease.token())).isFalse();
  }

  private void vouched(Lease lease) throws StoreException {
    assertThat(lease.acquire()).isTrue();
    assertThat(new Restoration(connection, lease.token()).vouch(Optional.empty())).isTrue();
    assertThat(lease.acquire()).isTrue();
    assertThat(Restoration.isNeeded(lease.token())).isFalse();
  }

  private static WindowSummary publish(WindowStore windows, Lease lease) throws StoreException {
    WindowState state = windows.read(List.of(WINDOW)).getFirst();
    WindowSummary next = ModelProxy.next(state);
    assertThat(windows.seal(lease.token(), List.of(next))).containsExactly(SealOutcome.SEALED);
    assertThat(windows.markPublished(lease.token(), windows.outbox(lease.token(), 10))).isTrue();
    assertThat(windows.clean(lease.token(), state.panes())).isTrue();
    return next;
  }

  private List<AddOutcome> eventually(List<Result> some) {
    List<AddOutcome> outcomes = new ArrayList<>();
    Awaitility.await()
        .atMost(PATIENCE)
        .pollInterval(Duration.ofMillis(100))
        .ignoreExceptions()
        .until(() -> outcomes.addAll(results.add(some)));
    return outcomes;
  }

  private static List<Result> some(int from, int to) {
    List<Result> results = new ArrayList<>();
    for (int i = from; i < to; i++) {
      results.add(Results.air("roof", NOON.plusNanos(i * 1000L), i % 101));
    }
    return results;
  }
}
