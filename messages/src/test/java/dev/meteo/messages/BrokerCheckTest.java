package dev.meteo.messages;

import static org.assertj.core.api.Assertions.assertThat;

import dev.meteo.messages.BrokerManagement.Binding;
import dev.meteo.messages.BrokerManagement.Queue;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

final class BrokerCheckTest {
  private static final Binding OWN = new Binding("queue", Topology.READINGS_QUEUE, "#");
  private static final Queue LIVELY = new Queue("meteo.readings", "quorum", "running", 0, 0, 1);

  @Test
  void ourOwnBindingIsWell() {
    assertThat(BrokerCheck.findings(Map.of("meteo.readings", List.of(OWN)), List.of(LIVELY)))
        .isEmpty();
  }

  @Test
  void whatElseHangsOnTheReadings_isNamedOnce_withWhatToDo() {
    List<Binding> bindings =
        List.of(
            OWN,
            new Binding("queue", "audit", "#"),
            new Binding("queue", "audit", "air.*"),
            new Binding("exchange", "meteo.readings", ""));

    assertThat(BrokerCheck.findings(Map.of("meteo.readings", bindings), List.of(LIVELY)))
        .hasSize(2)
        .allMatch(text -> text.contains("bind it to meteo.stored instead"))
        .anyMatch(text -> text.startsWith("queue audit is bound to exchange meteo.readings"))
        .anyMatch(text -> text.startsWith("exchange meteo.readings is bound to exchange"));
  }

  @Test
  void othersMayListenToWhatCounts_butADeadQueueThereIsNamed() {
    List<Binding> bindings =
        List.of(new Binding("queue", "good", "#"), new Binding("queue", "bad", "stored.#"));
    List<Queue> queues =
        List.of(
            new Queue("good", "quorum", "running", 0, 0, 1),
            new Queue("bad", "quorum", "down", 0, 0, 0),
            new Queue("elsewhere", "quorum", "down", 0, 0, 0));

    assertThat(BrokerCheck.findings(Map.of("meteo.stored", bindings), queues))
        .singleElement()
        .asString()
        .startsWith("queue bad on exchange meteo.stored has no leader (down)");
  }
}
