package dev.meteo.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.meteo.oracle.Coefficients;
import dev.meteo.oracle.Expectation;
import dev.meteo.oracle.Judge;
import dev.meteo.oracle.OfficeCsv;
import dev.meteo.oracle.RawReading;
import dev.meteo.oracle.SensorLog;
import dev.meteo.oracle.Verdict;
import dev.meteo.testbed.BackendChoice;
import dev.meteo.testbed.Stack;
import dev.meteo.testbed.StackOptions;
import dev.meteo.testbed.junit.StackAddresses;
import dev.meteo.testbed.junit.StackExtension;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInfo;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** What the whole promises, with a broker and without: both variants are held to the same. */
@ExtendWith(StackExtension.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@Timeout(240)
abstract class PipelineContract {
  static final Duration PATIENCE = Duration.ofSeconds(100);

  private static final int GENERATED_ROWS = 6_000;

  /** For workers that take a while for each reading. */
  private static final int FEWER_ROWS = 2_400;

  private static final Duration LIVE_WINDOW = Duration.ofSeconds(2);
  private static final int MISSED = 3;
  private static final Duration REDIS_AWAY = Duration.ofSeconds(2);

  private Stack redis;
  private TestSite site;

  /** Starts what the roles need beside the broker and Redis. */
  abstract void startCarrier(TestSite on) throws Exception;

  /** Starts a worker, or what stands for it, and waits until it takes readings. */
  abstract RoleProcess worker(String name) throws Exception;

  /** Starts a window proxy, which leads or stands by. */
  abstract RoleProcess proxy(String name, String... options) throws Exception;

  abstract RoleProcess sensor(String name, String... options) throws Exception;

  /** Starts a terminal that prints JSON, as a process of its own name. */
  abstract TerminalProcess terminal(String process, String name, String... options)
      throws Exception;

  /**
   * Has the readings of a file sent, kills one who works on them, and sees that another has to do
   * part of its work again. Returns when all are sent.
   */
  abstract void killOneAtWork(Path file) throws Exception;

  /** With what words a sensor's readings were refused, once for each reading. */
  abstract List<String> refusals(RoleProcess sensor) throws Exception;

  /** Sends one good air reading as a client of one's own would. */
  abstract void send(SpoiltReading good) throws Exception;

  /** Sends one air reading as a client of one's own would; with what word it was refused. */
  abstract String refusal(SpoiltReading reading) throws Exception;

  final TestSite site() {
    return site;
  }

  @BeforeAll
  void startRedis(@TempDir Path home) {
    StackOptions options = StackOptions.redisAlone(BackendChoice.AUTO);
    redis = Stack.start(home.resolve("redis"), options, line -> {});
  }

  @AfterAll
  void endRedis() {
    if (redis != null) {
      redis.close();
    }
  }

  @BeforeEach
  void open(StackAddresses stack, TestInfo test) throws Exception {
    site = TestSite.open(new StackAddresses(stack.amqp(), redis.redis()), test);
    startCarrier(site);
  }

  @AfterEach
  void close() throws Exception {
    site.close();
  }

  @Test
  void everyWindowOfARecordingIsRight_alsoForWhoComesLater() throws Exception {
    site.with("METEO_RETENTION", "unlimited");
    Path file = recording();
    site.awaitLeading(proxy("proxy", "--window=1h"), PATIENCE);
    TerminalProcess live = terminal("live", "live");
    for (int number = 1; number <= 3; number++) {
      worker("worker-" + number);
    }
    RoleProcess sensor = replay("office", file);
    assertThat(sensor.awaitExit(PATIENCE)).as(sensor.describe("ended")).isZero();
    Expectation expectation = expectation("office", file);
    live.awaitRight(expectation, PATIENCE);

    String windows = Integer.toString(windowsIn(live.summaries()).size());
    TerminalProcess later = terminal("later", "later", "--windows=" + windows, "--timeout=60s");
    assertThat(later.process().awaitExit(PATIENCE)).as(later.process().describe("ended")).isZero();
    assertThat(Judge.judge(later.summaries(), expectation).violations()).isEmpty();
    assertThat(later.summaries()).hasSizeGreaterThanOrEqualTo(expectation.windows().size());
  }

  @Test
  void oneIsKilledAtWork_theWindowsAreTheSame() throws Exception {
    site.with("METEO_RETENTION", "unlimited");
    Path file = GeneratedOffice.write(site.file("annex.csv"), FEWER_ROWS, 11);
    site.awaitLeading(proxy("proxy", "--window=1h"), PATIENCE);
    TerminalProcess terminal = terminal("terminal", "kill");

    killOneAtWork(file);

    Verdict verdict = terminal.awaitRight(expectation("annex", file), PATIENCE);
    assertThat(verdict.windows()).isGreaterThan(35);
    assertThat(stored()).isEqualTo(2 * FEWER_ROWS);
  }

  @Test
  void whatIsRefused_isRefusedInTheSameWords() throws Exception {
    Instant now = Instant.now();
    Path good = row("good.csv", now.minusSeconds(60), 400);
    Path conflicting = row("conflicting.csv", now.minusSeconds(60), 500);
    Path old = row("old.csv", now.minus(Duration.ofDays(3)), 400);
    Path future = row("future.csv", now.plus(Duration.ofDays(3)), 400);
    proxy("proxy", "--window=1s");
    site.awaitHorizon(PATIENCE);
    worker("worker");

    RoleProcess first = replay("roof", good);
    assertThat(first.awaitExit(PATIENCE)).isZero();
    until(() -> stored() == 2);
    assertThat(refusals(first)).isEmpty();
    assertRefused(conflicting, "conflict");
    assertRefused(old, "too late");
    assertRefused(future, "in the future");
    assertThat(stored()).isEqualTo(2);
  }

  @Test
  void badInputIsRefusedWithTheSameReasons_goodInputBesideItCounts() throws Exception {
    site.with("METEO_RETENTION", "24h");
    proxy("proxy", "--window=1s");
    site.awaitHorizon(PATIENCE);
    RoleProcess worker = worker("worker");
    Instant now = Instant.now().truncatedTo(ChronoUnit.SECONDS);
    List<SpoiltReading> catalogue = SpoiltReading.catalogue(now);
    int sent = 0;
    for (SpoiltReading bad : catalogue) {
      send(new SpoiltReading("good", SpoiltReading.good(now.minusSeconds(++sent)), ""));
      assertThat(refusal(bad)).as(bad.what()).isEqualTo(bad.reason());
    }
    Map<String, Object> changed = SpoiltReading.good(now.minusSeconds(1));
    changed.put("temperature", 20.0);
    assertThat(refusal(new SpoiltReading("changed", changed, "conflict"))).isEqualTo("conflict");
    assertThat(catalogue).hasSizeGreaterThan(15);
    assertThat(stored()).isEqualTo(sent);
    assertThat(worker.isAlive()).as(worker.describe("lives on")).isTrue();
  }

  @Test
  void theLeaderIsKilled_theStandbyTakesOver_noWindowIsMissing() throws Exception {
    RoleProcess leader = proxy("leader", "--window=2s", "--grace=500ms");
    site.awaitLeading(leader, PATIENCE);
    RoleProcess standby = proxy("standby", "--window=2s", "--grace=500ms");
    site.awaitStandingBy(standby, PATIENCE);
    TerminalProcess terminal = terminal("terminal", "standby");
    worker("worker");
    RoleProcess sensor = liveSensor();
    terminal.awaitWindowsWithReadings(2, PATIENCE);

    leader.kill9();
    site.awaitLeading(standby, PATIENCE);
    terminal.awaitWindowsWithReadings(terminal.windowsWithReadings() + 2, PATIENCE);

    assertRightInTheEnd(sensor, terminal);
    assertNoGap(terminal.summaries());
  }

  @Test
  void aTerminalThatWasAwayIsToldWhatItMissed() throws Exception {
    site.awaitLeading(proxy("proxy", "--window=1s"), PATIENCE);
    TerminalProcess steady = terminal("steady", "steady");
    TerminalProcess first = terminal("first", "guest");
    awaitSummaries(first, 2);
    first.process().kill9();
    List<String> had = site.recorded("guest"); // it may have died before it printed the last
    until(() -> shownAfter(steady, had.getLast()) >= MISSED);

    TerminalProcess again = terminal("again", "guest");
    awaitSummaries(again, MISSED);

    assertThat(had).containsAll(first.summaries());
    until(() -> steady.summaries().containsAll(had));
    String next = steady.summaries().get(steady.summaries().indexOf(had.getLast()) + 1);
    assertThat(again.summaries().getFirst()).as("goes on where it was").isEqualTo(next);
  }

  @Test
  void redisIsAway_nothingIsLost() throws Exception {
    RoleProcess leader = proxy("proxy", "--window=2s", "--grace=500ms");
    site.awaitLeading(leader, PATIENCE);
    TerminalProcess terminal = terminal("terminal", "redis");
    worker("worker");
    RoleProcess sensor = liveSensor();
    terminal.awaitWindowsWithReadings(1, PATIENCE);

    redis.redisServer().stop();
    long back = System.nanoTime() + REDIS_AWAY.toNanos();
    until(() -> System.nanoTime() - back >= 0);
    redis.redisServer().start();
    long waiting = site.figure("sensor.json", "accepted");
    until(() -> site.figure("sensor.json", "confirmed") >= waiting); // its end waits for seconds
    terminal.awaitWindowsWithReadings(2, PATIENCE);

    assertRightInTheEnd(sensor, terminal);
  }

  final RoleProcess replay(String id, Path file) throws Exception {
    return sensor(
        "sensor-" + file.getFileName(),
        "--id=" + id,
        "--replay=" + file,
        "--timezone=UTC",
        "--speed=max",
        "--rebase=none",
        "--figures=" + site.file(file.getFileName() + ".json"));
  }

  /** How many readings Redis has. */
  final long stored() {
    return site.stored();
  }

  static void until(Callable<Boolean> condition) {
    await().atMost(PATIENCE).pollInterval(Duration.ofMillis(20)).until(condition);
  }

  /** A sensor that keeps all it has sent. */
  private RoleProcess liveSensor() throws Exception {
    return sensor(
        "sensor",
        "--id=roof",
        "--outbox=archive",
        "--count=5",
        "--every=100ms",
        "--seed=1",
        "--figures=" + site.file("sensor.json"));
  }

  private void assertRightInTheEnd(RoleProcess sensor, TerminalProcess terminal) throws Exception {
    assertThat(sensor.end()).as(sensor.describe("ended")).isZero();
    sensor.lastWords(" readings sent and confirmed .* 0 lost");
    List<RawReading> sent = SensorLog.read(site.file("home").resolve("outbox").resolve("roof"));
    Expectation expectation = Expectation.of(sent, LIVE_WINDOW, new Coefficients());
    assertThat(expectation.windows()).hasSizeGreaterThan(1);
    terminal.awaitRight(expectation, PATIENCE);
    assertThat(stored()).isEqualTo(sent.size());
  }

  private void assertRefused(Path file, String reason) throws Exception {
    RoleProcess sensor = replay("roof", file);
    assertThat(sensor.awaitExit(PATIENCE)).as(sensor.describe("ended")).isZero();
    until(() -> !refusals(sensor).isEmpty());
    assertThat(refusals(sensor)).as(file.toString()).containsOnly(reason);
  }

  private Path row(String name, Instant time, int co2) throws Exception {
    return Files.writeString(
        site.file(name),
        "\"date\",\"Temperature\",\"Humidity\",\"Light\",\"CO2\",\"Occupancy\"\n\"1\",\"%s\",%d,40,0,%d,0\n"
            .formatted(
                time.toString().replace('T', ' ').substring(0, "2026-01-01 00:00:00".length()),
                co2 / 20,
                co2));
  }

  private Path recording() throws Exception {
    Path real = TestSite.sharedData("occupancy-office.csv");
    return Files.exists(real)
        ? real
        : GeneratedOffice.write(site.file("office.csv"), GENERATED_ROWS, 7);
  }

  private static Expectation expectation(String id, Path file) throws Exception {
    return Expectation.of(OfficeCsv.read(file, id), Duration.ofHours(1), new Coefficients());
  }

  /** How many summaries a terminal has shown since this one; −1 before it has. */
  private static int shownAfter(TerminalProcess terminal, String summary) {
    List<String> shown = terminal.summaries();
    int at = shown.indexOf(summary);
    return at < 0 ? -1 : shown.size() - 1 - at;
  }

  private static void awaitSummaries(TerminalProcess terminal, int least) {
    until(() -> terminal.summaries().size() >= least);
  }

  /** Live windows without readings are among them when the hour changes meanwhile. */
  private static Set<String> windowsIn(List<String> summaries) {
    Set<String> windows = new HashSet<>();
    summaries.forEach(line -> windows.add(line.substring(0, line.indexOf(",\"end\""))));
    return windows;
  }

  /** From the first published window to the last, those without readings too. */
  private static void assertNoGap(List<String> summaries) {
    SortedSet<Instant> starts = new TreeSet<>();
    for (String line : summaries) {
      String start = line.substring("{\"start\":\"".length(), line.indexOf("\",\"end\""));
      starts.add(Instant.parse(start));
    }
    Instant expected = starts.first();
    for (Instant start : starts) {
      assertThat(start).isEqualTo(expected);
      expected = start.plus(LIVE_WINDOW);
    }
  }
}
