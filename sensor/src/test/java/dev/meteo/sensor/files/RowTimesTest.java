package dev.meteo.sensor.files;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.meteo.sensor.files.cells.BadCell;
import dev.meteo.sensor.files.cells.DateOrder;
import dev.meteo.sensor.files.cells.TimeText;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RowTimesTest {
  private final RowTimes utc = times(ZoneOffset.UTC);
  private final RowTimes madrid = times(ZoneId.of("Europe/Madrid"));

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          2015-02-04 17:51:00           | 2015-02-04T17:51:00Z
          2015-02-04T17:51:00           | 2015-02-04T17:51:00Z
          2015-02-04 17:51              | 2015-02-04T17:51:00Z
          2015/02/04 7:51               | 2015-02-04T07:51:00Z
          2015-02-04 17:51:00.25        | 2015-02-04T17:51:00.250Z
          2015-02-04 17:51:00,123456789 | 2015-02-04T17:51:00.123456Z
          2015-02-04T17:51:00Z          | 2015-02-04T17:51:00Z
          2015-02-04 17:51:00Z          | 2015-02-04T17:51:00Z
          2015-02-04 17:51:00+01:00     | 2015-02-04T16:51:00Z
          2015-02-04 17:51:00 +0100     | 2015-02-04T16:51:00Z
          2015-02-04T17:51:00-05        | 2015-02-04T22:51:00Z
          1423072260                    | 2015-02-04T17:51:00Z
          1423072260.5                  | 2015-02-04T17:51:00.500Z
          1423072260123                 | 2015-02-04T17:51:00.123Z
          1423072260123456              | 2015-02-04T17:51:00.123456Z
          1423072260123456789           | 2015-02-04T17:51:00.123456Z
          """)
  void readsTheUsualForms(String text, Instant expected) throws BadCell {
    assertThat(utc.parse(text)).isEqualTo(expected);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "yesterday",
        "2015-02-04",
        "20150204",
        "2015",
        "17:51:00",
        "2015-02-30 12:00:00",
        "2015-02-04 24:01:00",
        "2015-02-04 17:51:00 Madrid",
        "04/02/2015 17:51",
        "-1423072260",
        "03/09/2025",
        "09/03/2025 14:05",
        "45903.586944",
        "202509031405",
        "2015-02-04 14:05 PM AM"
      })
  void refusesWhatIsNoDateAndTime(String text) {
    assertThatThrownBy(() -> utc.parse(text)).isInstanceOf(BadCell.class);
  }

  @ParameterizedTest
  @CsvSource({"-05:00, 9999-12-31 23:59:59", "+01:00, 0000-01-01 00:00:00"})
  void refusesWhatIsBeyondTheYearsOfAReading(String offset, String text) {
    RowTimes time = times(ZoneId.of(offset));

    assertThatThrownBy(() -> time.parse(text))
        .isInstanceOf(BadCell.class)
        .hasMessage("not in the years 0 to 9999 in UTC: \"" + text + "\"");
  }

  @Test
  void readsTimesWithoutAnOffsetInTheZone() throws BadCell {
    assertThat(madrid.parse("2015-07-04 12:00:00")).isEqualTo("2015-07-04T10:00:00Z");
    assertThat(madrid.usedZone()).isTrue();
  }

  @Test
  void doesNotUseTheZoneForTimesWithAnOffset() throws BadCell {
    assertThat(madrid.parse("2015-07-04 12:00:00-03:00")).isEqualTo("2015-07-04T15:00:00Z");
    assertThat(madrid.usedZone()).isFalse();
  }

  @Test
  void refusesAnHourThatTheZoneSkips() {
    assertThatThrownBy(() -> madrid.parse("2015-03-29 02:30:00"))
        .isInstanceOf(BadCell.class)
        .hasMessageContaining("does not exist in Europe/Madrid");
  }

  @Test
  void readsAnHourThatTheZoneRepeatsInTheOrderOfTheRows() throws BadCell {
    assertThat(madrid.parse("2015-10-25 02:30:00")).isEqualTo("2015-10-25T00:30:00Z");
    assertThat(madrid.parse("2015-10-25 02:50:00")).isEqualTo("2015-10-25T00:50:00Z");
    assertThat(madrid.parse("2015-10-25 02:10:00")).isEqualTo("2015-10-25T01:10:00Z");
    assertThat(madrid.parse("2015-10-25 02:50:00")).isEqualTo("2015-10-25T01:50:00Z");
    assertThat(madrid.parse("2015-10-25 03:10:00")).isEqualTo("2015-10-25T02:10:00Z");
  }

  @Test
  void readsAnHourThatTheZoneRepeatsInTheOrderOfRowsThatFall() throws BadCell {
    RowTimes falling =
        new RowTimes(TimeText.inOrder(DateOrder.UNKNOWN), ZoneId.of("Europe/Madrid"), true);
    assertThat(falling.parse("2015-10-25 03:10:00")).isEqualTo("2015-10-25T02:10:00Z");
    assertThat(falling.parse("2015-10-25 02:50:00")).isEqualTo("2015-10-25T01:50:00Z");
    assertThat(falling.parse("2015-10-25 02:10:00")).isEqualTo("2015-10-25T01:10:00Z");
    assertThat(falling.parse("2015-10-25 02:50:00")).isEqualTo("2015-10-25T00:50:00Z");
    assertThat(falling.parse("2015-10-25 02:30:00")).isEqualTo("2015-10-25T00:30:00Z");
  }

  @Test
  void aFileThatBeginsAnewBeginsTheRepeatedHourAnew() throws BadCell {
    assertThat(madrid.parse("2015-10-25 02:30:00")).isEqualTo("2015-10-25T00:30:00Z");
    assertThat(madrid.parse("2015-12-01 02:30:00")).isEqualTo("2015-12-01T01:30:00Z");
    assertThat(madrid.parse("2015-10-25 02:10:00")).isEqualTo("2015-10-25T00:10:00Z");
  }

  @Test
  void anHourlyFileHasTheRepeatedHourTwiceUnlessItRepeatsRows() throws BadCell {
    assertThat(madrid.parse("2015-10-25 02:00:00")).isEqualTo("2015-10-25T00:00:00Z");
    assertThat(madrid.parse("2015-10-25 02:00:00")).isEqualTo("2015-10-25T01:00:00Z");

    RowTimes repeating = times(ZoneId.of("Europe/Madrid"));
    repeating.parse("2015-10-24 02:00:00");
    repeating.parse("2015-10-24 02:00:00");
    assertThat(repeating.parse("2015-10-25 02:00:00")).isEqualTo("2015-10-25T00:00:00Z");
    assertThat(repeating.parse("2015-10-25 02:00:00")).isEqualTo("2015-10-25T00:00:00Z");
  }

  private static RowTimes times(ZoneId zone) {
    return new RowTimes(TimeText.inOrder(DateOrder.UNKNOWN), zone, false);
  }
}
