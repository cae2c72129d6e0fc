package dev.meteo.chaos.fault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.meteo.chaos.scene.Wires;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.function.Function;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;

final class WireFaultTest {
  @Test
  void inTheMessagingVariantAllWaysLeadToServers() {
    assertThat(ends(Ways::toServers))
        .isEqualTo(
            Map.of(
                "worker", Set.of("broker", "redis"),
                "proxy", Set.of("broker", "redis"),
                "sensor", Set.of("broker"),
                "terminal", Set.of("broker")));
  }

  @Test
  void inTheDirectVariantNoneLeadsToABrokerAndSomeCome() {
    assertThat(ends(Ways::amongRoles))
        .isEqualTo(
            Map.of(
                "worker", Set.of("redis", "balancer", "callers"),
                "proxy", Set.of("redis"),
                "sensor", Set.of("balancer"),
                "terminal", Set.of("proxies", "callers")));
  }

  @Test
  void aWayThatDoesNotExistCannotBeCut() {
    WireFault fault = new WireFault(List.of("sensor-1"), List.of("broker"), WireFault.Blow.SILENCE);
    assertThatThrownBy(() -> fault.relays(new Wires()))
        .isInstanceOf(IllegalStateException.class)
        .hasMessage("there is no way between sensor-1 and broker");
  }

  private static Map<String, Set<String>> ends(Function<RandomGenerator, Ways> maker) {
    Map<String, Set<String>> ends = new HashMap<>();
    Random dice = new Random(1);
    for (int i = 0; i < 500; i++) {
      Ways ways = maker.apply(dice);
      String role = ways.actors().getFirst().split("-", -1)[0];
      ends.computeIfAbsent(role, key -> new HashSet<>()).addAll(ways.ends());
    }
    return ends;
  }
}
