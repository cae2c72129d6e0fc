package dev.meteo.worker;

import static org.assertj.core.api.Assertions.assertThat;

import dev.meteo.messages.AirReading;
import dev.meteo.messages.PollutionReading;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class CurveWatchTest {
  private final List<String> said = new ArrayList<>();
  private final CurveWatch watch = new CurveWatch(new WellnessCurve(300, 400, 500), said::add);

  @Test
  void saysOnceThatMostLieOutsideAndWhatToDo() {
    see(1000, 700);

    assertThat(said)
        .singleElement()
        .asString()
        .contains("100 of 100 CO2 readings lie outside the curve 300:400:500 ppm")
        .contains("--co2 400:600:2000");
  }

  @Test
  void isSilentWhenMostLieWithin() {
    see(60, 450);
    see(40, 700);
    for (int i = 0; i < 1000; i++) {
      watch.saw(new AirReading("a", Instant.EPOCH, 20, 40, null));
    }

    assertThat(said).isEmpty();
  }

  @Test
  void noticesAHeatingSeasonThatBeginsLater() {
    see(1000, 450);
    see(200, 900);

    assertThat(said).hasSize(1);
  }

  private void see(int times, double co2) {
    for (int i = 0; i < times; i++) {
      watch.saw(new PollutionReading("a", Instant.EPOCH, co2, null));
    }
  }
}
