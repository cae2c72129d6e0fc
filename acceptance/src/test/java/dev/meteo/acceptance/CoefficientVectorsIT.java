package dev.meteo.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.meteo.oracle.Coefficients;
import dev.meteo.oracle.Expectation;
import dev.meteo.oracle.RawReading;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;

/** Known inputs, one a second, come out of windows of one second as the known coefficients. */
@ExtendWith(SiteExtension.class)
@Timeout(240)
class CoefficientVectorsIT {
  private static final Duration PATIENCE = Duration.ofMinutes(2);
  private static final Instant BEGIN = Instant.parse("2026-01-01T00:00:00Z");

  private TestSite site;

  /** A line of a vector file; what a kind does not have is empty. */
  private record Vector(
      String kind, String temperature, String humidity, String co2, String coefficient) {
    static Vector parse(String line) {
      String[] field = line.split(",", -1);
      return new Vector(field[0], field[1], field[2], field[3], field[4]);
    }

    boolean isAir() {
      return kind.equals("air");
    }

    RawReading reading(Instant at) {
      long micros = at.getEpochSecond() * 1_000_000;
      return isAir()
          ? new RawReading.Air("air", micros, number(temperature), number(humidity))
          : new RawReading.Pollution("pollution", micros, number(co2));
    }

    /** How its window must begin, whatever anybody computes. */
    String window(Instant at) {
      return "\"start\":\"%s\",\"end\":\"%s\",\"revision\":1,%s"
          .formatted(at, at.plusSeconds(1), isAir() ? figures("wellness") : figures("pollution"));
    }

    private String figures(String name) {
      String sum =
          number(coefficient) == Math.rint(number(coefficient))
              ? Integer.toString((int) number(coefficient))
              : Double.toString(number(coefficient));
      String before = name.equals("wellness") ? "" : "\"wellness\":null,";
      return before + "\"" + name + "\":{\"count\":1,\"sum\":" + sum + ",\"mean\":" + sum + ",";
    }

    private static double number(String text) {
      return Double.parseDouble(text);
    }
  }

  @BeforeEach
  void open(TestSite given) {
    site = given.with("METEO_RETENTION", "unlimited");
  }

  @Test
  void ownVectors() throws Exception {
    try (var own = CoefficientVectorsIT.class.getResourceAsStream("vectors.csv")) {
      check(new String(own.readAllBytes(), StandardCharsets.UTF_8).lines().toList());
    }
  }

  @Test
  void sharedVectors() throws Exception {
    Path file = TestSite.sharedData("coefficients.csv");
    assumeTrue(Files.exists(file), "there is no " + file);
    check(Files.readAllLines(file));
  }

  private void check(List<String> lines) throws Exception {
    List<Vector> vectors = lines.stream().skip(1).map(Vector::parse).toList();
    assertThat(vectors).hasSizeGreaterThan(200);
    TerminalProcess terminal = TerminalProcess.start(site, "vectors");
    site.start("proxy", "window-proxy", "--window", "1s");
    site.start("worker", "worker");
    replay("air", vectors);
    replay("pollution", vectors);

    terminal.awaitRight(expectation(vectors), PATIENCE);
    String published = String.join("\n", terminal.summaries());
    for (int i = 0; i < vectors.size(); i++) {
      assertThat(published).as("%s", vectors.get(i)).contains(vectors.get(i).window(at(i)));
    }
  }

  private static Expectation expectation(List<Vector> vectors) {
    List<RawReading> readings = new ArrayList<>();
    for (int i = 0; i < vectors.size(); i++) {
      readings.add(vectors.get(i).reading(at(i)));
    }
    return Expectation.of(readings, Duration.ofSeconds(1), new Coefficients());
  }

  private void replay(String kind, List<Vector> vectors) throws Exception {
    Path file = write(kind, vectors);
    RoleProcess sensor =
        site.start(
            "sensor-" + kind,
            "sensor",
            "--id",
            kind,
            "--kind",
            kind,
            "--replay",
            file.toString(),
            "--speed",
            "max",
            "--rebase",
            "none",
            "--batch",
            "50");
    assertThat(sensor.awaitExit(PATIENCE)).isZero();
  }

  private Path write(String kind, List<Vector> vectors) throws IOException {
    List<String> rows = new ArrayList<>();
    rows.add(kind.equals("air") ? "timestamp,temperature,humidity" : "timestamp,co2");
    for (int i = 0; i < vectors.size(); i++) {
      Vector vector = vectors.get(i);
      if (vector.kind().equals(kind)) {
        String values =
            vector.isAir() ? vector.temperature() + "," + vector.humidity() : vector.co2();
        rows.add(at(i) + "," + values);
      }
    }
    return Files.write(site.file(kind + ".csv"), rows);
  }

  private static Instant at(int index) {
    return BEGIN.plusSeconds(index);
  }
}
