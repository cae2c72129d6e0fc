package dev.meteo.oracle;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;

/**
 * Reads recordings of an office: {@code "date","Temperature","Humidity",…,"CO2",…} with times in
 * UTC, an index without a header before each row, and no comma within a field.
 */
public final class OfficeCsv {
  private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss");

  private OfficeCsv() {}

  /**
   * The air and the pollution reading of each row.
   *
   * @param sensor the id that both are sent under
   */
  public static List<RawReading> read(Path file, String sensor) throws IOException {
    List<String> lines = Files.readAllLines(file);
    List<String> header = fields(lines.getFirst());
    List<RawReading> readings = new ArrayList<>();
    for (String line : lines.subList(1, lines.size())) {
      List<String> row = fields(line);
      List<String> named = row.subList(row.size() - header.size(), row.size());
      long micros = micros(named.get(header.indexOf("date")));
      readings.add(
          new RawReading.Air(
              sensor,
              micros,
              number(header, named, "Temperature"),
              number(header, named, "Humidity")));
      readings.add(new RawReading.Pollution(sensor, micros, number(header, named, "CO2")));
    }
    return readings;
  }

  private static double number(List<String> header, List<String> row, String column) {
    return Double.parseDouble(row.get(header.indexOf(column)));
  }

  private static long micros(String time) {
    return Expectation.micros(LocalDateTime.parse(time, TIME).toInstant(ZoneOffset.UTC));
  }

  private static List<String> fields(String line) {
    return List.of(line.replace("\"", "").split(",", -1));
  }
}
