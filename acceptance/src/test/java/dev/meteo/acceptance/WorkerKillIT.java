package dev.meteo.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.meteo.oracle.Coefficients;
import dev.meteo.oracle.Expectation;
import dev.meteo.oracle.OfficeCsv;
import dev.meteo.oracle.RawReading;
import dev.meteo.oracle.Verdict;
import dev.meteo.testbed.junit.StackAddresses;
import dev.meteo.testbed.junit.StackExtension;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.MatchResult;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInfo;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * One of three workers is killed every second that it works, and started again: the same windows as
 * if nothing had happened.
 */
@ExtendWith(StackExtension.class)
@Timeout(480)
class WorkerKillIT {
  private static final int GENERATED_ROWS = 100_000;
  private static final int LEAST_KILLS_AT_WORK = 1;
  private static final Duration BETWEEN_KILLS = Duration.ofSeconds(1);
  private static final Duration PATIENCE = Duration.ofSeconds(150);

  private final StackAddresses stack;
  private final List<RoleProcess> steady = new ArrayList<>();
  private TestSite site;
  private RoleProcess victim;
  private int kills;
  private int killsAtWork;
  private long lastKillNanos = System.nanoTime();

  WorkerKillIT(StackAddresses stack) {
    this.stack = stack;
  }

  @BeforeEach
  void open(TestInfo test) throws Exception {
    site = TestSite.open(stack, test).with("METEO_RETENTION", "unlimited");
  }

  @AfterEach
  void close() throws Exception {
    site.close();
  }

  @Test
  void windowsAreTheSame() throws Exception {
    List<RawReading> readings = publish();
    Expectation expectation = Expectation.of(readings, Duration.ofHours(1), new Coefficients());
    TerminalProcess terminal = TerminalProcess.start(site, "kill");
    site.start("proxy", "window-proxy", "--window", "1h");
    steady.add(site.start("worker-1", "worker"));
    steady.add(site.start("worker-2", "worker"));
    killWhileThereIsWork();

    Verdict verdict = terminal.awaitRight(expectation, PATIENCE);
    long duplicates = endWorkers();
    System.err.printf(
        "%d readings, %d kills, %d of them with readings in hand, %d duplicates absorbed, %s%n",
        readings.size(), kills, killsAtWork, duplicates, verdict);
    assertThat(killsAtWork + duplicates)
        .as("kills that sent readings back to the queue, and duplicates absorbed")
        .isGreaterThanOrEqualTo(LEAST_KILLS_AT_WORK);
  }

  /** All of it before the first worker: the backlog is what the kills happen in. */
  private List<RawReading> publish() throws Exception {
    List<RawReading> readings = new ArrayList<>();
    readings.addAll(
        replayed("annex", GeneratedOffice.write(site.file("annex.csv"), GENERATED_ROWS, 11)));
    Path real = TestSite.sharedData("occupancy-office.csv");
    if (Files.exists(real)) {
      readings.addAll(replayed("office", real));
    }
    return readings;
  }

  private List<RawReading> replayed(String id, Path file) throws Exception {
    RoleProcess sensor =
        site.start(
            "sensor-" + id,
            "sensor",
            "--id",
            id,
            "--replay",
            file.toString(),
            "--timezone",
            "UTC",
            "--speed",
            "max",
            "--rebase",
            "none");
    assertThat(sensor.awaitExit(PATIENCE)).isZero();
    return OfficeCsv.read(file, id);
  }

  /**
   * A worker that consumes while messages wait has its hands full: its death sends them back to the
   * queue, those that are stored but not yet acknowledged among them.
   */
  private void killWhileThereIsWork() throws Exception {
    victim = startVictim();
    while (site.broker().ready("meteo.readings") > 0) {
      awaitThreeConsumersOrNoWork();
      awaitNextKill();
      int ready = site.broker().ready("meteo.readings");
      boolean working = ready > 0 && site.broker().consumers("meteo.readings") == 3;
      victim.kill9();
      lastKillNanos = System.nanoTime();
      kills++;
      killsAtWork += working ? 1 : 0;
      victim = startVictim();
    }
  }

  /** One second after the last one at the earliest, and never before the worker works. */
  private void awaitNextKill() {
    long due = lastKillNanos + BETWEEN_KILLS.toNanos();
    await()
        .atMost(BETWEEN_KILLS.multipliedBy(2))
        .pollInterval(Duration.ofMillis(10))
        .until(() -> System.nanoTime() - due >= 0);
  }

  private RoleProcess startVictim() throws IOException {
    return site.start("victim-" + (kills + 1), "worker");
  }

  private void awaitThreeConsumersOrNoWork() {
    await()
        .atMost(Duration.ofSeconds(30))
        .pollInterval(Duration.ofMillis(20))
        .until(
            () ->
                site.broker().consumers("meteo.readings") == 3
                    || site.broker().ready("meteo.readings") == 0);
  }

  private long endWorkers() throws Exception {
    victim.awaitError("worker.*consum|CO2 curve");
    steady.add(victim);
    long duplicates = 0;
    for (RoleProcess worker : steady) {
      assertThat(worker.end()).as(worker.describe("ended")).isZero();
      MatchResult sum = worker.awaitError("ended; .* ([\\d,]+) duplicate");
      duplicates += Long.parseLong(sum.group(1).replace(",", ""));
    }
    return duplicates;
  }
}
