package dev.meteo.store;

import static org.assertj.core.api.Assertions.assertThat;

import dev.meteo.messages.Retention;
import dev.meteo.messages.SignsOfLife.WorkerFigures;
import dev.meteo.testbed.StackException;
import dev.meteo.testbed.redis.RedisServer;
import java.nio.charset.StandardCharsets;
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
import org.opentest4j.TestAbortedException;

/** The clock of Redis makes steps. */
@Tag("native")
@Timeout(120)
final class RedisClockIT {
  private static final Duration DAY = Duration.ofDays(1);

  private RedisServer redis;
  private StoreConnection connection;

  @BeforeEach
  void start() throws Exception {
    try {
      redis = RedisServer.startWithClock();
    } catch (StackException e) {
      if ("true".equals(System.getenv("CI"))) {
        throw e;
      }
      throw new TestAbortedException(e.getMessage());
    }
    connection = new StoreConnection(redis.uri(), "test");
  }

  @AfterEach
  void stop() {
    connection.close();
    redis.close();
  }

  @Test
  void theFirstHorizonIsNotSetByAClockThatIsAhead() throws Exception {
    redis.setClock(DAY);
    awaitLead(DAY);

    new SettingsStore(connection).retention(Optional.of(Retention.parse("1h")), Retention.USUAL);

    assertThat(new WindowStore(connection).horizon().orElseThrow())
        .isBefore(Instant.now().minus(Duration.ofMinutes(59)));
  }

  @Test
  void aLeaseEndsInTimeThoughTheClockWasPutBack() throws Exception {
    redis.setClock(DAY);
    awaitLead(DAY);
    Lease dead = new Lease(connection, "dead", Duration.ofSeconds(2));
    assertThat(dead.acquire()).isTrue();
    redis.setClock(Duration.ZERO);
    awaitLead(Duration.ZERO);

    Lease next = new Lease(connection, "next", Duration.ofSeconds(2));

    Awaitility.await().atMost(Duration.ofSeconds(30)).until(next::acquire);
  }

  @Test
  void theHistoryIsNotTrimmedByAClockThatIsAhead() throws Exception {
    Lease lease = new Lease(connection, "leader", Duration.ofDays(3));
    assertThat(lease.acquire()).isTrue();
    WindowHistory history = new WindowHistory(connection, Retention.parse("1h"));
    Instant now = Instant.now();
    agree(lease, now);
    List<OutboxEntry> many = new ArrayList<>();
    for (int i = 0; i < 300; i++) {
      many.add(entry(now.plusSeconds(i)));
    }
    history.append(lease.token(), many);

    redis.setClock(DAY);
    awaitLead(DAY);
    history.append(lease.token(), List.of(entry(now)));

    assertThat(history.after(Position.BEGIN, 1000)).hasSize(301);
  }

  @Test
  void aSensorIsSilentThoughItWasSeenWhileTheClockWasAhead() throws Exception {
    SignStore signs = new SignStore(connection);
    redis.setClock(DAY);
    awaitLead(DAY);
    signs.sign(
        "worker@test",
        new WorkerFigures(1, 1, 0, 1),
        List.of(new Sighting("roof", Duration.ZERO, null)));
    redis.setClock(Duration.ZERO);
    awaitLead(Duration.ZERO);

    Awaitility.await()
        .atMost(Duration.ofSeconds(30))
        .until(() -> signs.roll(Duration.ofSeconds(1)).silent() == 1);
  }

  private void agree(Lease lease, Instant now) throws Exception {
    AgreedTime time = new AgreedTime(now, now, now, Duration.ZERO, Duration.ZERO);
    assertThat(new ClockStore(connection).agree(lease.token(), time)).isTrue();
  }

  private static OutboxEntry entry(Instant start) {
    WindowKey window = new WindowKey(start, start.plusSeconds(1));
    return new OutboxEntry(window, 1, "{}".getBytes(StandardCharsets.UTF_8));
  }

  private void awaitLead(Duration ahead) {
    WindowStore store = new WindowStore(connection);
    Awaitility.await()
        .atMost(Duration.ofSeconds(30))
        .until(
            () ->
                Duration.between(Instant.now().plus(ahead), store.time())
                        .abs()
                        .compareTo(Duration.ofSeconds(30))
                    < 0);
  }
}
