package dev.meteo.admin;

import static org.assertj.core.api.Assertions.assertThat;

import dev.meteo.messages.Topology;
import dev.meteo.store.AggregateCheck;
import dev.meteo.store.LeaseHolder;
import dev.meteo.store.RedisSettings;
import dev.meteo.store.Setting;
import dev.meteo.store.StoreStatus;
import dev.meteo.store.StoreVitals;
import dev.meteo.store.UntoldSpan;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class HealthTest {
  private static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");

  /** A system in which all is well, to be spoilt by each test. */
  private static final class Situation {
    private long ready;
    private long consumers = 2;
    private long dead;
    private List<String> missing = List.of();
    private boolean leader = true;
    private Duration closedAgo = Duration.ofSeconds(6);
    private Duration newestAgo = Duration.ofSeconds(1);
    private long sealed;
    private long incomplete;
    private RedisSettings redis = redis(0, 0, "always");
    private String requiredReplicas = "0";
    private List<UntoldSpan> untold = List.of();
    private Optional<List<String>> bindings = Optional.empty();
    private StoreVitals vitals = vitals(Duration.ZERO, Map.of("worker@lab:1", NOW), false, 1000);

    SystemStatus status() {
      return new SystemStatus(
          Optional.of(new Answer.Given<>(broker())), new Answer.Given<>(sight()), Optional.empty());
    }

    SystemStatus withoutBroker() {
      return new SystemStatus(Optional.empty(), new Answer.Given<>(sight()), Optional.empty());
    }

    private BrokerStatus broker() {
      return new BrokerStatus(
          "mq:5672",
          "RabbitMQ",
          "4.0.5",
          "here",
          List.of(
              new QueueStatus(Topology.READINGS_QUEUE, ready, null, consumers),
              new QueueStatus(Topology.DEAD_QUEUE, dead, null, 0)),
          missing,
          Optional.empty(),
          bindings);
    }

    private StoreSight sight() {
      Optional<LeaseHolder> holder =
          leader
              ? Optional.of(new LeaseHolder("window-proxy@lab:7", Duration.ofSeconds(1)))
              : Optional.empty();
      StoreStatus status =
          new StoreStatus(
              "7.0.0",
              redis,
              1000,
              NOW,
              Map.of(Setting.WINDOW, "5s", Setting.REPLICAS, requiredReplicas),
              Optional.empty(),
              holder,
              Optional.of(NOW.minus(closedAgo)),
              10,
              0,
              5,
              sealed,
              incomplete,
              Optional.of(NOW.minus(newestAgo)));
      return new StoreSight(status, vitals, untold);
    }
  }

  private final Situation situation = new Situation();

  @Test
  void nothingIsSaidWhileAllIsWell() {
    assertThat(findings(situation)).isEmpty();
    assertThat(Health.of(situation.status(), Optional.empty()).level().exitCode()).isZero();
    assertThat(HealthText.of(Health.of(situation.status(), Optional.empty()))).isEqualTo("OK");
  }

  @Test
  void withoutALeaderNoWindowIsPublished() {
    situation.leader = false;

    expect(Level.CRITICAL, "leader", "start one: ./meteo window-proxy");
    assertThat(Health.of(situation.status(), Optional.empty()).level().exitCode()).isEqualTo(2);
  }

  @Test
  void aMomentBetweenTwoLeadersIsNoFinding() {
    Situation led = new Situation();
    situation.leader = false;

    assertThat(Health.of(situation.status(), Optional.of(led.status())).findings()).isEmpty();
    assertThat(Health.of(situation.status(), Optional.of(situation.status())).findings())
        .hasSize(1);
  }

  @Test
  void withoutAWorkerABacklogIsCriticalAndAnEmptyQueueAWarning() {
    situation.consumers = 0;
    expect(Level.WARNING, "workers", "no worker consumes", "./meteo worker");

    situation.ready = 1234;
    expect(Level.CRITICAL, "workers", "no worker consumes, and 1,234 readings wait");
  }

  @Test
  void aBacklogThatGrowsBetweenTwoLooksIsAWarning() {
    Situation earlier = new Situation();
    earlier.ready = 10_000;
    situation.ready = 12_000;

    assertThat(Health.of(situation.status(), Optional.of(earlier.status())).findings())
        .singleElement()
        .satisfies(
            finding -> {
              assertThat(finding.level()).isEqualTo(Level.WARNING);
              assertThat(finding.text()).contains("12,000 readings wait, 2,000 more");
            });
    earlier.ready = 11_990;
    assertThat(Health.of(situation.status(), Optional.of(earlier.status())).findings()).isEmpty();
  }

  @Test
  void aBacklogThatIsOldIsAWarning() {
    situation.ready = 500;
    assertThat(findings(situation)).isEmpty();

    situation.newestAgo = Duration.ofSeconds(45);
    expect(Level.WARNING, "backlog", "500 readings wait, and the newest that is stored is 45 s");
  }

  @Test
  void redisMemoryIsAWarningNearItsLimitAndCriticalAtIt() {
    situation.redis = redis(1_000_000, 0, "always");
    situation.vitals = vitals(Duration.ZERO, Map.of(), false, 899_000);
    assertThat(findings(situation)).isEmpty();

    situation.vitals = vitals(Duration.ZERO, Map.of(), false, 930_000);
    expect(Level.WARNING, "Redis", "93 % of maxmemory", "when full it takes no readings");

    situation.vitals = vitals(Duration.ZERO, Map.of(), false, 1_000_100);
    expect(
        Level.CRITICAL,
        "Redis",
        "100 % of maxmemory are in use: it now takes no readings",
        "redis-cli -u \"$METEO_REDIS\" config set maxmemory 2000000");
  }

  @Test
  void settingsThatLoseWritesAreWarningsWithTheirCommand() {
    situation.redis = redis(0, 0, "everysec");

    expect(
        Level.WARNING,
        "Redis",
        "appendfsync is everysec",
        "redis-cli -u \"$METEO_REDIS\" config set appendfsync always");
  }

  @Test
  void anAppendOnlyFileThatCannotBeWrittenIsCritical() {
    situation.vitals = vitals(Duration.ZERO, Map.of(), true, 1000);

    expect(Level.CRITICAL, "Redis", "cannot write its append-only file");
  }

  @Test
  void whatListenersWereNotToldLatelyIsAWarning() {
    UntoldSpan span =
        new UntoldSpan("worker@lab:1", NOW.minusSeconds(90), NOW.minusSeconds(20), 1234);
    situation.untold = List.of(span);
    expect(
        Level.WARNING, "listeners", "what worker@lab:1 stored from 2026-03-01T11:58:30Z", "1,234");

    situation.untold =
        List.of(
            new UntoldSpan("worker@lab:1", NOW.minusSeconds(99_000), NOW.minusSeconds(98_000), 1));
    assertThat(findings(situation)).isEmpty();
  }

  @Test
  void windowsThatLackReadingsAreAWarning() {
    situation.incomplete = 3;

    expect(Level.WARNING, "windows", "3 windows are not revised");
  }

  @Test
  void aForeignBindingIsAWarning() {
    situation.bindings = Optional.of(List.of("queue audit is bound to exchange meteo.readings"));

    expect(Level.WARNING, "bindings", "queue audit is bound");
  }

  @Test
  void missingReplicasAreCriticalAndUnusedOnesAWarning() {
    situation.requiredReplicas = "1";
    expect(Level.CRITICAL, "replicas", "0 of 1 required replicas are connected");

    situation.redis = redis(0, 2, "always");
    expect(Level.WARNING, "replicas", "start all workers and window proxies", "--redis-replicas 2");
  }

  @Test
  void clocksThatDifferByMoreThanTwoSecondsAreAWarning() {
    situation.vitals = vitals(Duration.ofMillis(-1900), Map.of(), false, 1000);
    assertThat(findings(situation)).isEmpty();

    situation.vitals = vitals(Duration.ofDays(-1), Map.of(), false, 1000);
    expect(Level.WARNING, "clocks", "Redis' clock is 86400 s behind this machine's");

    situation.vitals = vitals(Duration.ofSeconds(3), Map.of(), false, 1000);
    expect(Level.WARNING, "clocks", "Redis' clock is 3 s ahead of this machine's");
  }

  @Test
  void aWorkerThatMissedTwoSignsIsNamedUntilItIsForgotten() {
    situation.vitals = signs(Map.of("worker@lab:1", NOW.minusSeconds(11)));
    assertThat(findings(situation)).isEmpty();

    situation.vitals = signs(Map.of("worker@lab:1\u001b[2J", NOW.minusSeconds(40)));
    expect(Level.WARNING, "workers", "worker@lab:1", "[2J has given no sign for 40 s");

    situation.vitals = signs(Map.of("worker@lab:1", NOW.minusSeconds(700)));
    assertThat(findings(situation)).isEmpty();
  }

  @Test
  void windowsThatAreNotClosedAreAWarning() {
    situation.closedAgo = Duration.ofSeconds(40);
    assertThat(findings(situation)).isEmpty();

    situation.closedAgo = Duration.ofSeconds(41);
    expect(Level.WARNING, "windows", "ended 41 s ago", "window-proxy@lab:7");
  }

  @Test
  void whatIsSealedAndStaysUnpublishedIsAWarning() {
    situation.sealed = 3;
    assertThat(findings(situation)).isEmpty();

    assertThat(Health.of(situation.status(), Optional.of(situation.status())).findings())
        .singleElement()
        .extracting(Finding::text)
        .asString()
        .startsWith("3 revisions are sealed");
  }

  @Test
  void deadLettersAndMissingQueuesAreWarnings() {
    situation.dead = 7;
    expect(Level.WARNING, "dead letters", "7 refused readings", "./meteo dead list");

    situation.dead = 0;
    situation.missing = List.of(Topology.HISTORY_STREAM);
    expect(Level.WARNING, "meteo.history", "./meteo window-proxy declares it");
  }

  @Test
  void withoutABrokerServersAreJudgedByTheirSigns() {
    assertThat(Health.of(situation.withoutBroker(), Optional.empty()).findings()).isEmpty();

    situation.vitals = signs(Map.of());
    situation.leader = false;
    assertThat(Health.of(situation.withoutBroker(), Optional.empty()).findings())
        .extracting(Finding::text)
        .anySatisfy(text -> assertThat(text).endsWith("./meteo grpc server"))
        .anySatisfy(text -> assertThat(text).endsWith("./meteo grpc proxy"));
  }

  @Test
  void whatDoesNotAnswerIsCriticalAndTheWorstComesFirst() {
    situation.dead = 1;
    SystemStatus status =
        new SystemStatus(
            situation.status().broker(),
            new Answer.Missing<>("no answer from Redis: Connection refused"),
            Optional.of(new Answer.Given<>(new AggregateCheck.Report(1, 1, List.of()))));

    List<Finding> findings = Health.of(status, Optional.empty()).findings();

    assertThat(findings).extracting(Finding::level).containsExactly(Level.CRITICAL, Level.WARNING);
    assertThat(findings.getFirst().text()).contains("Connection refused");
  }

  private void expect(Level level, String subject, String... parts) {
    assertThat(findings(situation))
        .singleElement()
        .satisfies(
            finding -> {
              assertThat(finding.level()).isEqualTo(level);
              assertThat(finding.subject()).isEqualTo(subject);
              assertThat(finding.text()).contains(parts).doesNotContain("\n", "\u001b");
            });
  }

  private static List<Finding> findings(Situation situation) {
    return Health.of(situation.status(), Optional.empty()).findings();
  }

  private static StoreVitals signs(Map<String, Instant> workers) {
    return vitals(Duration.ZERO, workers, false, 1000);
  }

  private static StoreVitals vitals(
      Duration lead, Map<String, Instant> workers, boolean appendFails, long memory) {
    return new StoreVitals(NOW, lead, workers, appendFails, memory);
  }

  private static RedisSettings redis(long maxMemory, long replicas, String fsync) {
    return new RedisSettings(
        Optional.of(true),
        Optional.of(fsync),
        Optional.of(false),
        Optional.of("noeviction"),
        maxMemory,
        replicas);
  }
}
