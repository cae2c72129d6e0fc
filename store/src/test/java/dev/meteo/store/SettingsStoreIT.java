package dev.meteo.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.meteo.messages.Retention;
import dev.meteo.messages.WindowSummary;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Tag("native")
@Timeout(60)
final class SettingsStoreIT extends OneRedis {
  private static final Retention DAY = Retention.parse("24h");
  private static final Duration HOUR = Duration.ofHours(1);

  private SettingsStore settings;
  private WindowStore windows;

  @Override
  void prepare(StoreConnection opened) throws Exception {
    settings = new SettingsStore(opened);
    windows = new WindowStore(opened);
  }

  @Test
  void writesTheFirstValueAndAdoptsItLater() throws Exception {
    assertThat(settings.co2(Optional.of("400:600:2000"), "300:400:500")).isEqualTo("400:600:2000");
    assertThat(settings.co2(Optional.empty(), "300:400:500")).isEqualTo("400:600:2000");
    assertThat(settings.co2(Optional.of("400:600:2000"), "300:400:500")).isEqualTo("400:600:2000");
  }

  @Test
  void sharesTheFallbackToo() throws Exception {
    assertThat(settings.window(Optional.empty(), Duration.ofSeconds(5))).hasSeconds(5);
    assertThat(settings.window(Optional.empty(), HOUR)).hasSeconds(5);
  }

  @Test
  void refusesAnotherValueAndSaysHowToChangeIt() throws Exception {
    settings.retention(Optional.of(DAY), DAY);

    assertThatThrownBy(() -> settings.retention(Optional.of(Retention.parse("7d")), DAY))
        .isInstanceOf(SettingConflictException.class)
        .hasMessageContaining("--retention is 168h here, but 24h for the system")
        .hasMessageContaining("redis-cli -u \"$METEO_REDIS\" HDEL '{meteo:0}:settings' retention");
    assertThat(settings.retention(Optional.of(Retention.parse("1440m")), DAY)).isEqualTo(DAY);
  }

  @Test
  void tellsWhatWouldHoldAndWritesNothing() throws Exception {
    settings.co2(Optional.of("400:600:2000"), "300:400:500");

    assertThat(settings.agreed(Map.of(Setting.WINDOW, "5s")))
        .isEqualTo(Map.of(Setting.CO2, "400:600:2000", Setting.WINDOW, "5s"));
    assertThatThrownBy(() -> settings.agreed(Map.of(Setting.CO2, "300:400:500")))
        .isInstanceOf(SettingConflictException.class)
        .hasMessageContaining("--co2 is 300:400:500 here, but 400:600:2000 for the system");
    assertThat(settings.known()).containsOnlyKeys(Setting.CO2);
  }

  @Test
  void saysWhichValueCannotBe() throws Exception {
    redis.cli("HSET", Keys.SETTINGS, "window", "soon", "retention", "9x", "redis-replicas", "a\nb");

    assertThatThrownBy(() -> settings.replicas(Optional.empty()))
        .isInstanceOf(StoreException.class)
        .hasMessageContaining("redis-replicas of {meteo:0}:settings in Redis is \"a\uFFFDb\"");
    assertThatThrownBy(() -> settings.window(Optional.empty(), Duration.ofSeconds(5)))
        .isInstanceOf(StoreException.class)
        .hasMessageContaining("window");
    assertThatThrownBy(() -> settings.retention(Optional.empty(), DAY))
        .isInstanceOf(StoreException.class)
        .hasMessageContaining("retention");
    assertThatThrownBy(() -> settings.agreed(Map.of())).isInstanceOf(StoreException.class);
    assertThat(new StoreInspection(connection).status().requiredReplicas()).isZero();
  }

  @Test
  void setsTheHorizonWithTheFirstRetention() throws Exception {
    settings.retention(Optional.empty(), DAY);

    Instant expected = windows.time().minus(Duration.ofDays(1));
    assertThat(windows.horizon().orElseThrow()).isBetween(expected.minusSeconds(30), expected);
    Instant first = windows.horizon().orElseThrow();
    redis.cli("HDEL", Keys.SETTINGS, "retention");
    settings.retention(Optional.of(Retention.parse("1h")), DAY);
    assertThat(windows.horizon()).contains(first);
  }

  @Test
  void keepsEverythingWhenTheRetentionIsUnlimited() throws Exception {
    settings.retention(Optional.of(Retention.parse("unlimited")), DAY);
    settings.window(Optional.empty(), HOUR);

    assertThat(windows.horizon()).isEmpty();
  }

  @Test
  void movesTheHorizonDownToTheStartOfTheFirstWindow() throws Exception {
    settings.retention(Optional.empty(), DAY);
    Instant unaligned = windows.horizon().orElseThrow();

    settings.window(Optional.of(HOUR), HOUR);

    Instant aligned = windows.horizon().orElseThrow();
    assertThat(aligned.getEpochSecond() % 3600).isZero();
    assertThat(aligned).isAfter(unaligned.minusSeconds(3600)).isBeforeOrEqualTo(unaligned);
  }

  @Test
  void movesTheHorizonUpWhenTheWindowLengthChangesAfterAProxyWorked() throws Exception {
    settings.window(Optional.of(Duration.ofSeconds(5)), HOUR);
    redis.cli("SET", Keys.HORIZON, "7205");
    redis.cli("SET", Keys.CLOSED, "20000");
    redis.cli("HDEL", Keys.SETTINGS, "window");

    settings.window(Optional.of(HOUR), HOUR);

    assertThat(windows.horizon()).contains(Instant.ofEpochSecond(10_800));
  }

  @Test
  void setsNoFirstHorizonOverAPaneThatWaitsToBePublished() throws Exception {
    settings.retention(Optional.of(Retention.parse("unlimited")), DAY);
    settings.window(Optional.of(Duration.ofSeconds(5)), HOUR);
    Instant old = Instant.parse("2026-03-01T12:00:03Z");
    new ResultStore(connection).add(List.of(Results.air("roof", old, 50)));
    redis.cli("HDEL", Keys.SETTINGS, "retention");

    settings.retention(Optional.of(Retention.parse("1h")), DAY);

    assertThat(windows.horizon()).contains(Instant.parse("2026-03-01T12:00:00Z"));
  }

  @Test
  void aPaneThatWaitsIsPublishedThoughTheWindowLengthChanged() throws Exception {
    Lease lease = new Lease(connection, "leader", Duration.ofSeconds(60));
    assertThat(lease.acquire()).isTrue();
    new ResultStore(connection).add(List.of(Results.air("roof", Instant.ofEpochSecond(10_799), 1)));
    redis.cli("SET", Keys.HORIZON, "7205");
    redis.cli("SET", Keys.CLOSED, "20000");

    settings.window(Optional.of(HOUR), HOUR);

    WindowKey window = new WindowKey(Instant.ofEpochSecond(7200), Instant.ofEpochSecond(10_800));
    WindowState state = windows.read(List.of(window)).getFirst();
    WindowSummary summary =
        new WindowSummary(window.start(), window.end(), 1, state.wellness().statistics(), null);
    assertThat(windows.seal(lease.token(), List.of(summary))).containsExactly(SealOutcome.SEALED);
  }

  @Test
  void neverMovesTheHorizonOverAPaneThatWaitsToBePublished() throws Exception {
    redis.cli("SET", Keys.HORIZON, "7205");
    redis.cli("SET", Keys.CLOSED, "20000");
    redis.cli("ZADD", Keys.DIRTY, "10799", "10799", "10800", "10800");

    settings.window(Optional.of(HOUR), HOUR);
    assertThat(windows.horizon()).contains(Instant.ofEpochSecond(7200));

    redis.cli("SET", Keys.HORIZON, "7205");
    redis.cli("ZREM", Keys.DIRTY, "10799");
    redis.cli("HDEL", Keys.SETTINGS, "window");
    settings.window(Optional.of(HOUR), HOUR);
    assertThat(windows.horizon()).contains(Instant.ofEpochSecond(10_800));
  }

  @Test
  void givesBackWhatIsLostAndNothingElse() throws Exception {
    settings.co2(Optional.of("400:600:2000"), "300:400:500");

    settings.giveBack(
        Map.of(Setting.CO2, "300:400:500", Setting.WINDOW, "1h", Setting.RETENTION, "24h"));

    assertThat(settings.known())
        .isEqualTo(
            Map.of(Setting.CO2, "400:600:2000", Setting.WINDOW, "1h", Setting.RETENTION, "24h"));
    assertThat(windows.horizon().orElseThrow().getEpochSecond() % 3600).isZero();
  }

  @Test
  void alignsTheHorizonOfARetentionThatComesAfterTheWindow() throws Exception {
    settings.window(Optional.of(HOUR), HOUR);
    settings.retention(Optional.of(DAY), DAY);

    assertThat(windows.horizon().orElseThrow().getEpochSecond() % 3600).isZero();
  }

  @Test
  void alignsAHorizonBefore1970() throws Exception {
    redis.cli("SET", Keys.HORIZON, "-1");
    settings.window(Optional.of(HOUR), HOUR);

    assertThat(windows.horizon()).contains(Instant.ofEpochSecond(-3600));
  }

  @Test
  void refusesAWindowOfNoWholeSeconds() {
    assertThatThrownBy(() -> settings.window(Optional.of(Duration.ofMillis(1500)), HOUR))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("whole number of seconds");
  }
}
