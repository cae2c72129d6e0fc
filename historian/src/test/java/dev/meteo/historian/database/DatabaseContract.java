package dev.meteo.historian.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.meteo.messages.AirReading;
import dev.meteo.messages.Coefficient;
import dev.meteo.messages.CoefficientStatistics;
import dev.meteo.messages.Location;
import dev.meteo.messages.PollutionReading;
import dev.meteo.messages.Reading;
import dev.meteo.messages.ReadingKind;
import dev.meteo.messages.StoredReading;
import dev.meteo.messages.StoredReadings;
import dev.meteo.messages.WindowSummary;
import java.io.IOException;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What both databases promise. */
@Timeout(120)
abstract class DatabaseContract {
  private static final Instant END_OF_MARCH = Instant.parse("2026-03-31T23:59:59.500000Z");
  private static final long ALWAYS_FROM = Long.MIN_VALUE / 4;
  private static final long ALWAYS_TO = Long.MAX_VALUE / 4;
  private static final long NOW = Months.micros(Instant.parse("2026-04-02T00:00:00Z"));

  private @Nullable Database opened;

  /** An empty one. */
  abstract Database open() throws Exception;

  /** The one that {@link #open} made, by other connections. */
  abstract Database again();

  @BeforeEach
  void openEmpty() throws Exception {
    opened = open();
  }

  @AfterEach
  void close() {
    database().close();
  }

  Database database() {
    return Objects.requireNonNull(opened);
  }

  private ReadingWriter writer() {
    return new ReadingWriter(database(), false);
  }

  private Archive archive() {
    return new Archive(database());
  }

  @Test
  void readings_areReadBackToTheLastBit() throws Exception {
    List<StoredReading> written = new ArrayList<>();
    double[] odd = {0, -0.1, 23.18, 27.2675, 1.0 / 3, 99.99999999, 1e-300, 5e-5, 99.99990000001};
    for (int i = 0; i < odd.length; i++) {
      Instant time = END_OF_MARCH.plusNanos(1000L * i);
      Location place = i % 2 == 0 ? null : new Location(41.1 + i, -1.25);
      written.add(stored(new AirReading("s", time, odd[i], Math.abs(odd[i]), place), i));
    }

    Written outcome = writer().write(written, NOW);

    assertThat(outcome).isEqualTo(new Written(odd.length, 0, 0));
    assertThat(readings("s", ReadingKind.AIR)).isEqualTo(written);
  }

  @Test
  void readings_acrossTheEndOfAMonth_areInOrder() throws Exception {
    List<StoredReading> written = List.of(co2("s", 1, 400), co2("s", 0, 500), co2("s", -1, 600));

    var unused = writer().write(written, NOW);

    assertThat(database().months()).containsExactly(YearMonth.of(2026, 3), YearMonth.of(2026, 4));
    assertThat(readings("s", ReadingKind.POLLUTION)).isEqualTo(written.reversed());
  }

  @Test
  void reading_thatIsThere_changesNothingAndCountsOnce() throws Exception {
    var unused = writer().write(List.of(co2("s", 0, 400), co2("s", 0, 400)), NOW);
    try (Database other = again()) {
      assertThat(new ReadingWriter(other, false).write(List.of(co2("s", 0, 400)), NOW))
          .isEqualTo(new Written(0, 1, 0));
    }

    assertThat(readings("s", ReadingKind.POLLUTION)).hasSize(1);
    assertThat(rolled(Level.HOURS)).containsExactly("1 400.0 400.0 400.0");
    assertThat(rolled(Level.DAYS)).containsExactly("1 400.0 400.0 400.0");
  }

  @Test
  void reading_withAnotherContent_isAConflictAndTheFirstStays() throws Exception {
    var first = writer().write(List.of(co2("s", 0, 400)), NOW);
    var second = writer().write(List.of(co2("s", 0, 401), co2("s", 0, 401)), NOW);

    assertThat(first).isEqualTo(new Written(1, 0, 0));
    assertThat(second).isEqualTo(new Written(0, 0, 2));
    assertThat(readings("s", ReadingKind.POLLUTION)).containsExactly(co2("s", 0, 400));
    List<Reading> conflicts = new ArrayList<>();
    archive().conflicts(ALWAYS_FROM, ALWAYS_TO, row -> conflicts.add(row.refused()));
    assertThat(conflicts).containsExactly(co2("s", 0, 401).reading());
    assertThat(rolled(Level.HOURS)).containsExactly("1 400.0 400.0 400.0");
  }

  @Test
  void reading_fromAnotherPlace_isAConflict() throws Exception {
    Instant time = END_OF_MARCH;
    var unused = writer().write(List.of(co2("s", 0, 400)), NOW);

    StoredReading moved = stored(new PollutionReading("s", time, 400, new Location(1, 2)), 50);
    assertThat(writer().write(List.of(moved), NOW)).isEqualTo(new Written(0, 0, 1));
  }

  @Test
  void rollUps_growWithEachTransaction() throws Exception {
    var first = writer().write(List.of(co2("s", -10, 400), co2("s", -9, 500)), NOW);
    var second = writer().write(List.of(co2("s", -8, 390), co2("s", 0, 700)), NOW);

    assertThat(first.plus(second).added()).isEqualTo(4);
    assertThat(rolled(Level.HOURS)).containsExactly("4 1990.0 390.0 700.0");
    assertThat(rolled(Level.DAYS)).containsExactly("4 1990.0 390.0 700.0");
  }

  @Test
  void imported_isMarked_untilAWorkerTellsIt() throws Exception {
    var imported = new ReadingWriter(database(), true).write(List.of(co2("s", 0, 400)), NOW);
    assertThat(imported.added()).isEqualTo(1);
    assertThat(imported()).containsExactly(true);

    assertThat(writer().write(List.of(co2("s", 0, 400)), NOW)).isEqualTo(new Written(0, 1, 0));
    assertThat(imported()).containsExactly(false);

    var again = new ReadingWriter(database(), true).write(List.of(co2("s", 0, 400)), NOW);
    assertThat(again.repeated()).isEqualTo(1);
    assertThat(imported()).containsExactly(false);
  }

  @Test
  void series_saysWhatThereIsOfEachSensor() throws Exception {
    List<StoredReading> readings =
        List.of(co2("b", -5, 1), co2("b", 5, 2), co2("a", 0, 3), stored(air("b", 0, 20, 40), 9));
    var unused = writer().write(readings, NOW);

    assertThat(archive().series())
        .extracting(span -> span.sensor() + " " + span.kind() + " " + span.count())
        .containsExactly("a POLLUTION 1", "b AIR 1", "b POLLUTION 2");
    assertThat(archive().series().getLast().last() - archive().series().getLast().first())
        .isEqualTo(10_000_000);
  }

  @Test
  void summaries_keepTheHighestRevision_inWhateverOrder() throws Exception {
    SummaryWriter summaries = new SummaryWriter(database());
    assertThat(summaries.write(List.of(summary(0, 2, 20), summary(0, 1, 10)))).isEqualTo(1);
    assertThat(summaries.write(List.of(summary(0, 1, 10), summary(5, 1, 5)))).isEqualTo(1);
    assertThat(summaries.write(List.of(summary(0, 3, 30)))).isEqualTo(1);

    List<WindowSummary> windows = new ArrayList<>();
    archive().windows(ALWAYS_FROM, ALWAYS_TO, windows::add);
    assertThat(windows).containsExactly(summary(0, 3, 30), summary(5, 1, 5));
  }

  @Test
  void summary_withoutReadings_isReadBack() throws Exception {
    WindowSummary empty =
        new WindowSummary(Instant.EPOCH, Instant.EPOCH.plusSeconds(5), 1, null, null);
    assertThat(new SummaryWriter(database()).write(List.of(empty))).isEqualTo(1);

    List<WindowSummary> windows = new ArrayList<>();
    archive().windows(ALWAYS_FROM, ALWAYS_TO, windows::add);
    assertThat(windows).containsExactly(empty);
  }

  @Test
  void notes_knowTheGapsOfTheNumbers() throws Exception {
    Notes notes = new Notes(database());
    var unused = writer().write(List.of(co2("s", 0, 400)), NOW);
    notes.came(List.of(message("w", 3), message("w", 4), message("v", 1)));
    notes.came(List.of(message("w", 9), message("w", 4), message("w", 10)));
    notes.came(List.of(message("w", 6)));

    try (Database other = again()) {
      assertThat(new Notes(other).gaps())
          .extracting(gap -> gap.worker() + " " + gap.messages())
          .containsExactly("w 1", "w 2");
    }
    notes.came(List.of(message("w", 5), message("w", 7), message("w", 8)));
    assertThat(notes.gaps()).isEmpty();
  }

  @Test
  void place_isRemembered() throws Exception {
    Notes notes = new Notes(database());
    assertThat(notes.historyPlace()).isEmpty();
    notes.reached(new HistoryPlace(5, "ab"));
    notes.reached(new HistoryPlace(7, "cd"));

    assertThat(notes.historyPlace()).contains(new HistoryPlace(7, "cd"));
  }

  @Test
  void droppedMonth_isGone_andCanBeWrittenAgain() throws Exception {
    var first = writer().write(List.of(co2("s", 0, 400), co2("s", 5, 400)), NOW);
    assertThat(readings("s", ReadingKind.POLLUTION)).hasSize(2);
    database().drop(YearMonth.of(2026, 3));

    assertThat(first.added()).isEqualTo(2);
    assertThat(readings("s", ReadingKind.POLLUTION)).hasSize(1);
    assertThat(database().months()).containsExactly(YearMonth.of(2026, 4));
    assertThat(writer().write(List.of(co2("s", 0, 400)), NOW)).isEqualTo(new Written(1, 0, 0));
  }

  @Test
  void abandoned_keepsWhatWasCommitted() throws Exception {
    var unused = writer().write(List.of(co2("s", 0, 400)), NOW);
    database().abandon();

    assertThat(writer().write(List.of(co2("s", 0, 400)), NOW)).isEqualTo(new Written(0, 1, 0));
  }

  private List<StoredReading> readings(String sensor, ReadingKind kind)
      throws SQLException, IOException {
    List<StoredReading> readings = new ArrayList<>();
    archive().readings(sensor, kind, ALWAYS_FROM, ALWAYS_TO, row -> readings.add(row.stored()));
    return readings;
  }

  private List<Boolean> imported() throws SQLException, IOException {
    List<Boolean> imported = new ArrayList<>();
    archive().counted(ALWAYS_FROM, ALWAYS_TO, row -> imported.add(row.imported()));
    return imported;
  }

  private List<String> rolled(Level level) throws SQLException, IOException {
    List<String> rows = new ArrayList<>();
    archive()
        .rollUps(
            "s",
            ReadingKind.POLLUTION,
            level,
            ALWAYS_FROM,
            ALWAYS_TO,
            row -> {
              RollUp all = row.rollUp();
              assertThat(all.b().min()).isGreaterThan(all.b().max());
              assertThat(all.coefficient().sum()).isCloseTo(50.0 * all.count(), within(0.0));
              RollUp.Figures a = all.a();
              return rows.add(all.count() + " " + a.sum() + " " + a.min() + " " + a.max());
            });
    return rows;
  }

  private static AirReading air(String sensor, int seconds, double temperature, double humidity) {
    return new AirReading(sensor, END_OF_MARCH.plusSeconds(seconds), temperature, humidity, null);
  }

  private static StoredReading co2(String sensor, int seconds, double ppm) {
    return stored(new PollutionReading(sensor, END_OF_MARCH.plusSeconds(seconds), ppm, null), 50);
  }

  private static StoredReading stored(Reading reading, int hundredths) {
    return new StoredReading(
        reading, new Coefficient(reading.kind().coefficientKind(), hundredths));
  }

  private static WindowSummary summary(int seconds, int revision, long count) {
    Instant start = Instant.parse("2026-03-31T23:59:55Z").plusSeconds(seconds);
    CoefficientStatistics figures =
        CoefficientStatistics.ofHundredths(count, 50 * count, 2500 * count, 50, 50, start)
            .with(revision);
    return new WindowSummary(
        start, start.plus(Duration.ofSeconds(5)), revision, figures, count == 10 ? null : figures);
  }

  private static StoredReadings message(String worker, long number) {
    return new StoredReadings(
        worker,
        Instant.EPOCH,
        0,
        number,
        Instant.EPOCH.plusSeconds(number),
        List.of(co2("s", 0, 400)));
  }
}
