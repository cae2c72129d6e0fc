package dev.meteo.store;

import static dev.meteo.store.AddOutcome.CONFLICT;
import static dev.meteo.store.AddOutcome.DUPLICATE;
import static dev.meteo.store.AddOutcome.STORED;
import static dev.meteo.store.AddOutcome.TOO_LATE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.meteo.messages.Retention;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Tag("native")
@Timeout(60)
final class ResultStoreIT extends OneRedis {
  private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");

  private ResultStore store;

  @Override
  void prepare(StoreConnection opened) throws Exception {
    store = new ResultStore(opened);
  }

  @Test
  void whatIsComputedByOtherSettingsThanTheSystemsIsNotAdded() throws Exception {
    SettingsStore own = new SettingsStore(connection);
    own.co2(Optional.of("300:400:500"), "300:400:500");
    List<Result> results = List.of(Results.air("roof", Instant.parse("2026-03-01T12:00:00Z"), 50));
    redis.cli("HDEL", Keys.SETTINGS, "co2");
    assertThat(store.add(results)).containsExactly(STORED); // no other one is in force

    try (StoreConnection second = new StoreConnection(redis.uri(), "second")) {
      new SettingsStore(second).co2(Optional.of("400:600:2000"), "300:400:500");

      assertThatThrownBy(() -> store.add(results))
          .isInstanceOf(SettingsChangedException.class)
          .hasMessageContaining("co2 400:600:2000");
      assertThat(new ResultStore(second).add(results)).containsExactly(DUPLICATE);
    }
  }

  @Test
  void countsAResultOnceHoweverOftenItIsAdded() throws Exception {
    Result result = Results.air("roof", NOON.plusMillis(123), 62);

    assertThat(store.add(List.of(result))).containsExactly(STORED);
    assertThat(store.add(List.of(result))).containsExactly(DUPLICATE);
    assertThat(store.add(List.of(result, result))).containsExactly(DUPLICATE, DUPLICATE);

    assertThat(pane(NOON).wellness())
        .isEqualTo(
            new Aggregate(
                1,
                62,
                62 * 62,
                62,
                62,
                micros(NOON.plusMillis(123)),
                Fingerprint.of(result.value())));
    assertThat(pane(NOON).pollution()).isEqualTo(Aggregate.EMPTY);
  }

  @Test
  void countsADuplicateInsideOneBatchOnce() throws Exception {
    Result result = Results.pollution("roof", NOON, 7);

    assertThat(store.add(List.of(result, Results.air("roof", NOON, 7), result)))
        .containsExactly(STORED, STORED, DUPLICATE);

    assertThat(pane(NOON).pollution().count()).isEqualTo(1);
    assertThat(pane(NOON).wellness().count()).isEqualTo(1);
  }

  @Test
  void keepsTheFirstOfTwoContentsWithOneIdentity() throws Exception {
    Result first = Results.air("roof", NOON, 50);
    Result second = Results.air("roof", NOON, 51);

    assertThat(store.add(List.of(first, second, first)))
        .containsExactly(STORED, CONFLICT, DUPLICATE);
    assertThat(store.add(List.of(second))).containsExactly(CONFLICT);

    assertThat(pane(NOON).wellness().sum()).isEqualTo(50);
  }

  @Test
  void takesNothingBelowTheHorizonAndAllFromItOn() throws Exception {
    redis.cli("SET", Keys.HORIZON, Long.toString(NOON.getEpochSecond()));

    assertThat(
            store.add(
                List.of(
                    Results.air("roof", NOON.minusNanos(1000), 50),
                    Results.air("roof", NOON, 50),
                    Results.air("roof", NOON.plusSeconds(1), 50))))
        .containsExactly(TOO_LATE, STORED, STORED);
    assertThat(redis.cli("EXISTS", Keys.results(NOON.getEpochSecond() - 1))).isEqualTo("0");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "1969-12-31T23:59:59.999999Z",
        "1970-01-01T00:00:00Z",
        "0000-01-01T00:00:00.000001Z",
        "9999-12-31T23:59:59.999999Z"
      })
  void keepsResultsOfAnyYear(String text) throws Exception {
    Instant timestamp = Instant.parse(text);
    new SettingsStore(connection).retention(Optional.empty(), Retention.parse("unlimited"));

    assertThat(store.add(List.of(Results.air("roof", timestamp, 1)))).containsExactly(STORED);

    assertThat(pane(timestamp).wellness().newestMicros()).isEqualTo(micros(timestamp));
    assertThat(new WindowStore(connection).dirtyPanes(timestamp, 1)).hasSize(1);
    assertThat(new WindowStore(connection).latestDirtyPanes(timestamp.plusSeconds(1), 1))
        .hasSize(1);
  }

  @Test
  void comparesANegativeHorizonAsANumber() throws Exception {
    redis.cli("SET", Keys.HORIZON, "-9");

    assertThat(
            store.add(
                List.of(
                    Results.air("roof", Instant.ofEpochSecond(-10), 1),
                    Results.air("roof", Instant.ofEpochSecond(-9), 1),
                    Results.air("roof", Instant.ofEpochSecond(0), 1))))
        .containsExactly(TOO_LATE, STORED, STORED);
  }

  @Test
  void countsExactlyWhereSumsAreLargerThanADoubleHoldsInAScript() throws Exception {
    // Just below 2^53, beyond which Lua's numbers are no longer exact.
    long large = (1L << 53) - 10_001;
    String pane = Keys.pane(NOON.getEpochSecond());
    redis.cli(
        "HSET",
        pane,
        "version",
        "5",
        "wellness:count",
        "9",
        "wellness:sum",
        "9",
        "wellness:squares",
        Long.toString(large),
        "wellness:min",
        "1",
        "wellness:max",
        "1",
        "wellness:newest",
        "0");

    store.add(List.of(Results.air("roof", NOON, 100)));

    assertThat(redis.cli("HGET", pane, "wellness:squares"))
        .isEqualTo(Long.toString(large + 10_000));
    assertThat(redis.cli("HGET", pane, "version")).isEqualTo("6");
  }

  @Test
  void addsMoreThanOneScriptTakes() throws Exception {
    List<Result> results = new ArrayList<>();
    for (int i = 0; i < 12_345; i++) {
      results.add(Results.air("s" + i % 3, NOON.plusNanos(i * 1_000_000L), i % 101));
    }

    assertThat(Collections.frequency(store.add(results), STORED)).isEqualTo(results.size());
    assertThat(Collections.frequency(store.add(results), DUPLICATE)).isEqualTo(results.size());

    assertThat(window(NOON, Duration.ofSeconds(13)).wellness().count()).isEqualTo(results.size());
  }

  @Test
  void addsOneResultToEachOfManyPanesInOneScript() throws Exception {
    List<Result> results = new ArrayList<>();
    for (int i = 0; i < 500; i++) {
      results.add(Results.pollution("roof", NOON.plusSeconds(i), i % 101));
    }

    assertThat(store.add(results)).containsOnly(STORED);

    assertThat(window(NOON, Duration.ofSeconds(500)).panes()).hasSize(500);
  }

  @Test
  void writesNothingWhenAnythingInTheScriptIsWrong() throws Exception {
    // The second pane is no hash: the script finds out before it has written the first.
    redis.cli("SET", Keys.pane(NOON.getEpochSecond() + 1), "no hash");

    assertThat(
            catchThrowable(
                () ->
                    store.add(
                        List.of(
                            Results.air("roof", NOON, 1),
                            Results.air("roof", NOON.plusSeconds(1), 1)))))
        .isInstanceOf(StoreException.class)
        .hasMessageContaining("WRONGTYPE");

    assertThat(redis.cli("DBSIZE")).isEqualTo("1");
  }

  @Test
  void teachesRedisTheScriptsThatItForgot() throws Exception {
    store.add(List.of(Results.air("roof", NOON, 1)));
    assertThat(redis.cli("SCRIPT", "FLUSH")).isEqualTo("OK");

    assertThat(store.add(List.of(Results.air("roof", NOON, 1)))).containsExactly(DUPLICATE);
  }

  private Pane pane(Instant timestamp) throws StoreException {
    Instant second = Instant.ofEpochSecond(timestamp.getEpochSecond());
    return window(second, Duration.ofSeconds(1)).panes().getFirst();
  }

  private WindowState window(Instant start, Duration length) throws StoreException {
    return new WindowStore(connection)
        .read(List.of(new WindowKey(start, start.plus(length))))
        .getFirst();
  }

  private static long micros(Instant timestamp) {
    return ChronoUnit.MICROS.between(Instant.EPOCH, timestamp);
  }
}
