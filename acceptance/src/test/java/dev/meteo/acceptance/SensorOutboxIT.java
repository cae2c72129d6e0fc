package dev.meteo.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.meteo.oracle.RawReading;
import dev.meteo.oracle.SensorLog;
import dev.meteo.testbed.Stack;
import dev.meteo.testbed.StackServer;
import dev.meteo.testbed.junit.StackAddresses;
import dev.meteo.testbed.junit.StackExtension;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInfo;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/**
 * Sensors that die, or whose disk or broker takes nothing: what they wrote down as made is stored
 * once in the end, judged from their own log.
 */
@Timeout(600)
class SensorOutboxIT {
  private static final Duration PATIENCE = Duration.ofMinutes(2);
  private static final Duration LONG_PATIENCE = Duration.ofMinutes(3);

  private static Stack stack;
  private static StackServer broker;

  private TestSite site;

  @BeforeAll
  static void startStack(@TempDir Path directory) {
    stack = StackExtension.startOwn(directory.resolve("stack"), StackExtension.ownStack());
    broker = stack.brokerNodes().getFirst();
  }

  @AfterAll
  static void stopStack() {
    if (stack != null) {
      stack.close();
    }
  }

  @BeforeEach
  void open(TestInfo test) throws Exception {
    broker.start();
    site = TestSite.open(new StackAddresses(stack.amqp(), stack.redis()), test);
  }

  @AfterEach
  void close() throws Exception {
    site.close();
  }

  @Test
  void aKilledSensorGoesOnWhereItWas() throws Exception {
    declareForGood();
    site.start("worker", "worker");
    RoleProcess first = sensor("sensor-1", "--rate", "2000", "--count", "5");
    awaitMade(3000);
    broker.kill();
    awaitMade(made() + 3000);
    first.kill9();
    broker.start();
    for (int life = 2; life <= 4; life++) {
      long before = made();
      RoleProcess sensor = sensor("sensor-" + life, "--rate", "5000", "--count", "5");
      sensor.awaitError("[0-9]+ readings of an earlier run are not confirmed and are sent first");
      awaitMade(before + 2000);
      sensor.kill9();
    }
    finishAndCheck();
  }

  @Test
  void aFullOutboxHoldsTheSensorUntilThereIsRoom() throws Exception {
    broker.kill();
    RoleProcess sensor = sensor("sensor-1", "--rate", "50000");
    sensor.awaitError("the outbox is full \\(100000 readings\\): the sensors wait");
    long full = made();
    assertThat(full).isEqualTo(100_000);
    broker.start();
    awaitMade(full + 1); // there is room only for as many as are confirmed
    assertThat(sensor.end()).as(sensor.describe("ended")).isZero();
    site.start("worker", "worker");
    finishAndCheck();
  }

  @Test
  void aSecondProcessCannotHaveTheSameOutbox() throws Exception {
    RoleProcess first = sensor("sensor-1", "--every", "100ms");
    awaitMade(1);
    RoleProcess second = sensor("sensor-2", "--every", "100ms");
    assertThat(second.awaitExit(PATIENCE)).isEqualTo(1);
    assertThat(second.errors())
        .containsPattern(
            "^meteo: the outbox \\S+/outbox/roof is in use by process %d; end that sensor or"
                .formatted(first.pid()))
        .hasLineCount(1);
    first.checkAlive();
    assertThat(first.end()).isZero();
    assertThat(sensor("sensor-3", "--readings", "1").awaitExit(PATIENCE)).isZero();
  }

  @Test
  @EnabledOnOs(OS.LINUX)
  void aDiskThatTakesNothingHoldsTheReadingsUntilItDoes() throws Exception {
    site.start("worker", "worker");
    RoleProcess sensor = site.startPiped("sensor-1", arguments("--rate", "500"));
    awaitMade(500);
    limitFiles(sensor, "1");
    sensor.awaitError("cannot write the outbox \\S+/outbox/roof \\(File too large\\)");
    limitFiles(sensor, "unlimited");
    sensor.awaitError("the outbox \\S+/outbox/roof can be written again");
    awaitMade(made() + 500);
    sensor.kill9();
    finishAndCheck();
  }

  @Test
  @EnabledOnOs(OS.LINUX)
  void aDiskThatTakesNothingInTheEndIsAnError() throws Exception {
    RoleProcess sensor = site.startPiped("sensor-1", arguments("--rate", "500"));
    awaitMade(500);
    limitFiles(sensor, "1");
    sensor.awaitError("cannot write the outbox");
    java(sensor).destroy();
    sensor.awaitError("the outbox could not be written: [0-9]+ of [0-9]+ readings are lost");
  }

  /** Ends with a run that has all confirmed, and judges what is stored by the sensor's log. */
  private void finishAndCheck() throws Exception {
    RoleProcess last = sensor("sensor-last", "--readings", "100", "--every", "10ms");
    assertThat(last.awaitExit(LONG_PATIENCE)).as(last.describe("ended")).isZero();
    List<RawReading> readings = log();
    await()
        .atMost(LONG_PATIENCE)
        .pollInterval(Duration.ofMillis(500))
        .untilAsserted(
            () -> assertThat(site.redis(Panes::stored)).isEqualTo(Panes.expected(readings)));
  }

  /**
   * A quorum queue whose broker is killed right after its declaration is of no use: RabbitMQ writes
   * what tells that it existed some time later, or when it is stopped in order.
   */
  private void declareForGood() throws Exception {
    assertThat(sensor("sensor-0", "--readings", "1").awaitExit(PATIENCE)).isZero();
    broker.stop();
    broker.start();
  }

  private RoleProcess sensor(String name, String... options) throws Exception {
    return site.start(name, arguments(options));
  }

  private static String[] arguments(String... options) {
    List<String> arguments = new ArrayList<>(List.of("sensor", "--id", "roof", "--outbox=archive"));
    arguments.addAll(List.of(options));
    return arguments.toArray(String[]::new);
  }

  /** No file may become longer than so many bytes: a disk that is full, for one process. */
  private static void limitFiles(RoleProcess role, String bytes) throws Exception {
    String pid = Long.toString(java(role).pid());
    Process limit =
        new ProcessBuilder("prlimit", "--pid", pid, "--fsize=" + bytes + ":unlimited").start();
    assertThat(limit.waitFor()).as("exit code of prlimit").isZero();
  }

  private static ProcessHandle java(RoleProcess piped) {
    return piped.descendant("java");
  }

  private void awaitMade(long atLeast) {
    await()
        .atMost(PATIENCE)
        .pollInterval(Duration.ofMillis(200))
        .ignoreException(NoSuchFileException.class) // the sensor has just put a file away
        .untilAsserted(() -> assertThat(made()).isGreaterThanOrEqualTo(atLeast));
  }

  /** How many readings the sensor has written down, without looking at them. */
  private long made() throws Exception {
    long made = 0;
    try (Stream<Path> files = Files.walk(outbox())) {
      for (Path file : files.filter(name -> name.toString().endsWith(".jsonl")).toList()) {
        try (Stream<String> lines = Files.lines(file)) {
          made += lines.filter(line -> line.startsWith("{\"intent\":")).count();
        }
      }
    }
    return made;
  }

  private List<RawReading> log() throws Exception {
    return SensorLog.read(outbox());
  }

  private Path outbox() throws IOException {
    return Files.createDirectories(site.file("home").resolve("outbox").resolve("roof"));
  }
}
