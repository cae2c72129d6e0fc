package dev.meteo.sensor.files;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.meteo.cli.UsageError;
import dev.meteo.messages.ReadingKind;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RowReaderTest {
  private final List<String> said = new ArrayList<>();
  private final FileReport report = new FileReport(said::add);
  private Map<String, String> names = Map.of();
  private Set<ReadingKind> kinds = Set.of(ReadingKind.values());

  @Test
  void findsColumnsWhateverTheirCaseAndOrder() throws IOException {
    assertThat(read("CO2,Humidity,TEMPERATURE,Date\n400,30,20,2015-02-04 17:51:00\n"))
        .containsExactly("2 2015-02-04T17:51:00Z 20.0 30.0 400.0");
  }

  @Test
  void readsQuotedHeadersAndAnIndexColumnWithoutAName() throws IOException {
    String csv =
        """
        "date","Temperature","Humidity","Light","CO2"
        "1","2015-02-04 17:51:00",23.18,27.272,426,721.25
        "2","2015-02-04 17:51:59",23.15,27.2675,429.5,714
        """;

    assertThat(read(csv))
        .containsExactly(
            "2 2015-02-04T17:51:00Z 23.18 27.272 721.25",
            "3 2015-02-04T17:51:59Z 23.15 27.2675 714.0");
  }

  @Test
  void readsAnIndexColumnWithAnEmptyName() throws IOException {
    assertThat(read(",time,co2\n0,2015-02-04 17:51:00,400\n"))
        .containsExactly("2 2015-02-04T17:51:00Z - 400.0");
  }

  @Test
  void takesACommaAtTheEndsOfRowsForNoIndexColumn() throws IOException {
    assertThat(read("time,co2\n2015-02-04 17:51:00,400,\n2015-02-04 17:52:00,401,\n")).hasSize(2);
  }

  @Test
  void usesMappedColumns() throws IOException {
    names = Map.of("temperature", "TempC", "humidity", "RH", "timestamp", "when");
    assertThat(read("date,when,TempC,rh\nx,2015-02-04 17:51:00,1,2\n"))
        .containsExactly("2 2015-02-04T17:51:00Z 1.0 2.0 -");
  }

  @ParameterizedTest
  @ValueSource(strings = {"\n", "\r\n", "\r"})
  void readsEveryKindOfLineEnd(String end) throws IOException {
    String csv = String.join(end, "time,co2", "2015-02-04 17:51:00,400", "", "1423072261,2", "");
    assertThat(read(csv))
        .containsExactly("2 2015-02-04T17:51:00Z - 400.0", "4 2015-02-04T17:51:01Z - 2.0");
  }

  @Test
  void ignoresAByteOrderMark() throws IOException {
    assertThat(read("\uFEFFtime,co2\n1423072260,400\n")).hasSize(1);
  }

  @Test
  void skipsOnlyTheReadingOfAnEmptyCell() throws IOException {
    String csv = "time,temperature,humidity,co2\n1423072260,,30,400\n1423072261,20,30,NA\n";
    assertThat(read(csv))
        .containsExactly("2 2015-02-04T17:51:00Z - 400.0", "3 2015-02-04T17:51:01Z 20.0 30.0 -");
    assertThat(report.summary()).isEqualTo(", 0 rows skipped, 2 rows with gaps");
  }

  @Test
  void keepsTheGoodHalfOfARow() throws IOException {
    String csv = "time,temperature,humidity,co2\n1423072260,20,300,400\n";
    assertThat(read(csv)).containsExactly("2 2015-02-04T17:51:00Z - 400.0");
    assertThat(said).containsExactly("line 2 skipped in part: humidity must be 0 to 100, not 300");
    assertThat(report.summary()).isEqualTo(", 0 rows skipped, 1 skipped in part");
  }

  @Test
  void reportsBadRowsAndReadsAllOthers() throws IOException {
    String csv =
        """
        time,co2,note
        1423072260,400,a
        yesterday,400,b
        1423072261,NaN,c
        1423072262,-1,d
        1423072263,400
        1423072264,0x1p3,e
        1423072265,1e400,f
        1423072266,"400,g
        1423072267,401,h
        1423072268,402,"two
        lines"
        1423072269,403,5" wide
        1423072270,404,i
        """;

    assertThat(read(csv))
        .containsExactly(
            "2 2015-02-04T17:51:00Z - 400.0",
            "6 2015-02-04T17:51:03Z - 400.0",
            "10 2015-02-04T17:51:07Z - 401.0",
            "11 2015-02-04T17:51:08Z - 402.0",
            "13 2015-02-04T17:51:09Z - 403.0",
            "14 2015-02-04T17:51:10Z - 404.0");
    assertThat(said)
        .containsExactly(
            "line 3 skipped: no date and time: \"yesterday\"",
            "line 5 skipped: co2 must be 0 to 1000000, not -1",
            "line 7 skipped: co2 is no number: \"0x1p3\"",
            "line 8 skipped: co2 must be 0 to 1000000, not 1e400",
            "line 9 skipped: a quote is not closed or stands inside a cell");
    assertThat(report.summary()).isEqualTo(", 5 rows skipped, 1 rows with gaps");
  }

  @Test
  void showsTheFirstBadRowsOnlyAndCountsAll() throws IOException {
    assertThat(read("time,co2\n" + "bad,1\n".repeat(1000))).isEmpty();
    assertThat(said).hasSize(21);
    assertThat(report.summary()).isEqualTo(", 1000 rows skipped");
  }

  @Test
  void survivesALineWithoutEnd() throws IOException {
    String endless = "x".repeat(TextLines.MAX_CHARS * 3);
    assertThat(read("time,co2\n" + endless + "\n1423072260,400\n")).hasSize(1);
  }

  @Test
  void leavesOutTheOtherKind() throws IOException {
    kinds = Set.of(ReadingKind.AIR);
    assertThat(read("time,temperature,humidity,co2\n1423072260,20,30,400\n"))
        .containsExactly("2 2015-02-04T17:51:00Z 20.0 30.0 -");
  }

  @Test
  void saysWhichColumnsAreWantedAndWhichAreThere() {
    assertThatThrownBy(() -> read("when,TempC\n1423072260,20\n"))
        .isInstanceOf(UsageError.class)
        .hasMessageContaining("timestamp")
        .hasMessageContaining("temperature")
        .hasMessageContaining("there are \"when\", \"TempC\"");
  }

  @ParameterizedTest
  @ValueSource(strings = {"time,temperature", "temperature,humidity,co2", "time,humidity"})
  void refusesAFileThatGivesNoReadings(String header) {
    assertThatThrownBy(() -> read(header + "\n")).isInstanceOf(UsageError.class);
  }

  @Test
  void refusesAMappingToAColumnThatIsNotThere() {
    names = Map.of("co2", "ppm");
    assertThatThrownBy(() -> read("time,co2\n"))
        .isInstanceOf(UsageError.class)
        .hasMessage("--column: there is no column \"ppm\"; there are \"time\", \"co2\"");
  }

  @Test
  void findsNoHeaderInAnEmptyFile() {
    assertThatThrownBy(() -> read("\uFEFF\n\n"))
        .isInstanceOf(UsageError.class)
        .hasMessageContaining("is empty, without even a header");
  }

  private List<String> read(String csv) throws IOException {
    FileOptions none = FileOptions.none();
    FileOptions options =
        new FileOptions(
            names,
            null,
            null,
            null,
            null,
            null,
            none.missing(),
            false,
            null,
            none.entities(),
            ZoneOffset.UTC,
            kinds,
            false);
    byte[] bytes = csv.getBytes(StandardCharsets.UTF_8);
    try (Recording recording = new Recording("-", new ByteArrayInputStream(bytes))) {
      RowReader reader = RecordedTable.open(recording, options, report);
      List<String> read = new ArrayList<>();
      for (RecordedRow row = reader.next(); row != null; row = reader.next()) {
        read.add(text(row));
      }
      return read;
    }
  }

  private static String text(RecordedRow row) {
    RecordedRow.Air air = row.air();
    String values = air == null ? "-" : air.temperature() + " " + air.humidity();
    Double co2 = row.co2();
    return row.line() + " " + row.time() + " " + values + " " + (co2 == null ? "-" : co2);
  }
}
