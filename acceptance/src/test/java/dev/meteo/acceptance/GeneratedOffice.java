package dev.meteo.acceptance;

import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.SplittableRandom;

/**
 * Writes a recording that looks like an office's: a row a minute, give or take a second, with an
 * index column that the header does not name, and values that wander. The same seed gives the same
 * file.
 */
final class GeneratedOffice {
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss", Locale.ROOT);
  private static final LocalDateTime BEGIN = LocalDateTime.of(2024, 2, 28, 22, 58, 30);

  private final SplittableRandom random;
  private double temperature = 21;
  private double humidity = 35;
  private double co2 = 430;

  private GeneratedOffice(long seed) {
    random = new SplittableRandom(seed);
  }

  static Path write(Path file, int rows, long seed) throws IOException {
    GeneratedOffice office = new GeneratedOffice(seed);
    try (BufferedWriter writer = Files.newBufferedWriter(file)) {
      writer.write("\"date\",\"Temperature\",\"Humidity\",\"Light\",\"CO2\",\"Occupancy\"\n");
      for (int row = 1; row <= rows; row++) {
        writer.write(office.row(row));
      }
    }
    return file;
  }

  private String row(int number) {
    temperature = wander(temperature, 0.3, -12, 47);
    humidity = wander(humidity, 0.8, 15, 75);
    co2 = wander(co2, 6, 280, 560);
    LocalDateTime time = BEGIN.plusMinutes(number).plusSeconds(random.nextInt(-1, 2));
    return String.format(
        Locale.ROOT,
        "\"%d\",\"%s\",%.2f,%.4f,%d,%.3f,%d\n",
        number,
        TIME.format(time.atOffset(ZoneOffset.UTC)),
        temperature,
        humidity,
        random.nextInt(600),
        co2,
        random.nextInt(2));
  }

  private double wander(double from, double step, double least, double most) {
    return Math.clamp(from + (random.nextDouble() - 0.5) * 2 * step, least, most);
  }
}
