package dev.meteo.sensor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.meteo.cli.UsageError;
import dev.meteo.messages.Reading;
import java.io.PrintWriter;
import java.io.Writer;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** When readings are due whose times follow from the options. */
@Timeout(60)
class PlannedScheduleTest {
  private static final Instant START = Instant.parse("2026-03-01T12:00:00Z");

  @Test
  void eachSegmentBeginsWithATickAndGoesOnEvenly() {
    assertThat(offsetsMs("0s:2,2s:4,3s:0,4s:1", 1, 5500))
        .containsExactly(0L, 500L, 1000L, 1500L, 2000L, 2250L, 2500L, 2750L, 4000L, 5000L);
  }

  @Test
  void ticksOfTwoReadingsAreHalfAsMany() {
    assertThat(offsetsMs("1s:4,2s:2", 2, 3001)).containsExactly(1000L, 1500L, 2000L, 3000L);
  }

  @Test
  void aTickThatIsDueWhenTheNextSegmentBeginsIsThatSegments() {
    assertThat(offsetsMs("0s:3,1s:1", 1, 1500)).containsExactly(0L, 333L, 667L, 1000L);
  }

  @Test
  void theLastRateGoesOnForEverAndZeroEndsIt() {
    assertThat(schedule("0s:5", 1, Optional.empty()).ticks()).isEqualTo(Long.MAX_VALUE);
    assertThat(schedule("0s:5,2s:0", 1, Optional.empty()).ticks()).isEqualTo(10);
    assertThat(schedule("0s:0", 1, Optional.empty()).ticks()).isZero();
  }

  @Test
  void anyPlanHasInEachSegmentWhatItsRateSaysAndNeverGoesBack() {
    SplittableRandom random = new SplittableRandom(11);
    for (int run = 0; run < 300; run++) {
      List<LoadPlan.Segment> segments = segments(random);
      Duration end = segments.getLast().from().plusMillis(random.nextInt(1, 5000));
      int perTick = random.nextInt(1, 3);
      PlannedSchedule schedule =
          new PlannedSchedule(new LoadPlan(segments), perTick, Optional.of(end), START);
      schedule.begin(Instant.EPOCH);
      List<Instant> due = LongStream.range(0, schedule.ticks()).mapToObj(schedule::due).toList();
      assertThat(due).isSorted();
      for (int i = 0; i < segments.size(); i++) {
        LoadPlan.Segment segment = segments.get(i);
        Duration until = i + 1 < segments.size() ? segments.get(i + 1).from() : end;
        double expected = until.minus(segment.from()).toNanos() / 1e9 * segment.perSecond();
        long counted =
            due.stream()
                .filter(at -> !at.isBefore(START.plus(segment.from())))
                .filter(at -> at.isBefore(START.plus(until)))
                .count();
        assertThat((double) counted)
            .isBetween(expected / perTick - 1e-6, Math.ceil(expected / perTick + 1e-6));
      }
    }
  }

  private static List<LoadPlan.Segment> segments(SplittableRandom random) {
    List<LoadPlan.Segment> segments = new ArrayList<>();
    long from = random.nextInt(0, 500);
    for (int i = random.nextInt(1, 6); i > 0; i--) {
      double rate = random.nextInt(4) == 0 ? 0 : random.nextDouble(0.5, 900);
      segments.add(new LoadPlan.Segment(Duration.ofMillis(from), rate));
      from += random.nextInt(1, 3000);
    }
    return segments;
  }

  @Test
  void twoRunsHaveTheSameValuesAtTheSameOffsets() throws Exception {
    List<Reading> first = run("2026-03-01T12:00:00Z", "2026-03-01T11:59:58Z");
    List<Reading> late = run("2026-05-07T01:02:03.5Z", "2026-05-07T01:02:13Z");
    assertThat(first).hasSize(2 * (3 * 50 + 3 * 10)).hasSameSizeAs(late);
    Duration between = Duration.between(first.getFirst().timestamp(), late.getFirst().timestamp());
    assertThat(first.getFirst().timestamp()).isEqualTo("2026-03-01T12:00:00Z");
    for (int i = 0; i < first.size(); i++) {
      Reading expected = first.get(i);
      Reading same = late.get(i);
      assertThat(Duration.between(expected.timestamp(), same.timestamp())).isEqualTo(between);
      assertThat(SimulatedReadings.values(same)).isEqualTo(SimulatedReadings.values(expected));
    }
  }

  @Test
  void waitsUntilTheFirstReadingIsDue() throws Exception {
    FakeTime time = new FakeTime("2026-03-01T11:00:00Z");
    Outbox outbox = Outboxes.inMemory(10, 1, Duration.ZERO);
    simulate("0s:1,1s:0", START, time, outbox);
    assertThat(time.instant()).isBetween(START, START.plusSeconds(1));
    assertThat(SimulatedReadings.in(outbox)).extracting(Reading::timestamp).containsOnly(START);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "5",
        "0s",
        "0s:-1",
        "0s:x",
        "s:1",
        "0s:1,",
        "0s:1,0s:2",
        "5s:1,2s:3",
        "0s:1:2",
        "0s:NaN",
        "0s:max",
        "0s:1,200000d:0"
      })
  void whatIsNoPlanIsAMistakeInWords(String text) {
    assertThatThrownBy(() -> LoadPlan.parse(text))
        .isInstanceOf(UsageError.class)
        .hasMessageStartingWith("--load");
  }

  private static List<Long> offsetsMs(String plan, int perTick, int endMs) {
    PlannedSchedule schedule = schedule(plan, perTick, Optional.of(Duration.ofMillis(endMs)));
    return LongStream.range(0, schedule.ticks())
        .map(tick -> Math.round(Duration.between(START, schedule.due(tick)).toNanos() / 1e6))
        .boxed()
        .toList();
  }

  private static PlannedSchedule schedule(String plan, int perTick, Optional<Duration> end) {
    PlannedSchedule schedule = new PlannedSchedule(LoadPlan.parse(plan), perTick, end, null);
    schedule.begin(START);
    return schedule;
  }

  /** 3 s of 100 readings a second, a pause, and 3 s of 20, of 3 sensors. */
  private static List<Reading> run(String startAt, String now) throws InterruptedException {
    Outbox outbox = Outboxes.inMemory(10_000, 1, Duration.ZERO);
    simulate("0s:100,3s:0,8s:20,11s:0", Instant.parse(startAt), new FakeTime(now), outbox);
    return SimulatedReadings.in(outbox);
  }

  private static void simulate(String plan, Instant startAt, FakeTime time, Outbox outbox)
      throws InterruptedException {
    List<SimulatedSensor> sensors =
        IntStream.rangeClosed(1, 3)
            .mapToObj(number -> new SimulatedSensor("s-" + number, Kinds.BOTH, null, number))
            .toList();
    Schedule schedule = new PlannedSchedule(LoadPlan.parse(plan), 2, Optional.empty(), startAt);
    Notices notices = new Notices(new PrintWriter(Writer.nullWriter()), false);
    Pacer pacer = new Pacer(time, time, Optional.empty());
    new SimulatedSensors(sensors, Optional.of(schedule), Long.MAX_VALUE, pacer, notices)
        .run(outbox);
  }
}
