package dev.meteo.sensor.files;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Files as loggers, databases and spreadsheets write them, and what each must give. */
@Timeout(60)
class FileKindsTest {
  @TempDir private Path directory;

  @ParameterizedTest(name = "{0}")
  @MethodSource("kinds")
  void givesWhatItHolds(String line) throws Exception {
    String[] parts = line.split(" ?\\| ?", -1);
    assertThat(parts).as(line).hasSize(6);
    CheckedFile checked =
        CheckedFile.of(
            folder().resolve(parts[0].strip()).normalize(), CheckedFile.options(parts[1]));

    assertThat(checked.exitCode()).as(checked.toString()).isEqualTo(number(parts[2]));
    assertThat(checked.number("air")).as(checked.toString()).isEqualTo(number(parts[3]));
    assertThat(checked.number("co2")).as(checked.toString()).isEqualTo(number(parts[4]));
    for (String wanted : parts[5].split(" & ", -1)) {
      assertThat(checked.toString()).contains(wanted.strip());
    }
  }

  static Stream<String> kinds() throws Exception {
    return Files.readAllLines(folder().resolve("kinds.txt")).stream()
        .filter(line -> !line.startsWith("#") && !line.isBlank());
  }

  private static Path folder() throws URISyntaxException {
    return Path.of(
            Objects.requireNonNull(FileKindsTest.class.getResource("kinds.txt"), "kinds").toURI())
        .getParent();
  }

  private static long number(String text) {
    return Long.parseLong(text.strip());
  }

  @Test
  void aDayAboveTwelveFarBelowDecidesForAllRows() throws IOException {
    StringBuilder rows = new StringBuilder("timestamp,temperature,humidity\n");
    for (int minute = 0; minute < 12 * 1440; minute += 5) {
      int day = 1 + minute / 1440;
      rows.append(day < 10 ? "0" : "").append(day).append("/09/2025 ");
      rows.append(minute / 60 % 24).append(minute % 60 < 10 ? ":0" : ":").append(minute % 60);
      rows.append(",22.9,47\n");
    }
    Path undecided = Files.writeString(directory.resolve("undecided.csv"), rows);
    assertThat(CheckedFile.of(undecided, List.of()))
        .matches(checked -> checked.exitCode() == 2)
        .asString()
        .contains("1 September 2025 or 9 January 2025");

    Path decided =
        Files.writeString(directory.resolve("decided.csv"), rows + "13/09/2025 0:00,22.8,47\n");
    CheckedFile checked = CheckedFile.of(decided, List.of());
    assertThat(checked.number("air")).as(checked.toString()).isEqualTo(12 * 288 + 1);
    assertThat(checked.json()).contains("2025-08-31T22:00:00Z").contains("2025-09-01T22:00:00Z");
  }

  @Test
  void needsNoUnitOrZoneWhereTheFileSaysIt() throws IOException {
    Path file =
        Files.writeString(
            directory.resolve("plain.csv"),
            "timestamp,temperature (C),humidity (%),co2 (ppm)\n2025-09-03T14:05:00Z,22.9,47,588\n");
    assertThat(CheckedFile.of(file, List.of()).json()).contains("\"warnings\":[]");
  }
}
