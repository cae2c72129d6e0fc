package dev.meteo.sensor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.meteo.messages.PollutionReading;
import dev.meteo.messages.Timestamps;
import dev.meteo.sensor.ReadingsQueue.Arrived;
import dev.meteo.sensor.intents.Intent;
import dev.meteo.sensor.intents.IntentLog;
import dev.meteo.sensor.intents.Ranges;
import dev.meteo.testbed.junit.StackAddresses;
import dev.meteo.testbed.junit.StackExtension;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** What a sensor makes of the outbox that an earlier one with its name has left. */
@ExtendWith(StackExtension.class)
@Timeout(120)
class SensorRestartIT {
  private static final Duration PATIENCE = Duration.ofSeconds(30);
  private static final Pattern TIMESTAMP = Pattern.compile("\"timestamp\":\"([^\"]*)\"");

  private final String amqp;
  private final TcpGate gate;
  private final ReadingsQueue queue;

  @TempDir private Path home;

  SensorRestartIT(StackAddresses stack) throws Exception {
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
  void sendsFirstWhatTheLastOneCouldNotSend() throws Exception {
    List<Arrived> arrived = queue.consume();
    RunningSensor first = start(gate.amqp(), "--every=10ms", "--kind=air");
    await().atMost(PATIENCE).until(() -> first.said().contains("no connection to the broker"));
    first.requestEnd();
    assertThat(first.exitCode()).isZero();
    MatchResult kept =
        Pattern.compile("(\\d+) of \\1 readings are not confirmed; they are kept in \\S+/roof ")
            .matcher(first.said())
            .results()
            .findFirst()
            .orElseThrow(() -> new AssertionError(first.said()));
    int made = Integer.parseInt(kept.group(1));

    RunningSensor second = start(amqp, "--every=10ms", "--kind=air", "--readings=5");
    assertThat(second.exitCode()).as(second.said()).isZero();
    assertThat(second.said())
        .contains(made + " readings of an earlier run are not confirmed and are sent first")
        .contains((made + 5) + " readings sent and confirmed");
    await().atMost(PATIENCE).until(() -> arrived.size() >= made + 5);
    assertThat(timestamps(arrived)).hasSize(made + 5);
  }

  @Test
  void usesNoTimestampUpToTheNewestEvenIfTheClockIsBehind() throws Exception {
    List<Arrived> arrived = queue.consume();
    Instant newest = Instant.now().plusSeconds(30);
    try (IntentLog log = IntentLog.open(home.resolve("outbox").resolve("roof"), false)) {
      log.append(List.of(new Intent(1, new PollutionReading("roof", newest, 400, null))));
      log.confirmed(List.of(new Ranges.Range(1, 1)));
    }

    RunningSensor sensor = start(amqp, "--every=10ms", "--kind=pollution", "--readings=20");
    assertThat(sensor.exitCode()).as(sensor.said()).isZero();
    assertThat(sensor.said()).contains("the clock is behind the outbox's newest reading");
    await().atMost(PATIENCE).until(() -> arrived.size() >= 20);
    assertThat(timestamps(arrived)).hasSize(20).allMatch(newest::isBefore);
  }

  @Test
  void aReplayThatCannotBeginKeepsWhatTheLastOneLeft() throws Exception {
    leaveUnconfirmed();

    RunningSensor sensor = start(gate.amqp(), "--replay=" + home.resolve("typo.csv"));
    assertThat(sensor.exitCode()).as(sensor.said()).isEqualTo(2);
    assertThat(sensor.said())
        .contains("1 of 1 readings are not confirmed; they are kept in ")
        .contains("--replay: there is no file ");
    try (IntentLog log = IntentLog.open(home.resolve("outbox").resolve("roof"), false)) {
      assertThat(log.recovered()).hasSize(1);
    }
  }

  private void leaveUnconfirmed() throws IOException {
    try (IntentLog log = IntentLog.open(home.resolve("outbox").resolve("roof"), false)) {
      log.append(List.of(new Intent(1, new PollutionReading("roof", Instant.now(), 400, null))));
    }
  }

  @Test
  void anOutboxOnDiskNeedsAName() throws Exception {
    RunningSensor sensor = RunningSensor.start(amqp, "--outbox=disk", "--home=" + home);
    assertThat(sensor.exitCode()).isEqualTo(2);
    assertThat(sensor.said()).contains("--outbox on disk needs --id NAME").hasLineCount(1);
  }

  private RunningSensor start(String broker, String... options) {
    List<String> all = new ArrayList<>(List.of("--id=roof", "--outbox=disk", "--home=" + home));
    all.addAll(List.of(options));
    return RunningSensor.start(broker, all.toArray(String[]::new));
  }

  private static Set<Instant> timestamps(List<Arrived> arrived) {
    return List.copyOf(arrived).stream()
        .flatMap(message -> TIMESTAMP.matcher(message.body()).results())
        .map(match -> Timestamps.parse(match.group(1)).orElseThrow())
        .collect(Collectors.toSet());
  }
}
