package dev.meteo.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.regex.MatchResult;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the promise is worth: without it, whoever is killed takes readings along. */
@ExtendWith(SiteExtension.class)
@Timeout(240)
class AtMostOnceIT {
  private static final int READINGS = 600;
  private static final Duration PATIENCE = Duration.ofSeconds(90);

  private TestSite site;

  @BeforeEach
  void open(TestSite given) {
    site = given;
  }

  @ParameterizedTest
  @ValueSource(strings = {"at-most-once", "at-least-once"})
  void aWorkerIsKilled(String delivery) throws Exception {
    site.with("METEO_DELIVERY", delivery);
    RoleProcess sensor =
        site.start(
            "sensor", "sensor", "--kind=air", "--rate=max", "--readings=" + READINGS, "--seed=1");
    assertThat(sensor.awaitExit(PATIENCE)).as(sensor.describe("ended")).isZero();
    RoleProcess victim = site.start("victim", "worker", "--work-time=50ms:50ms");
    until(() -> stored() > 20);
    victim.kill9();
    until(() -> site.broker().consumers("meteo.readings") == 0);
    RoleProcess survivor = site.start("survivor", "worker");
    until(() -> site.broker().consumers("meteo.readings") == 1);
    until(() -> site.broker().ready("meteo.readings") == 0);
    if (delivery.equals("at-least-once")) {
      until(() -> stored() >= READINGS);
    }

    assertThat(survivor.end()).as(survivor.describe("ended")).isZero();
    if (delivery.equals("at-most-once")) {
      victim.lastWords("at-most-once: readings can be lost");
      sensor.lastWords(READINGS + " readings sent without confirms .*, 0 lost");
      assertThat(stored()).isBetween(20L, READINGS - 1L);
    } else {
      sensor.lastWords(READINGS + " readings sent and confirmed .*, 0 lost");
      assertThat(stored()).isEqualTo(READINGS);
    }
  }

  @Test
  void aServerIsKilled() throws Exception {
    DirectSite direct = new DirectSite(site);
    RoleProcess balancer = direct.balancer();
    RoleProcess victim = direct.server("victim");
    RoleProcess survivor = direct.server("survivor");
    balancer.awaitError("servers now: 2");
    RoleProcess sensor =
        direct.sensor(
            "sensor",
            "--delivery=at-most-once",
            "--kind=air",
            "--rate=max",
            "--figures=" + site.file("sensor.json"));
    until(() -> stored() > 1000);
    victim.kill9();
    until(() -> site.figure("sensor.json", "lost") > 0);

    assertThat(sensor.end()).as(sensor.describe("ended")).isZero();
    MatchResult last =
        sensor.lastWords(
            "(\\d+) readings sent and confirmed .*; 0 refused, 0 repeated, 0 returned, (\\d+) lost");
    long answered = Long.parseLong(last.group(1));
    long lost = Long.parseLong(last.group(2));
    assertThat(lost).as(sensor.describe("has calls that failed")).isPositive();
    assertThat(balancer.end()).isZero();
    balancer.lastWords(" 0 retries");
    assertThat(survivor.end()).isZero();
    // What the dead server had stored and not answered is lost as far as the sensor knows.
    assertThat(stored()).isBetween(answered, answered + lost);
  }

  /** How many readings Redis has. */
  private long stored() {
    return site.stored();
  }

  private static void until(Callable<Boolean> condition) {
    await().atMost(PATIENCE).pollInterval(Duration.ofMillis(20)).until(condition);
  }
}
