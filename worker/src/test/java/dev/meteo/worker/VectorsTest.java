package dev.meteo.worker;

import static org.assertj.core.api.Assertions.assertThat;

import dev.meteo.messages.AirReading;
import dev.meteo.messages.PollutionReading;
import dev.meteo.messages.Reading;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.opentest4j.TestAbortedException;

/** The formulas against tables of inputs and results that other programs computed. */
class VectorsTest {
  /** Beside the repository, on machines where more reference data is kept. */
  private static final Path SHARED = Path.of("..", "..", "shared");

  private static final Instant TIME = Instant.parse("2026-03-01T12:00:00Z");

  @Test
  void ownVectorsMatchExactly() throws IOException {
    List<String> rows = ownRows();
    assertThat(rows).hasSizeGreaterThan(300);
    for (String row : rows) {
      String[] cells = row.split(",", -1);
      WellnessCurve curve =
          cells[0].isEmpty() ? Formulas.DEFAULT_CO2 : WellnessCurve.parse(cells[0]);
      assertThat(coefficient(curve, cells[1], cells[2], cells[3], cells[4]))
          .as(row)
          .isEqualTo(Double.parseDouble(cells[5]));
    }
  }

  @Test
  void sharedVectorsMatchExactly() throws IOException {
    Path file = SHARED.resolve("data").resolve("coefficients.csv");
    if (!Files.exists(file)) {
      boolean expected = "true".equals(System.getenv("CI")) && Files.isDirectory(SHARED);
      assertThat(expected).as("%s is missing beside the repository", file).isFalse();
      throw new TestAbortedException("no " + file + ", so its 2,030 vectors are not checked");
    }
    List<String> rows = Files.readAllLines(file).stream().skip(1).toList();
    assertThat(rows).hasSize(2030);
    for (String row : rows) {
      String[] cells = row.split(",", -1);
      assertThat(coefficient(Formulas.DEFAULT_CO2, cells[0], cells[1], cells[2], cells[3]))
          .as(row)
          .isEqualTo(Double.parseDouble(cells[4]));
    }
  }

  private static double coefficient(
      WellnessCurve curve, String kind, String temperature, String humidity, String co2) {
    Reading reading =
        kind.equals("air")
            ? new AirReading(
                "s", TIME, Double.parseDouble(temperature), Double.parseDouble(humidity), null)
            : new PollutionReading("s", TIME, Double.parseDouble(co2), null);
    return new Formulas(curve).coefficient(reading).value();
  }

  private static List<String> ownRows() throws IOException {
    try (InputStream stream = VectorsTest.class.getResourceAsStream("vectors.csv")) {
      byte[] bytes = Objects.requireNonNull(stream).readAllBytes();
      return new String(bytes, StandardCharsets.UTF_8).lines().skip(1).toList();
    }
  }
}
