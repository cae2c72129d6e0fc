package dev.meteo.sensor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.meteo.sensor.ReadingsQueue.Arrived;
import dev.meteo.testbed.junit.StackAddresses;
import dev.meteo.testbed.junit.StackExtension;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

@ExtendWith(StackExtension.class)
@Timeout(120)
class SensorReplayIT {
  private static final Duration ARRIVAL = Duration.ofSeconds(30);
  private static final int ROWS = 3000;

  private final String amqp;
  @TempDir private Path directory;
  private final ReadingsQueue queue;

  SensorReplayIT(StackAddresses stack) throws Exception {
    amqp = stack.amqp();
    queue = new ReadingsQueue(amqp);
  }

  @AfterEach
  void disconnect() {
    queue.close();
  }

  @Test
  void arrivesCompleteAndByteExact() throws Exception {
    List<Arrived> arrived = replay(recording(), "--rebase", "none");

    assertThat(arrived).extracting(Arrived::body).containsExactlyElementsOf(bodies());
    assertThat(arrived)
        .allSatisfy(
            message -> {
              assertThat(message.contentType()).isEqualTo("application/json");
              assertThat(message.deliveryMode()).isEqualTo(2);
            });
    assertThat(arrived.get(0).routingKey()).isEqualTo("air.office");
    assertThat(arrived.get(1).routingKey()).isEqualTo("pollution.office");
  }

  @Test
  void collectsReadingsIntoArrays() throws Exception {
    RunningSensor sensor = start(recording(), "--rebase", "none", "--batch", "37");
    assertThat(sensor.exitCode()).as(sensor.said()).isZero();

    List<Arrived> arrived = awaitMessages(Math.ceilDiv(2 * ROWS, 37));
    String all =
        String.join(
            ",",
            arrived.stream()
                .map(message -> message.body().substring(1, message.body().length() - 1))
                .toList());
    assertThat(all).isEqualTo(String.join(",", bodies()));
    assertThat(arrived).extracting(Arrived::routingKey).containsOnly("batch.office");
  }

  @Test
  void splitsAnArrayThatWouldBeTooLarge() throws Exception {
    String id = "x".repeat(64);
    StringBuilder csv = new StringBuilder("time,temperature,humidity\n");
    for (int i = 0; i < 500; i++) {
      csv.append(1_423_072_260L + i)
          .append(".123456,-1.2345678901234567e-9,1.2345678901234567e-9\n");
    }
    Path file = Files.writeString(directory.resolve("long.csv"), csv);
    RunningSensor sensor =
        RunningSensor.start(
            amqp,
            "--replay=" + file,
            "--id=" + id,
            "--speed=max",
            "--batch=500",
            "--location=-41.12345678901234,-101.12345678901234");
    assertThat(sensor.exitCode()).as(sensor.said()).isZero();
    List<Arrived> arrived = awaitMessages(2);
    assertThat(arrived)
        .allSatisfy(message -> assertThat(message.body().length()).isLessThan(128 * 1024));
    assertThat(arrived.stream().mapToInt(message -> message.body().split("\"kind\"").length - 1))
        .containsExactly(250, 250);
  }

  @Test
  void lastRowIsNowAtTheHighestSpeed() throws Exception {
    Instant before = Instant.now();
    List<Arrived> arrived = replay(recording(), "--rebase", "now");
    Instant after = Instant.now();

    assertThat(timestamp(arrived.getLast())).isBetween(before.minusMillis(1), after);
    assertThat(Duration.between(timestamp(arrived.getFirst()), timestamp(arrived.getLast())))
        .isEqualTo(Duration.ofSeconds(ROWS - 1));
  }

  @Test
  void firstRowIsNowAtASpeedAndTheRestFollowsInTime() throws Exception {
    Path file =
        Files.writeString(
            directory.resolve("slow.csv"), "time,co2\n1423072260,400\n1423072380,401\n");
    Instant before = Instant.now();
    RunningSensor sensor = RunningSensor.start(amqp, "--replay=" + file, "--speed=100");
    assertThat(sensor.exitCode()).as(sensor.said()).isZero();
    assertThat(Duration.between(before, Instant.now())).isGreaterThan(Duration.ofMillis(1200));

    List<Arrived> arrived = awaitMessages(2);
    assertThat(timestamp(arrived.getFirst())).isAfterOrEqualTo(before.minusMillis(1));
    assertThat(Duration.between(timestamp(arrived.getFirst()), timestamp(arrived.getLast())))
        .isEqualTo(Duration.ofMillis(1200));
  }

  @Test
  void readsTheRecordedOffice() throws Exception {
    Path office = Path.of("../../shared/data/occupancy-office.csv");
    assumeTrue(Files.exists(office), "the recording of the office is not here");
    RunningSensor sensor = start(office, "--timezone", "UTC", "--rebase", "none");

    assertThat(sensor.exitCode()).as(sensor.said()).isZero();
    assertThat(sensor.said()).contains("16286 readings sent and confirmed").contains(", 0 rows");
    assertThat(awaitMessages(16_286).getFirst().body())
        .isEqualTo(
            "{\"kind\":\"air\",\"sensor\":\"office\",\"timestamp\":\"2015-02-04T17:51:00Z\","
                + "\"temperature\":23.18,\"humidity\":27.272}");
  }

  @Test
  void wrongUseIsSaidInOneLine() throws Exception {
    Path file = Files.writeString(directory.resolve("other.csv"), "a,b\n1,2\n");
    assertRefused("there are \"a\", \"b\"", "--replay=" + file);
    assertRefused("is empty", "--replay=" + Files.createFile(directory.resolve("empty.csv")));
    assertRefused("there is no file", "--replay=" + directory.resolve("none.csv"));
    assertRefused("--every is for simulated", "--every=1s", "--replay=" + file);
    assertRefused("--speed needs --replay", "--speed=2");
    assertRefused("--timezone must be", "--replay=" + file, "--timezone=Mars");
    assertRefused("--rate must be", "--rate=fast");
    assertRefused("--id must be", "--id=a b");
    assertRefused("--batch must be 1 to 500", "--batch=501");
  }

  private void assertRefused(String why, String... args) throws Exception {
    RunningSensor sensor = RunningSensor.start(amqp, args);
    assertThat(sensor.exitCode()).isEqualTo(2);
    assertThat(sensor.said().lines()).singleElement().asString().contains(why);
  }

  private List<Arrived> replay(Path file, String... args) throws Exception {
    RunningSensor sensor = start(file, args);
    assertThat(sensor.exitCode()).as(sensor.said()).isZero();
    assertThat(sensor.said()).contains(2 * ROWS + " readings sent and confirmed");
    return awaitMessages(2 * ROWS);
  }

  private RunningSensor start(Path file, String... args) {
    List<String> all =
        new ArrayList<>(List.of("--id", "office", "--replay", file.toString(), "--speed", "max"));
    all.addAll(List.of(args));
    return RunningSensor.start(amqp, all.toArray(String[]::new));
  }

  private List<Arrived> awaitMessages(int count) throws IOException {
    List<Arrived> arrived = queue.consume();
    await().atMost(ARRIVAL).until(() -> arrived.size() >= count);
    return List.copyOf(arrived);
  }

  /** Rows a second apart, with values that need every digit. */
  private Path recording() throws IOException {
    StringBuilder csv = new StringBuilder("Date,Temperature,Humidity,CO2\r\n");
    for (int i = 0; i < ROWS; i++) {
      csv.append(1_423_072_260L + i).append(',').append(temperature(i)).append(',');
      csv.append(humidity(i)).append(',').append(co2(i)).append("\r\n");
    }
    return Files.writeString(directory.resolve("recording.csv"), csv);
  }

  private static List<String> bodies() {
    List<String> bodies = new ArrayList<>();
    for (int i = 0; i < ROWS; i++) {
      String start =
          "\",\"sensor\":\"office\",\"timestamp\":\"" + Instant.ofEpochSecond(1_423_072_260L + i);
      bodies.add(
          "{\"kind\":\"air"
              + start
              + "\",\"temperature\":"
              + temperature(i)
              + ",\"humidity\":"
              + humidity(i)
              + "}");
      bodies.add("{\"kind\":\"pollution" + start + "\",\"co2\":" + co2(i) + "}");
    }
    return bodies;
  }

  private static String temperature(int i) {
    return (i % 20) + "." + (i % 9 + 1);
  }

  private static String humidity(int i) {
    return "30.00" + (i % 9 + 1);
  }

  private static String co2(int i) {
    return (400 + i) + ".33333333333" + (i % 9 + 1);
  }

  private static Instant timestamp(Arrived message) {
    return Instant.parse(message.body().replaceFirst(".*\"timestamp\":\"([^\"]+)\".*", "$1"));
  }
}
