package dev.meteo.oracle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Against data beside the repository, where there is any. */
@Timeout(60)
class OfficeRecordingIT {
  private static final Path DATA = Path.of("..", "..", "shared", "data");

  @Test
  void everyVectorIsMetExactly() throws IOException {
    Path file = DATA.resolve("coefficients.csv");
    assumeTrue(Files.exists(file), "no " + file);
    Coefficients coefficients = new Coefficients();
    List<String> lines = Files.readAllLines(file);
    assertThat(lines).hasSizeGreaterThan(100);
    for (String line : lines.subList(1, lines.size())) {
      String[] field = line.split(",", -1);
      RawReading reading =
          field[0].equals("air")
              ? new RawReading.Air("s", 0, number(field[1]), number(field[2]))
              : new RawReading.Pollution("s", 0, number(field[3]));
      assertThat(coefficients.hundredths(reading) / 100.0).as(line).isEqualTo(number(field[4]));
    }
  }

  @Test
  void theOfficesRecordingHasTwoReadingsARow() throws IOException {
    Path file = DATA.resolve("occupancy-office.csv");
    assumeTrue(Files.exists(file), "no " + file);
    List<RawReading> readings = OfficeCsv.read(file, "office");
    assertThat(readings).hasSize(2 * (Files.readAllLines(file).size() - 1));
    assertThat(readings.getFirst())
        .isEqualTo(new RawReading.Air("office", 1_423_072_260_000_000L, 23.18, 27.272));
    assertThat(readings.get(1))
        .isEqualTo(new RawReading.Pollution("office", 1_423_072_260_000_000L, 721.25));
  }

  private static double number(String text) {
    return Double.parseDouble(text);
  }
}
