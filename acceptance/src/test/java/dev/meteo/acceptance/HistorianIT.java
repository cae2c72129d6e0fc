package dev.meteo.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.meteo.oracle.OfficeCsv;
import dev.meteo.oracle.RawReading;
import dev.meteo.testbed.StackException;
import dev.meteo.testbed.postgres.PostgresServer;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;

/** What counted is in the historian's database, once, whatever dies in between. */
@ExtendWith(SiteExtension.class)
@Timeout(300)
class HistorianIT {
  private static final Duration PATIENCE = Duration.ofMinutes(2);
  private static final int MORE = 500;
  private static final String QUEUE = "meteo.historian.main";

  private TestSite site;
  private int commands;

  @BeforeEach
  void open(TestSite given) {
    site = given.with("METEO_RETENTION", "unlimited");
  }

  @Test
  void officeWeek_isInSqliteAsInTheFile_thoughTheHistorianIsKilled() throws Exception {
    Path file = office();
    pipeline();
    RoleProcess victim = historian("victim");
    RoleProcess sensor = replay("sensor", file);
    until(() -> readings() > 0);
    victim.kill9();
    assertThat(sensor.awaitExit(PATIENCE)).isZero();
    historian("survivor");

    assertSameAsFile(file);
  }

  /** What a historian holds while it cannot write is not acknowledged: another one gets it. */
  @Test
  void officeWeek_isInPostgresAsInTheFile_thoughBothAreKilled() throws Exception {
    Path file = office();
    try (PostgresServer postgres = postgres()) {
      site.with("METEO_DATABASE", postgres.url());
      pipeline();
      RoleProcess victim = historian("victim");
      RoleProcess sensor = replay("sensor", file);
      until(() -> readings() > 0);
      postgres.kill();
      assertThat(sensor.awaitExit(PATIENCE)).isZero();
      Path more = GeneratedOffice.write(site.file("more.csv"), MORE, 5);
      assertThat(replay("more", more).awaitExit(PATIENCE)).isZero();
      victim.awaitError("meteo: cannot write to jdbc:postgresql:.*; trying again");
      victim.kill9();
      RoleProcess survivor = site.start("survivor", "historian");
      survivor.awaitError("meteo: cannot write to jdbc:postgresql:.*; trying again");
      postgres.restart();
      survivor.awaitError("meteo: writing again");

      assertSameAsFile(file);
      assertThat(survivor.end()).isZero();
    }
  }

  @Test
  void deletedQueue_isMadeAgain_andWhatItHeldIsNamed() throws Exception {
    pipeline();
    RoleProcess before = historian("before");
    Path first = GeneratedOffice.write(site.file("first.csv"), 300, 1);
    assertThat(replay("one", first).awaitExit(PATIENCE)).isZero();
    until(() -> readings() == 600);
    assertThat(before.end()).isZero();
    Path second = GeneratedOffice.write(site.file("second.csv"), 200, 2);
    assertThat(replay("two", second).awaitExit(PATIENCE)).isZero();
    until(() -> site.stored() == 1000 && site.broker().ready(QUEUE) > 0);

    site.broker().delete(QUEUE);
    historian("after");
    until(() -> site.broker().consumers(QUEUE) == 1);
    Path third = GeneratedOffice.write(site.file("third.csv"), 100, 3);
    assertThat(replay("three", third).awaitExit(PATIENCE)).isZero();

    until(() -> readings() == 800);
    RoleProcess check = history("check");
    assertThat(check.awaitExit(PATIENCE)).isEqualTo(1);
    assertThat(check.outLines())
        .anyMatch(line -> line.matches("not received: \\d+ messages of worker.*"))
        .anyMatch(line -> line.contains("Redis and stored readings differ"));
    RoleProcess backfill = history("backfill");
    assertThat(backfill.awaitExit(PATIENCE)).isZero();
    assertThat(backfill.outLines()).contains("400 readings are missing");
  }

  private void assertSameAsFile(Path file) throws Exception {
    List<String> expected =
        OfficeCsv.read(file, "office").stream().map(HistorianIT::row).sorted().toList();
    until(() -> readings() == site.stored());
    until(() -> history("check").awaitExit(PATIENCE) == 0);
    RoleProcess check = history("check", "--json");
    assertThat(check.awaitExit(PATIENCE)).as(check.describe("found no difference")).isZero();
    String sum = check.outLines().getLast();
    assertThat(sum).contains("\"conflicts\":0,\"differences\":0}");
    assertThat(sum).doesNotContain("{\"windows\":0,").doesNotContain("\"comparedWithRedis\":0,");
    RoleProcess export = history("export", "office");
    assertThat(export.awaitExit(PATIENCE)).isZero();
    List<String> rows =
        export.outLines().stream()
            .skip(1)
            .map(line -> line.split(",", -1))
            .map(f -> String.join(",", List.of(f).subList(0, 6)))
            .sorted()
            .toList();
    assertThat(rows).isEqualTo(expected);
    RoleProcess days = history("readings", "office", "--from=2015-02-05", "--every=1d", "--json");
    assertThat(days.awaitExit(PATIENCE)).isZero();
  }

  private static String row(RawReading reading) {
    String time = Instant.EPOCH.plus(reading.micros(), ChronoUnit.MICROS).toString();
    return switch (reading) {
      case RawReading.Air air ->
          "%s,%s,air,%s,%s,"
              .formatted(time, air.sensor(), plain(air.temperature()), plain(air.humidity()));
      case RawReading.Pollution pollution ->
          "%s,%s,pollution,,,%s".formatted(time, pollution.sensor(), plain(pollution.co2()));
    };
  }

  private static String plain(double value) {
    String text = BigDecimal.valueOf(value).toPlainString();
    return text.endsWith(".0") ? text.substring(0, text.length() - 2) : text;
  }

  private Path office() throws Exception {
    Path real = TestSite.sharedData("occupancy-office.csv");
    return Files.exists(real) ? real : GeneratedOffice.write(site.file("office.csv"), 3000, 4);
  }

  private static PostgresServer postgres() throws Exception {
    try {
      return PostgresServer.start();
    } catch (StackException e) {
      Assumptions.assumeTrue("true".equals(System.getenv("CI")), e.getMessage());
      throw e;
    }
  }

  private void pipeline() throws Exception {
    RoleProcess proxy = site.start("proxy", "window-proxy", "--window", "60s");
    site.start("worker", "worker");
    site.awaitLeading(proxy, PATIENCE);
    until(() -> site.broker().consumers("meteo.readings") == 1);
  }

  private RoleProcess historian(String name) throws Exception {
    RoleProcess historian = site.start(name, "historian");
    until(() -> site.broker().consumers(QUEUE) == 1);
    return historian;
  }

  private RoleProcess replay(String name, Path file) throws Exception {
    return site.start(
        name,
        "sensor",
        "--id",
        name.equals("sensor") ? "office" : name,
        "--replay",
        file.toString(),
        "--timezone",
        "UTC",
        "--speed",
        "max",
        "--rebase",
        "none");
  }

  /** How many readings the database has. */
  private long readings() throws Exception {
    RoleProcess sensors = history("sensors", "--json");
    sensors.awaitExit(PATIENCE);
    return sensors.outLines().stream()
        .mapToLong(line -> Long.parseLong(line.replaceFirst(".*\"readings\":(\\d+).*", "$1")))
        .sum();
  }

  private RoleProcess history(String... arguments) throws Exception {
    commands++;
    List<String> words = new ArrayList<>(List.of("history"));
    words.addAll(List.of(arguments));
    return site.start("history-" + commands, words.toArray(String[]::new));
  }

  private static void until(Callable<Boolean> condition) {
    await().atMost(PATIENCE).pollInterval(Duration.ofMillis(100)).until(condition);
  }
}
