package dev.meteo.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.meteo.testbed.redis.RedisServer;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The time that the horizon goes by, and whether Redis takes what workers write. */
@Tag("native")
@Timeout(120)
final class ClockStoreIT extends OneRedis {
  private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");
  private static final AgreedTime TIME =
      new AgreedTime(
          NOON,
          NOON.plusSeconds(1),
          NOON.plusMillis(1500),
          Duration.ofSeconds(7),
          Duration.ofHours(1));

  private ClockStore clocks;
  private Lease lease;

  @Override
  void prepare(StoreConnection opened) throws Exception {
    clocks = new ClockStore(opened);
    lease = new Lease(opened, "leader", Duration.ofSeconds(60));
    assertThat(lease.acquire()).isTrue();
  }

  @Test
  void handsOnWhatWasAgreed() throws Exception {
    assertThat(clocks.last()).isEmpty();
    assertThat(clocks.agree(lease.token(), TIME)).isTrue();
    assertThat(clocks.last()).contains(TIME);
  }

  @Test
  void doesNotBelieveWhatIsDamaged() throws Exception {
    redis.cli("HSET", Keys.CLOCK, "agreed", "noon", "store", "1", "own", "1");
    assertThat(clocks.last()).isEmpty();
    redis.cli("HSET", Keys.CLOCK, "agreed", "99999999999999999999", "store", "1", "own", "1");
    assertThat(clocks.last()).isEmpty();
  }

  @Test
  void onlyTheLeaderAgrees() throws Exception {
    assertThat(clocks.agree("other", TIME)).isFalse();
    assertThat(clocks.last()).isEmpty();
  }

  @Test
  void aFullRedisTakesNoProbe() throws Exception {
    try (RedisServer full =
            RedisServer.start("--maxmemory", "1", "--maxmemory-policy", "noeviction");
        StoreConnection opened = new StoreConnection(full.uri(), "test")) {
      ClockStore there = new ClockStore(opened);
      assertThatThrownBy(there::probe)
          .isInstanceOf(StoreException.class)
          .hasMessageContaining("memory is full");
      assertThat(there.hasRoom()).isFalse();

      full.cli("CONFIG", "SET", "maxmemory", "0");

      there.probe();
      assertThat(there.hasRoom()).isTrue();
    }
  }

  @Test
  void whileARequiredReplicaIsAway_nothingIsProbedOrAgreed() throws Exception {
    connection.requireReplicas(1);

    assertThatThrownBy(clocks::probe).isInstanceOf(StoreException.class);
    assertThatThrownBy(() -> clocks.agree(lease.token(), TIME)).isInstanceOf(StoreException.class);

    assertThat(clocks.last()).isEmpty();
  }
}
