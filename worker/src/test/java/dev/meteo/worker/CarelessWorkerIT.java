package dev.meteo.worker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.meteo.testbed.Stack;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;

/** A worker that is allowed to lose readings loses them, counts them, and says so. */
@ExtendWith(OwnStack.class)
@Timeout(90)
class CarelessWorkerIT {
  @Test
  void whatItHasInHandWhenItEndsIsLost(Stack stack) throws Exception {
    Duration minute = Duration.ofMinutes(1);
    try (WorkerBench bench = WorkerBench.startCareless(stack, new WorkTime(minute, minute))) {
      bench.publish(Bodies.airs(3));
      await().atMost(WorkerBench.PATIENCE).until(() -> bench.counts().received() > 0);
      await().atMost(WorkerBench.PATIENCE).until(() -> bench.ready() == 0);

      assertThat(bench.said()).contains("at-most-once: readings can be lost");
      assertThat(bench.end()).isEqualTo(new Counts(3, 0, 0, 0, 0, 3));
      assertThat(bench.ready()).isZero();
      assertThat(bench.counted()).isZero();
    }
  }

  @Test
  void whatRedisDoesNotTakeAtOnceIsLost(Stack stack) throws Exception {
    try (WorkerBench bench = WorkerBench.startCareless(stack, null)) {
      bench.publish(Bodies.airs(10));
      bench.awaitReceived(10);
      stack.redisServer().stop();
      try {
        bench.publish(List.of(Bodies.pollution(0, 400), Bodies.pollution(1, 400)));
        bench.awaitReceived(12);
      } finally {
        stack.redisServer().start();
      }
      await()
          .atMost(WorkerBench.PATIENCE)
          .until(
              () -> {
                long before = bench.counts().received();
                bench.publish(List.of(Bodies.pollution((int) before, 400)));
                bench.awaitReceived(before + 1);
                return bench.counts().stored() > 10;
              });

      assertThat(bench.said()).containsOnlyOnce("losing readings").containsOnlyOnce("is back");
      Counts counts = bench.end();
      assertThat(counts.lost()).isGreaterThanOrEqualTo(2);
      assertThat(counts).isEqualTo(new Counts(counts.received(), 11, 0, 0, 0, counts.lost()));
      assertThat(bench.counted()).isEqualTo(11);
      assertThat(bench.ready()).isZero();
    }
  }
}
