package dev.meteo.grpc.sensor;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Queue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(value = 10, unit = TimeUnit.SECONDS)
class CallWindowTest {
  private final CallWindow window = new CallWindow(1000);
  private final Queue<Long> underWay = new ArrayDeque<>();

  @Test
  void doublesWithEachRoundOfAnswers() throws InterruptedException {
    int first = window.limit();

    round(Integer.MAX_VALUE);

    assertThat(window.limit()).isEqualTo(2 * first);
  }

  @Test
  void neverGrowsAboveTheMost() throws InterruptedException {
    for (int i = 0; i < 20; i++) {
      round(Integer.MAX_VALUE);
    }

    assertThat(window.limit()).isEqualTo(1000);
  }

  @Test
  void settlesNearWhatTheServersHaveRoomFor() throws InterruptedException {
    int refused = 0;
    for (int i = 0; i < 100; i++) {
      refused += round(12);
    }

    assertThat(window.limit()).isBetween(10, 13);
    assertThat(refused).isLessThan(100);
  }

  @Test
  void leavesSomeRoomToOthers() throws InterruptedException {
    fill();
    while (underWay.size() > 10) {
      underWay.remove();
      window.refused();
    }

    assertThat(window.limit()).isEqualTo(9);
  }

  @Test
  void triesWithOneCallWhenNobodyIsReached() throws InterruptedException {
    fill();
    underWay.forEach(window::failed);

    assertThat(window.limit()).isEqualTo(1);
    assertThat(window.room()).isEqualTo(1);
  }

  @Test
  void comesBackFastWhenSomebodyIsReachedAgain() throws InterruptedException {
    int before = window.limit();
    window.failed(window.enter());
    window.failed(window.enter());

    for (int i = 0; i < 4; i++) {
      round(Integer.MAX_VALUE);
    }

    assertThat(window.limit()).isGreaterThanOrEqualTo(before);
  }

  @Test
  void unusedWindowDoesNotGrow() throws InterruptedException {
    int before = window.limit();
    for (int i = 0; i < 100; i++) {
      long unused = window.enter();
      window.answered();
    }

    assertThat(window.limit()).isEqualTo(before);
  }

  @Test
  void closedWindowHoldsNobody() throws InterruptedException {
    fill();
    window.close();

    window.awaitAnswer(Duration.ofDays(1));

    assertThat(window.enter()).isNotNegative();
  }

  private void fill() throws InterruptedException {
    while (window.room() > 0) {
      underWay.add(window.enter());
    }
  }

  /** As many calls as may be; the servers have room for some and refuse the others. */
  private int round(int servers) throws InterruptedException {
    fill();
    int refused = Math.max(0, underWay.size() - servers);
    for (int i = 0; i < refused; i++) {
      underWay.remove();
      window.refused();
    }
    underWay.forEach(entry -> window.answered());
    underWay.clear();
    return refused;
  }
}
