package dev.meteo.compare.command;

import static org.assertj.core.api.Assertions.assertThat;

import dev.meteo.compare.result.Delivery;
import dev.meteo.compare.result.Variant;
import dev.meteo.compare.run.RunKey;
import dev.meteo.compare.scenario.ScenarioFile;
import java.util.List;
import org.junit.jupiter.api.Test;

class PlanTest {
  @Test
  void variantsTakeTurnsAtBeingFirst() {
    Plan plan = plan(2, false);

    assertThat(plan.runs())
        .extracting(run -> run.variant() + " " + run.repetition())
        .containsExactly("messaging 1", "direct 1", "direct 2", "messaging 2");
  }

  @Test
  void quickRunsAreShort() {
    assertThat(plan(1, true).runs())
        .extracting(run -> run.scenario().measuredSeconds() + run.scenario().warmUpSeconds())
        .containsOnly(7);
  }

  @Test
  void everyRunHasFileOfItsOwn() {
    List<RunKey> runs = plan(3, false).runs();

    assertThat(runs).extracting(RunKey::fileName).doesNotHaveDuplicates();
  }

  private static Plan plan(int repetitions, boolean quick) {
    return new Plan(
        List.of(ScenarioFile.find("steady")),
        List.of(Variant.MESSAGING, Variant.DIRECT),
        List.of(Delivery.AT_LEAST_ONCE),
        repetitions,
        quick);
  }
}
