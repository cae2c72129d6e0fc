package dev.meteo.grpc.link;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

class LeaseTableTest {
  private static final Duration LENGTH = Duration.ofMillis(1500);

  private final Map<String, Long> signs = new HashMap<>();
  private long nowNanos = Long.MAX_VALUE - 1_000_000_000; // overflows on the way
  private final LeaseTable<String> leases = new LeaseTable<>(LENGTH, () -> nowNanos);

  @Test
  void memberIsInUntilItsLeaseRunsOut() {
    leases.enter("a", "1", "first");

    passMs(1499);
    assertThat(expired()).isEmpty();
    passMs(1);
    assertThat(expired()).isEqualTo("[first]");
    assertThat(leases.members()).isEmpty();
  }

  @Test
  void heartbeatRenews() {
    leases.enter("a", "1", "first");

    passMs(1400);
    assertThat(leases.renew("a", "1")).contains("first");
    passMs(1400);
    assertThat(expired()).isEmpty();
  }

  @Test
  void anotherSignOfLifeRenews_forOneLeaseFromThen() {
    leases.enter("a", "1", "first");

    passMs(1000);
    signs.put("first", nowNanos);
    passMs(1499);
    assertThat(expired()).isEmpty();
    passMs(1);
    assertThat(expired()).isEqualTo("[first]");
  }

  @Test
  void anotherInstanceTakesTheName_andTheFormerIsNoMember() {
    leases.enter("a", "1", "first");

    assertThat(leases.renew("a", "2")).isEmpty();
    assertThat(leases.enter("a", "2", "second")).contains("first");
    assertThat(leases.renew("a", "1")).isEmpty();
    assertThat(leases.leave("a", "1")).isEmpty();
    assertThat(leases.members()).containsExactly("second");
  }

  @Test
  void leavingIsAtOnce() {
    leases.enter("a", "1", "first");
    leases.enter("b", "1", "other");

    assertThat(leases.leave("a", "1")).contains("first");
    assertThat(leases.members()).containsExactly("other");
  }

  /** What has expired now, as text; empty for nothing. */
  private String expired() {
    var expired = leases.expire(member -> signs.getOrDefault(member, nowNanos - LENGTH.toNanos()));
    return expired.isEmpty() ? "" : expired.toString();
  }

  private void passMs(long ms) {
    nowNanos += Duration.ofMillis(ms).toNanos();
  }
}
