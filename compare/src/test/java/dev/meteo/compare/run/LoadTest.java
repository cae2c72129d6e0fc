package dev.meteo.compare.run;

import static org.assertj.core.api.Assertions.assertThat;

import dev.meteo.compare.scenario.Scenario;
import dev.meteo.compare.scenario.ScenarioFile;
import dev.meteo.oracle.RawReading;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LoadTest {
  private static final Scenario BURST = ScenarioFile.find("burst").scenario();

  @TempDir private Path folder;

  @Test
  void readingsComeAtTheRatesOfTheScenario() {
    Load load = Load.of(BURST, 1);

    assertThat(load.readingsBetween(0, 4)).isEqualTo(1600);
    assertThat(load.readingsBetween(4, 6)).isEqualTo(16_000);
    assertThat(load.readingsBetween(-6, 0)).isEqualTo(2400);
    assertThat(load.readingsBetween(24, 1000)).isZero();
    assertThat(load.firstMicros()).isEqualTo(-16_000_000);
  }

  @Test
  void seedDecidesEverything() {
    Instant begin = Instant.parse("2026-03-01T12:00:00Z");
    List<RawReading> readings = Load.of(BURST, 5).readings(begin);

    assertThat(Load.of(BURST, 5).readings(begin)).isEqualTo(readings);
    assertThat(Load.of(BURST, 6).readings(begin)).isNotEqualTo(readings);
  }

  @Test
  void recordingHoldsTheSameReadings() throws IOException {
    Path csv = folder.resolve("load.csv");
    Load load = Load.of(BURST, 3);
    load.write(csv);

    List<RawReading> recorded = new ArrayList<>();
    for (String line : Files.readAllLines(csv).stream().skip(1).toList()) {
      String[] cells = line.split(",", -1);
      long micros = ChronoUnit.MICROS.between(Instant.EPOCH, Instant.parse(cells[0]));
      recorded.add(
          new RawReading.Air(
              Load.SENSOR, micros, Double.parseDouble(cells[1]), Double.parseDouble(cells[2])));
      recorded.add(new RawReading.Pollution(Load.SENSOR, micros, Double.parseDouble(cells[3])));
    }
    Instant firstRow = Instant.parse("2026-01-01T00:00:00Z");
    assertThat(recorded).isEqualTo(load.readings(firstRow.plusSeconds(BURST.warmUpSeconds())));
  }

  @Test
  void noLoadHasNoReadings() {
    assertThat(Load.of(ScenarioFile.find("idle").scenario(), 1).isEmpty()).isTrue();
  }
}
