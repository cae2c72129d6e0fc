package dev.meteo.sensor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.meteo.sensor.ReadingsQueue.Arrived;
import dev.meteo.testbed.junit.StackAddresses;
import dev.meteo.testbed.junit.StackExtension;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.HdrHistogram.Histogram;
import org.HdrHistogram.HistogramLogReader;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** What sensors do when the way to the broker, or what is behind it, fails. */
@ExtendWith(StackExtension.class)
@Timeout(120)
class SensorFaultIT {
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  private final String amqp;
  private final TcpGate gate;
  private final ReadingsQueue queue;

  SensorFaultIT(StackAddresses stack) throws Exception {
    amqp = stack.amqp();
    gate = new TcpGate(amqp);
    queue = new ReadingsQueue(amqp);
  }

  @AfterEach
  void disconnect() throws Exception {
    gate.close();
    queue.close();
  }

  @Test
  void losesNothingWhenConnectionsAreCut() throws Exception {
    gate.open();
    List<Arrived> arrived = queue.consume();
    RunningSensor sensor =
        RunningSensor.start(
            gate.amqp(), "--id=cut", "--count=10", "--rate=2000", "--readings=500", "--seed=1");
    for (int cut = 1; cut <= 3; cut++) {
      int enough = cut * 2000;
      await().atMost(PATIENCE).until(() -> arrived.size() >= enough);
      await().atMost(PATIENCE).until(() -> gate.connections() > 0);
      gate.cut();
    }

    assertThat(sensor.exitCode()).as(sensor.said()).isZero();
    assertThat(sensor.said())
        .contains("no connection to the broker")
        .contains("connected to the broker")
        .contains("10000 readings sent and confirmed");
    await().atMost(PATIENCE).until(() -> distinct(arrived).size() >= 10_000);
    assertThat(distinct(arrived)).hasSize(10_000);
  }

  @Test
  void losesAndCountsWhatItMay() throws Exception {
    gate.open();
    List<Arrived> arrived = queue.consume();
    RunningSensor sensor =
        RunningSensor.start(
            gate.amqp(), "--delivery=at-most-once", "--kind=air", "--rate=500", "--readings=1500");
    await().atMost(PATIENCE).until(() -> arrived.size() >= 200);
    gate.close();
    await().atMost(PATIENCE).until(() -> sensor.said().contains("no connection to the broker"));
    gate.open();

    assertThat(sensor.exitCode()).as(sensor.said()).isZero();
    assertThat(sensor.said()).contains("at-most-once: readings can be lost");
    Matcher last =
        Pattern.compile("(\\d+) readings sent without confirms .* 0 repeated, .* (\\d+) lost")
            .matcher(sensor.said());
    assertThat(last.find()).as(sensor.said()).isTrue();
    int lost = Integer.parseInt(last.group(2));
    assertThat(lost).isPositive().isEqualTo(1500 - Integer.parseInt(last.group(1)));
    await().atMost(PATIENCE).until(() -> queue.count() == 0);
    assertThat(arrived).hasSameSizeAs(distinct(arrived)).hasSizeLessThanOrEqualTo(1500 - lost);
  }

  @Test
  void waitsForABrokerThatComesLater() throws Exception {
    RunningSensor sensor = RunningSensor.start(gate.amqp(), "--every=10ms", "--readings=20");
    await().atMost(PATIENCE).until(() -> sensor.said().contains("no connection to the broker"));
    gate.open();

    assertThat(sensor.exitCode()).as(sensor.said()).isZero();
    assertThat(sensor.said())
        .contains("connected to the broker")
        .contains("40 readings sent and confirmed");
    await().atMost(PATIENCE).until(() -> queue.count() == 40);
  }

  @Test
  void bindsTheQueueAgainAndRepeatsWhatCameBack() throws Exception {
    List<Arrived> arrived = queue.consume();
    RunningSensor sensor = RunningSensor.start(amqp, "--kind=air", "--rate=500", "--readings=1500");
    await().atMost(PATIENCE).until(() -> arrived.size() >= 200);
    queue.unbind();

    assertThat(sensor.exitCode()).as(sensor.said()).isZero();
    assertThat(sensor.said()).contains("no queue is bound to meteo.readings; trying again");
    await().atMost(PATIENCE).until(() -> distinct(arrived).size() >= 1500);
    assertThat(distinct(arrived)).hasSize(1500);
  }

  @Test
  void confirmsWhatItHasBeforeItEnds(@TempDir Path directory) throws Exception {
    List<Arrived> arrived = queue.consume();
    Path log = directory.resolve("latency.hlog");
    RunningSensor sensor =
        RunningSensor.start(amqp, "--kind=air", "--rate=1000", "--latency-log=" + log);
    await().atMost(PATIENCE).until(() -> arrived.size() >= 500);
    sensor.requestEnd();

    assertThat(sensor.exitCode()).as(sensor.said()).isZero();
    int confirmed =
        Integer.parseInt(
            sensor.said().replaceFirst("(?s).*meteo: (\\d+) readings sent and confirmed.*", "$1"));
    await().atMost(PATIENCE).until(() -> distinct(arrived).size() >= confirmed);
    assertThat(distinct(arrived)).hasSize(confirmed);
    assertThat(logged(log)).isEqualTo(confirmed);
  }

  @Test
  @Timeout(120)
  void saysHowManyAreUnknownWhenItMustEndWithoutABroker() throws Exception {
    RunningSensor sensor = RunningSensor.start(gate.amqp(), "--every=100ms");
    await().atMost(PATIENCE).until(() -> sensor.said().contains("no connection to the broker"));
    sensor.requestEnd();

    assertThat(sensor.exitCode()).isZero();
    assertThat(sensor.said()).containsPattern("(\\d+) of \\1 readings are not confirmed");
  }

  @Test
  void missingTopologyEndsASensorThatMayNotDeclare() throws Exception {
    queue.deleteAll();
    RunningSensor sensor = RunningSensor.start(amqp, "--no-declare", "--readings=1");

    assertThat(sensor.exitCode()).isEqualTo(1);
    assertThat(sensor.said()).contains("does not exist");
  }

  private static long logged(Path log) throws IOException {
    long count = 0;
    try (HistogramLogReader reader = new HistogramLogReader(log.toFile())) {
      while (reader.nextIntervalHistogram() instanceof Histogram second) {
        assertThat(second.getMaxValue()).isBetween(1L, PATIENCE.toMillis() * 1000);
        count += second.getTotalCount();
      }
    }
    return count;
  }

  /** The bodies without repetitions: a repeated reading is the same to the last byte. */
  private static Set<String> distinct(List<Arrived> arrived) {
    return List.copyOf(arrived).stream().map(Arrived::body).collect(Collectors.toSet());
  }
}
