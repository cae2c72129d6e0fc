package dev.meteo.grpc.balancer;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class RetryBudgetTest {
  private final RetryBudget budget = new RetryBudget(3);

  @Test
  void reserveIsSpentOnce() {
    assertThat(takeAll()).isEqualTo(3);
    assertThat(budget.take()).isFalse();
  }

  @Test
  void tenSuccessesEarnOne() {
    takeAll();

    succeed(9);
    assertThat(budget.take()).isFalse();
    succeed(1);
    assertThat(budget.take()).isTrue();
    assertThat(budget.take()).isFalse();
  }

  @Test
  void successesEarnNoMoreThanTheReserve() {
    succeed(1000);

    assertThat(takeAll()).isEqualTo(3);
  }

  private int takeAll() {
    int taken = 0;
    while (taken < 100 && budget.take()) {
      taken++;
    }
    return taken;
  }

  private void succeed(int times) {
    for (int i = 0; i < times; i++) {
      budget.succeeded();
    }
  }
}
