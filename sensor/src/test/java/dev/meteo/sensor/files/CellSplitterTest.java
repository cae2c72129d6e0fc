package dev.meteo.sensor.files;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;
import java.util.Objects;
import java.util.SplittableRandom;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
final class CellSplitterTest {
  private static final String CHARACTERS = " ,,,\tab1.-;'#\\\u00a0\u2003é\u0001";

  @Test
  void linesWithoutQuotesAreReadAsTheParserReadsThem() throws IOException {
    SplittableRandom random = new SplittableRandom(7);
    for (int i = 0; i < 5000; i++) {
      String line = line(random);
      assertThat(header(line)).as("'%s'", line).isEqualTo(parsed(line));
    }
  }

  @Test
  void quotedCellsKeepTheirCommas() {
    assertThat(header("a,\"b,c\", d ")).containsExactly("a", "b,c", "d");
    assertThat(header("\"a\",\"\",\" b \"")).containsExactly("a", "", "b");
    assertThat(header("a, \"b\"\"c\"")).containsExactly("a", "b\"c");
  }

  private static String line(SplittableRandom random) {
    StringBuilder line = new StringBuilder("x");
    for (int length = random.nextInt(20); length > 0; length--) {
      line.append(CHARACTERS.charAt(random.nextInt(CHARACTERS.length())));
    }
    return line.toString();
  }

  private static List<String> header(String line) {
    return Objects.requireNonNull(new CellSplitter(',').split(line));
  }

  private static List<String> parsed(String line) throws IOException {
    CSVFormat format = CSVFormat.DEFAULT.builder().setTrim(true).get();
    try (CSVParser parser = CSVParser.parse(line, format)) {
      return parser.getRecords().stream().map(CSVRecord::toList).findFirst().orElseThrow();
    }
  }
}
