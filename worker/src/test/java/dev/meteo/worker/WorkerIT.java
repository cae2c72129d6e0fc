package dev.meteo.worker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.awaitility.Awaitility.await;

import dev.meteo.messages.SignsOfLife;
import dev.meteo.messages.SignsOfLife.SensorSign;
import dev.meteo.messages.SignsOfLife.WorkerSign;
import dev.meteo.store.SignStore;
import dev.meteo.store.StoreConnection;
import dev.meteo.testbed.Stack;
import dev.meteo.worker.WorkerBench.Dead;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;

/** What a worker makes of good and bad input, on a real broker and Redis. */
@ExtendWith(OwnStack.class)
@Timeout(90)
class WorkerIT {
  @Test
  void goodAndBadMixed_eachComesToItsEnd(Stack stack) throws Exception {
    try (WorkerBench bench = WorkerBench.start(stack)) {
      String good = Bodies.air(0, 20);
      bench.publish(
          List.of(
              good,
              "",
              Bodies.pollution(0, 400),
              "{\"kind\":\"air\"",
              good + "x",
              good.replace("40}", "140}"),
              "\u00ff\u00fe",
              "[]",
              Bodies.air(1, -10),
              good));
      bench.awaitReceived(10);

      assertThat(bench.counted()).isEqualTo(3);
      assertThat(bench.dead())
          .extracting(Dead::reason)
          .containsExactlyInAnyOrder(
              "malformed JSON",
              "malformed JSON",
              "trailing text",
              "out of range",
              "bad UTF-8",
              "empty batch");
      assertThat(bench.end()).isEqualTo(new Counts(10, 3, 1, 6, 0, 0));
      assertThat(bench.ready()).isZero();
    }
  }

  @Test
  void aBadElementIsRefusedAlone_withItsIndexAndItsOwnText(Stack stack) throws Exception {
    try (WorkerBench bench = WorkerBench.start(stack)) {
      String bad = "{\"kind\": \"air\", \"sensor\": \"roof\"}";
      bench.publish(List.of(Bodies.batch(Bodies.air(0, 20), bad, Bodies.air(1, 20))));
      bench.awaitReceived(3);

      assertThat(bench.counted()).isEqualTo(2);
      assertThat(bench.dead())
          .extracting(Dead::reason, Dead::index, Dead::text)
          .containsExactly(tuple("missing field", 1, bad));
      assertThat(bench.end()).isEqualTo(new Counts(3, 2, 0, 1, 0, 0));
      assertThat(bench.ready()).isZero();
    }
  }

  @Test
  void aConflictAndWhatIsTooLateAreRefused_namingTheReading(Stack stack) throws Exception {
    try (WorkerBench bench = WorkerBench.start(stack)) {
      Instant old = Instant.parse("2020-01-01T00:00:00Z");
      String conflicting = Bodies.air(0, 21);
      bench.publish(List.of(Bodies.air(0, 20)));
      bench.awaitReceived(1);
      bench.publish(
          List.of(Bodies.batch(Bodies.air(1, 20), conflicting), " " + Bodies.air(old, 20) + "\n"));
      bench.awaitReceived(4);

      assertThat(bench.counted()).isEqualTo(2);
      List<Dead> dead = bench.dead();
      assertThat(dead)
          .extracting(Dead::reason, Dead::index, Dead::text)
          .containsExactlyInAnyOrder(
              tuple("conflict", 1, conflicting), tuple("too late", null, Bodies.air(old, 20)));
      assertThat(dead)
          .extracting(Dead::detail)
          .contains(
              "the reading of sensor roof, kind air, timestamp 2020-01-01T00:00:00Z is older than"
                  + " the retention")
          .allMatch(detail -> detail.contains("sensor roof, kind air, timestamp 20"));
      assertThat(bench.end()).isEqualTo(new Counts(4, 2, 0, 2, 0, 0));
    }
  }

  @Test
  void manyBadOnesAmongGoodOnes_noneIsLostOrCountedTwice(Stack stack) throws Exception {
    List<String> bodies = new ArrayList<>();
    for (int i = 0; i < 3000; i++) {
      bodies.add(i % 3 == 0 ? "bad " + i : Bodies.air(i, 20));
    }
    try (WorkerBench bench = WorkerBench.start(stack)) {
      bench.publish(bodies);
      bench.awaitReceived(3000);

      assertThat(bench.counted()).isEqualTo(2000);
      assertThat(bench.dead()).extracting(Dead::text).doesNotHaveDuplicates().hasSize(1000);
      assertThat(bench.end()).isEqualTo(new Counts(3000, 2000, 0, 1000, 0, 0));
      assertThat(bench.ready()).isZero();
    }
  }

  @Test
  void aWorkerSaysThatItLivesAndOfWhomItHeard_untilItEnds(Stack stack) throws Exception {
    Duration minute = Duration.ofMinutes(1);
    try (WorkerBench bench = WorkerBench.start(stack);
        StoreConnection redis = new StoreConnection(stack.redis(), "test")) {
      SignStore signs = new SignStore(redis);
      bench.publish(List.of(Bodies.air(0, 20), "bad"));
      await().atMost(WorkerBench.PATIENCE).until(() -> !signs.roll(minute).listed().isEmpty());

      SignsOfLife roll = signs.roll(minute);
      assertThat(roll.listed()).extracting(SensorSign::sensor).containsExactly("roof");
      assertThat(roll.workers()).hasSize(1);
      WorkerSign worker = roll.workers().getFirst();
      assertThat(worker.name()).isEqualTo("worker@test");
      assertThat(worker.figures().received()).isEqualTo(2);
      assertThat(worker.figures().refused()).isEqualTo(1);
      assertThat(worker.figures().perSecond()).isPositive();

      bench.end();
      await().atMost(WorkerBench.PATIENCE).until(() -> signs.roll(minute).workers().isEmpty());
    }
  }

  @Test
  void slowWorkIsInterruptedAtOnce_andItsDeliveryReturned(Stack stack) throws Exception {
    Duration minute = Duration.of(1, ChronoUnit.MINUTES);
    try (WorkerBench bench = WorkerBench.startSlow(stack, new WorkTime(minute, minute))) {
      bench.publish(Bodies.airs(3));
      await().atMost(WorkerBench.PATIENCE).until(() -> bench.counts().received() == 1);

      assertThat(bench.end()).isEqualTo(new Counts(1, 0, 0, 0, 1, 0));
      await().atMost(WorkerBench.PATIENCE).until(() -> bench.ready() == 3);
      assertThat(bench.counted()).isZero();
    }
  }

  @Test
  void slowWorkTakesItsTimeForEachReading(Stack stack) throws Exception {
    Duration each = Duration.ofMillis(100);
    try (WorkerBench bench = WorkerBench.startSlow(stack, new WorkTime(each, each))) {
      long begin = System.nanoTime();
      bench.publish(
          List.of(Bodies.air(0, 20), Bodies.batch(Bodies.airs(5).toArray(String[]::new))));
      bench.awaitReceived(6);

      assertThat(Duration.ofNanos(System.nanoTime() - begin)).isGreaterThan(each.multipliedBy(6));
      assertThat(bench.end()).isEqualTo(new Counts(6, 5, 1, 0, 0, 0));
    }
  }
}
