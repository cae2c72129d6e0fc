package dev.meteo.sensor.files;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Files that are kept beside the project, where they are. */
@Timeout(60)
class SharedCasesTest {
  private static final Path FOLDER = Path.of("../../shared/cases");

  @ParameterizedTest(name = "{0} {1}")
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          a01-aranet-dmy.csv | `` | 0 | 3 | 3 | 2025-09-03T12:05:12Z","temperature":22.9,"humidity":47 & "co2":588 & 2025-09-13T
          a03-aranet-iso.csv | `` | 0 | 3 | 3 | 2025-09-03T12:15:12Z
          a05-netatmo.csv | `` | 0 | 3 | 2 | "separator":";" & Europe/Madrid & above the header & "gaps":1 & 2025-09-03T12:05:12Z
          a07-hobo-f.csv | `` | 0 | 2 | 0 | "temperature":22.9 & "temperature":23 & "zone":"+02:00" & an event of the logger & 2025-09-03T12:05:12Z
          a09-govee-c.csv | `` | 0 | 2 | 0 | "temperature":22.9,"humidity":47.1
          a10-govee-f.csv | `` | 0 | 3 | 0 | "temperature":22.89 & "temperature":38.5
          a11-switchbot.csv | `` | 0 | 2 | 2 | "co2":591
          a12-ha-history.csv | `` | 2 | 0 | 0 | a long table (entity_id, state) & --pivot entity_id:state & sensor.study_co2
          a12-ha-history.csv | --pivot entity_id:state | 0 | 1 | 1 | "sensor":"study" & 2 values of temperature or humidity are unpaired
          a12-ha-history.csv | --pivot entity_id:state --entity sensor.study_temperature=room:temperature --entity sensor.study_humidity=room:humidity --entity sensor.study_co2=room:co2 | 0 | 1 | 1 | "sensor":"room"
          a13-uci-air.csv | --missing -200 --column temperature=T --column humidity=RH | 2 | 0 | 0 | 10 March 2004 or 3 October 2004
          a13-uci-air.csv | --missing -200 --column temperature=T --column humidity=RH --time-format 'dd/MM/yyyy HH.mm.ss' | 0 | 2 | 0 | 2004-03-10T17:00:00Z","temperature":13.4,"humidity":48.7 & "gaps":1
          a15-open-meteo.csv | `` | 0 | 2 | 0 | "headerLine":4 & "zone":"+02:00" & 2025-09-03T12:00:00Z
          a17-temp-only.csv | `` | 2 | 0 | 0 | no humidity & no CO2 & noted_date
          a18-id-column.csv | --column sensor=sensor_id | 0 | 4 | 0 | "sensor":"study" & "sensor":"cellar"
          a18-id-column.csv | `` | 2 | 0 | 0 | several sensors & sensor_id
          a19-wide.csv | --column temperature=study_t --column humidity=study_rh | 0 | 2 | 0 | "temperature":22.9
          a22-utf16-tab.csv | `` | 0 | 2 | 0 | UTF-16LE
          a22b-utf16-comma.csv | `` | 0 | 2 | 0 | UTF-16LE
          a23-tab-no-header.tsv | `` | 2 | 0 | 0 | separated by tabs & no header & by number
          a23-tab-no-header.tsv | --header-line 0 --column timestamp=1 --column temperature=2 --column humidity=3 | 0 | 2 | 0 | "temperature":22.9
          a24-footer.csv | `` | 0 | 2 | 0 | Average & Max & end of export
          a25-epoch-mixed.csv | `` | 0 | 0 | 3 | 2025-09-03T12:07:12.500Z & 2025-09-03T12:06:12Z
          a26-dst.csv | `` | 0 | 6 | 0 | 2025-10-26T00:30:00Z","temperature":17.8 & 2025-10-26T01:30:00Z","temperature":17.6
          a26b-dst-gap.csv | `` | 0 | 2 | 0 | "line":3 & "line":4 & clocks skip
          a27-joined.csv | `` | 0 | 3 | 0 | line 7: another temperature & the header again & "repeated":2
          a28-sentinels.csv | `` | 0 | 3 | 5 | temperature -100 occurs once & temperature 85 occurs once & CO2 0 occurs once & CO2 65535 occurs once & "gaps":3 & not -127 & not -0.3 & not -200
          a28-sentinels.csv | --plausible | 0 | 1 | 3 | "temperature":22.9,"humidity":100 & "co2":9999 & "co2":5000
          a29-date-time-columns.csv | `` | 0 | 2 | 0 | 2025-09-03T12:05:00Z
          a31-noaa-isd.csv | `` | 1 | 0 | 0 | quality flag
          a32-thousands-units.csv | `` | 0 | 2 | 2 | "temperature":22.9,"humidity":47 & "co2":1024
          a33-ruuvi.csv | `` | 0 | 2 | 0 | 2025-09-03T12:05:00Z
          a34-excel-sep.csv | `` | 0 | 2 | 0 | "temperature":22.9
          a37-dmy-dot.csv | --column timestamp=Datum+Uhrzeit --column temperature=Temperatur --column humidity=Luftfeuchte | 0 | 2 | 0 | 2025-09-03T12:05:00Z
          a39-date-24h.csv | `` | 0 | 4 | 0 | 2025-09-03T22:00:00Z & a date without a time & 2025-09-03T14:05:12 in a spreadsheet
          a40-export.csv.gz | `` | 0 | 2 | 2 | "co2":588
          a41-export.zip | `` | 2 | 0 | 0 | a ZIP archive
          a42-export.xlsx | `` | 2 | 0 | 0 | a spreadsheet
          a43-readings.json | `` | 2 | 0 | 0 | is JSON
          a46-two-same-names.csv | `` | 2 | 0 | 0 | stands twice & columns 2 and 4
          a46-two-same-names.csv | --column temperature=2 | 0 | 1 | 0 | "temperature":22.9
          a48-utc-and-local.csv | --column 'timestamp=UTC Date/Time' | 0 | 1 | 1 | 2025-09-03T12:05:00Z
          a49-empty.csv | `` | 2 | 0 | 0 | is empty
          a50-short-rows.csv | `` | 0 | 3 | 0 | "temperature":23.1
          """)
  void givesWhatIsExpected(
      String name, String options, int exitCode, long air, long co2, String said) {
    assumeTrue(Files.isDirectory(FOLDER), "the shared cases are not here");

    CheckedFile checked =
        CheckedFile.of(FOLDER.resolve(name), CheckedFile.options(options == null ? "" : options));

    assertThat(checked.exitCode()).as(checked.toString()).isEqualTo(exitCode);
    assertThat(checked.number("air")).as(checked.toString()).isEqualTo(air);
    assertThat(checked.number("co2")).as(checked.toString()).isEqualTo(co2);
    for (String wanted : said.split(" & ", -1)) {
      assertThat(checked.toString()).contains(wanted.strip());
    }
  }
}
