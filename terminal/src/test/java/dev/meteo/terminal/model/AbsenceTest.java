package dev.meteo.terminal.model;

import static org.assertj.core.api.Assertions.assertThat;

import dev.meteo.messages.SignsOfLife;
import dev.meteo.messages.SignsOfLife.SensorSign;
import dev.meteo.messages.SignsOfLife.WorkerFigures;
import dev.meteo.messages.SignsOfLife.WorkerSign;
import dev.meteo.terminal.Dashboards;
import dev.meteo.terminal.Samples;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Times are seconds after noon. */
class AbsenceTest {
  private Happening.SignsCame last;
  private Dashboard dashboard = Dashboards.connected();

  @Test
  void aSilenceThatAllShareIsOneEventAndNobodysOwn() {
    word(0, 0, 0, 0);
    for (int at = 5; at <= 60; at += 5) {
      word(at, 0, 0, 0);
      assertThat(last.silentSensors()).isZero();
    }

    assertThat(last.isQuiet()).isTrue();
    assertThat(texts()).containsExactly("none of 3 sensors is heard of any more");
  }

  @Test
  void afterItEachHasTimeToReturn() {
    word(0, 0, 0, 0);
    word(15, 0, 0, 0);
    word(60, 0, 0, 0);
    word(65, 64, 0, 0);
    assertThat(last.isQuiet()).isFalse();
    word(70, 69, 68, 0);
    assertThat(last.silentSensors()).isZero();

    for (int at = 75; at <= 95; at += 5) {
      word(at, at, at, 0);
      assertThat(last.silentSensors()).isZero();
    }
    word(100, 100, 100, 0);
    assertThat(last.silentSensors()).isEqualTo(1);
    assertThat(texts())
        .containsExactly(
            "sensor s-3 fell silent",
            "sensors are heard of again",
            "none of 3 sensors is heard of any more");
  }

  @Test
  void whoWasSilentBeforeStaysSilent() {
    word(0, 0, 0, -100);
    word(20, 0, 0, -100);
    word(60, 0, 0, -100);

    assertThat(last.silentSensors()).isEqualTo(1);
    assertThat(last.isSilent(last.signs().listed().getLast())).isTrue();
  }

  @Test
  void aTimeWithoutAnyWordIsNobodysSilenceEither() {
    word(0, 0, 0, 0);
    word(40, 39, 0, 0);

    assertThat(last.silentSensors()).isZero();
    word(45, 45, 45, 0);
    assertThat(last.silentSensors()).isZero();
    assertThat(texts()).isEmpty();
    for (int at = 50; at <= 75; at += 5) {
      word(at, at, at, 0);
    }
    assertThat(texts()).containsExactly("sensor s-3 fell silent");
  }

  @Test
  void oneOfManyThatFallsSilentIsNamed() {
    for (int at = 0; at <= 35; at += 5) {
      word(at, at, at, 0);
    }

    assertThat(texts()).containsExactly("sensor s-3 fell silent");
  }

  @Test
  void aWorkerIsSilentAfterTwoMissedSignsUnlessNoWordCame() {
    workers(0, 0);
    workers(5, 4);
    workers(10, 4);
    workers(15, 4);
    assertThat(last.isSilent(last.signs().workers().getFirst())).isFalse();
    workers(20, 4);
    assertThat(last.isSilent(last.signs().workers().getFirst())).isTrue();

    last = null;
    workers(0, 0);
    workers(60, 0);
    assertThat(last.isSilent(last.signs().workers().getFirst())).isFalse();
    workers(65, 0);
    workers(70, 0);
    workers(75, 0);
    assertThat(last.isSilent(last.signs().workers().getFirst())).isTrue();
  }

  private List<String> texts() {
    return dashboard.notes().stream()
        .filter(note -> note.topic() == Note.Topic.SIGNS)
        .map(Note::text)
        .toList();
  }

  private void word(int at, int... seen) {
    List<SensorSign> sensors = new ArrayList<>();
    long silent = 0;
    for (int i = 0; i < seen.length; i++) {
      sensors.add(new SensorSign("s-" + (i + 1), time(seen[i]), null));
      silent += at - seen[i] > 30 ? 1 : 0;
    }
    came(at, List.of(), seen.length, silent, sensors);
  }

  private void workers(int at, int seen) {
    WorkerSign worker = new WorkerSign("worker@lab:1", time(seen), new WorkerFigures(1, 1, 0, 2));
    came(at, List.of(worker), 0, 0, List.of());
  }

  private void came(
      int at, List<WorkerSign> workers, int sensors, long silent, List<SensorSign> listed) {
    SignsOfLife signs =
        new SignsOfLife(time(at), Duration.ofSeconds(30), workers, sensors, silent, listed);
    last = new Happening.SignsCame(time(at), signs).following(last);
    dashboard = dashboard.after(last);
  }

  private static Instant time(int seconds) {
    return Samples.NOON.plusSeconds(seconds);
  }
}
