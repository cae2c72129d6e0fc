package dev.meteo.sensor;

import static org.assertj.core.api.Assertions.assertThat;

import dev.meteo.messages.AirReading;
import dev.meteo.messages.PollutionReading;
import dev.meteo.messages.Reading;
import java.io.PrintWriter;
import java.io.Writer;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class SimulatedSensorsTest {
  private static final String START = "2026-03-01T12:00:00Z";
  private final FakeTime time = new FakeTime(START);
  private final Outbox outbox = Outboxes.inMemory(1_000_000, 1, Duration.ZERO);
  private final Notices notices = new Notices(new PrintWriter(Writer.nullWriter()), false);

  @Test
  void drawsBoundsWithinTheRangesAndValuesBetweenThemWithTwoDecimals() {
    SplittableRandom random = new SplittableRandom(7);
    for (int sensor = 0; sensor < 1000; sensor++) {
      check(UniformQuantity.temperature(random), -10, 45, random);
      check(UniformQuantity.humidity(random), 20, 70, random);
      check(UniformQuantity.co2(random), 300, 500, random);
    }
  }

  private static void check(
      UniformQuantity quantity, double min, double max, SplittableRandom random) {
    assertThat(quantity.lowest() / 100.0).isBetween(min, max);
    assertThat(quantity.highest() / 100.0).isBetween(quantity.lowest() / 100.0, max);
    for (int i = 0; i < 20; i++) {
      double value = quantity.next(random);
      assertThat(value).isBetween(quantity.lowest() / 100.0, quantity.highest() / 100.0);
      assertThat(Double.toString(value)).matches("-?\\d+\\.\\d{1,2}");
    }
  }

  @Test
  void reachesBothEndsOfTheRange() {
    SplittableRandom random = new SplittableRandom(7);
    UniformQuantity narrow = new UniformQuantity(2000, 2002);
    Set<Double> values = new HashSet<>();
    IntStream.range(0, 200).forEach(i -> values.add(narrow.next(random)));
    assertThat(values).containsExactlyInAnyOrder(20.0, 20.01, 20.02);
  }

  @Test
  void sameSeedGivesTheSameValues() throws InterruptedException {
    List<Reading> first = detections(new SimulatedSensor("a", Kinds.BOTH, null, 42), 50);
    List<Reading> second = detections(new SimulatedSensor("a", Kinds.BOTH, null, 42), 50);
    List<Reading> other = detections(new SimulatedSensor("a", Kinds.BOTH, null, 43), 50);
    assertThat(first).hasSize(100).isEqualTo(second).isNotEqualTo(other);
  }

  @Test
  void neverUsesATimestampTwiceForAKind() throws InterruptedException {
    SimulatedSensor sensor = new SimulatedSensor("a", Kinds.AIR, null, 1);
    Instant instant = Instant.parse(START);
    sensor.detect(instant, outbox);
    sensor.detect(instant, outbox);
    sensor.detect(instant.minusSeconds(5), outbox);
    assertThat(taken())
        .extracting(Reading::timestamp)
        .containsExactly(instant, instant.plusNanos(1000), instant.plusNanos(2000));
  }

  @Test
  void aClockThatWasOnceADayAheadIsNotContinued() throws Exception {
    time.stepAt("2026-03-01T12:00:10Z", Duration.ofDays(1));
    time.stepAt("2026-03-02T12:00:21Z", Duration.ofDays(-1));

    run(sensors(1, Kinds.AIR), 1, 60, Optional.empty());

    List<Instant> times = taken().stream().map(Reading::timestamp).toList();
    assertThat(times).hasSize(60).doesNotHaveDuplicates();
    assertThat(times.getLast()).isBetween("2026-03-01T12:00:30Z", "2026-03-01T12:02:00Z");
  }

  @Test
  void timesBeforeTheClockWasAheadAreNotUsedAgain() throws InterruptedException {
    SimulatedSensor sensor = new SimulatedSensor("a", Kinds.AIR, null, 1);
    Instant start = Instant.parse(START);
    sensor.detect(start, outbox);
    sensor.detect(start.plus(Duration.ofDays(1)), outbox);
    assertThat(sensor.forgetTimesAhead(start.minusSeconds(5))).isTrue();

    sensor.detect(start.minusSeconds(5), outbox);

    assertThat(taken().getLast().timestamp()).isEqualTo(start.plusNanos(1000));
    assertThat(sensor.forgetTimesAhead(start.minusSeconds(5))).isFalse();
  }

  @Test
  void spreadsSensorsOverTheInterval() throws Exception {
    run(sensors(4, Kinds.AIR), 4, 2, Optional.empty());
    assertThat(taken())
        .extracting(reading -> reading.sensor() + " " + reading.timestamp())
        .containsExactly(
            "s-1 2026-03-01T12:00:00Z",
            "s-2 2026-03-01T12:00:00.250Z",
            "s-3 2026-03-01T12:00:00.500Z",
            "s-4 2026-03-01T12:00:00.750Z",
            "s-1 2026-03-01T12:00:01Z",
            "s-2 2026-03-01T12:00:01.250Z",
            "s-3 2026-03-01T12:00:01.500Z",
            "s-4 2026-03-01T12:00:01.750Z");
  }

  @Test
  void endsAfterItsTime() throws Exception {
    run(sensors(1, Kinds.BOTH), 10, Long.MAX_VALUE, Optional.of(Duration.ofSeconds(1)));
    List<Reading> readings = taken();
    assertThat(readings).filteredOn(AirReading.class::isInstance).hasSize(10);
    assertThat(readings).filteredOn(PollutionReading.class::isInstance).hasSize(10);
  }

  @Test
  void endsWhenAskedTo() throws Exception {
    time.endAt("2026-03-01T12:00:02Z");
    run(sensors(1, Kinds.AIR), 1, Long.MAX_VALUE, Optional.empty());
    assertThat(taken()).hasSize(2);
  }

  @Test
  void keepsTheIntendedTimesWhenItRunsLate() {
    TickSchedule schedule = new TickSchedule(1000);
    Instant start = Instant.parse(START);
    schedule.start(0, start);
    Instant late = start.plusSeconds(600);
    assertThat(schedule.adjustBackwards(5, late)).isFalse();
    assertThat(schedule.adjust(5, late, late)).isFalse();
    assertThat(schedule.due(5)).isEqualTo(start.plusMillis(5));
  }

  @Test
  void aBusyMachineIsNoJumpOfTheClock() {
    TickSchedule schedule = new TickSchedule(1);
    Instant start = Instant.parse(START);
    schedule.start(0, start);
    assertThat(schedule.adjust(5, start.plusSeconds(4), start.plusSeconds(9))).isFalse();
    assertThat(schedule.due(5)).isEqualTo(start.plusSeconds(5));
  }

  @Test
  void doesNotWaitBeyondItsTime() throws Exception {
    Pacer pacer = new Pacer(time, time, Optional.of(Duration.ofSeconds(10)));
    Instant start = pacer.start();
    assertThat(pacer.awaitUntil(start.plusSeconds(3600))).isFalse();
    assertThat(time.instant()).isEqualTo(start.plusSeconds(10));
  }

  @Test
  void goesOnFromNowWhenTheClockHasJumped() {
    TickSchedule schedule = new TickSchedule(1);
    Instant start = Instant.parse(START);
    schedule.start(0, start);
    Instant woken = start.plusSeconds(3600);
    assertThat(schedule.adjust(5, start.plusSeconds(4), woken)).isTrue();
    assertThat(schedule.due(5)).isEqualTo(woken);
    assertThat(schedule.due(6)).isEqualTo(woken.plusSeconds(1));

    Instant putBack = start.minusSeconds(3600);
    assertThat(schedule.adjustBackwards(6, putBack)).isTrue();
    assertThat(schedule.due(6)).isEqualTo(putBack);
  }

  @Test
  void evenScheduleAddsUpNoError() {
    TickSchedule schedule = new TickSchedule(3);
    Instant start = Instant.parse(START);
    schedule.start(0, start);
    assertThat(schedule.due(3_000_000)).isEqualTo(start.plusSeconds(1_000_000));
    assertThat(LongStream.range(0, 9).mapToObj(schedule::due).toList()).isSorted();
  }

  private void run(
      List<SimulatedSensor> sensors, int perSecond, long detections, Optional<Duration> runsFor)
      throws InterruptedException {
    Pacer pacer = new Pacer(time, time, runsFor);
    Schedule schedule = new TickSchedule(perSecond);
    new SimulatedSensors(sensors, Optional.of(schedule), detections, pacer, notices).run(outbox);
  }

  private static List<SimulatedSensor> sensors(int count, Kinds kinds) {
    return IntStream.rangeClosed(1, count)
        .mapToObj(number -> new SimulatedSensor("s-" + number, kinds, null, number))
        .toList();
  }

  private List<Reading> detections(SimulatedSensor sensor, int count) throws InterruptedException {
    for (int i = 0; i < count; i++) {
      sensor.detect(Instant.parse(START).plusSeconds(i), outbox);
    }
    return taken();
  }

  private List<Reading> taken() throws InterruptedException {
    return SimulatedReadings.in(outbox);
  }
}
