package dev.meteo.grpc.balancer;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class PolicyTest {
  private record Server(String name, int outstanding, boolean isSuspect) implements Candidate {}

  private static final Server BUSY = new Server("busy", 9, false);
  private static final Server IDLE = new Server("idle", 1, false);
  private static final Server SUSPECT = new Server("suspect", 0, true);

  @Test
  void roundRobin_takesTurns() {
    Policy policy = new Policy.RoundRobin();

    assertThat(choices(policy, List.of(BUSY, IDLE), 4)).containsExactly(BUSY, IDLE, BUSY, IDLE);
  }

  @Test
  void leastOutstanding_takesTheLeastBusy() {
    Policy policy = new Policy.LeastOutstanding();

    assertThat(choices(policy, List.of(BUSY, IDLE), 3)).containsExactly(IDLE, IDLE, IDLE);
  }

  @Test
  void leastOutstanding_takesTurnsAmongEquals() {
    Server twin = new Server("twin", 1, false);
    Policy policy = new Policy.LeastOutstanding();

    assertThat(choices(policy, List.of(IDLE, twin), 4)).containsExactly(IDLE, twin, IDLE, twin);
  }

  @Test
  void suspects_onlyWhenThereIsNoOther() {
    for (Policy policy : List.of(new Policy.RoundRobin(), new Policy.LeastOutstanding())) {
      assertThat(choices(policy, List.of(SUSPECT, BUSY), 2)).containsExactly(BUSY, BUSY);
      assertThat(policy.choose(List.of(SUSPECT, BUSY), List.of(BUSY))).isEqualTo(SUSPECT);
    }
  }

  @Test
  void tried_isLeftOut() {
    for (Policy policy : List.of(new Policy.RoundRobin(), new Policy.LeastOutstanding())) {
      assertThat(policy.choose(List.of(BUSY, IDLE), List.of(IDLE))).isEqualTo(BUSY);
      assertThat(policy.choose(List.of(IDLE), List.of(IDLE))).isNull();
      assertThat(policy.choose(List.<Server>of(), List.of())).isNull();
    }
  }

  private static List<Server> choices(Policy policy, List<Server> servers, int times) {
    List<Server> choices = new ArrayList<>();
    for (int i = 0; i < times; i++) {
      choices.add(policy.choose(servers, List.of()));
    }
    return choices;
  }
}
