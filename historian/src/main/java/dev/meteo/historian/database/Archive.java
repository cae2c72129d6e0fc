package dev.meteo.historian.database;

import dev.meteo.messages.AirReading;
import dev.meteo.messages.Coefficient;
import dev.meteo.messages.CoefficientStatistics;
import dev.meteo.messages.Location;
import dev.meteo.messages.PollutionReading;
import dev.meteo.messages.Reading;
import dev.meteo.messages.ReadingKind;
import dev.meteo.messages.StoredReading;
import dev.meteo.messages.WindowSummary;
import java.io.IOException;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Reads the database, month after month, so that a result of any size needs little memory. Spans
 * are in microseconds since the epoch, the end excluded. For one thread; all methods block.
 */
public final class Archive {
  private static final int ROWS_AT_ONCE = 1000;
  private static final String[] NO_NAME = {};

  private final Database database;

  /** Takes one row after the other. */
  @FunctionalInterface
  public interface Sink<T> {
    /** Returns whether it wants more. */
    boolean take(T row) throws IOException;
  }

  /**
   * One row of the roll-ups.
   *
   * @param start of the hour or day
   */
  public record Rolled(long start, RollUp rollUp) {}

  /** A coefficient of the database with what tells which window it belongs to. */
  public record Counted(ReadingKind kind, long micros, int hundredths, boolean imported) {}

  /** A reading with another content than the one that is stored. */
  public record Conflict(Reading refused, Instant seen) {}

  @FunctionalInterface
  private interface Mapper<T> {
    T of(ResultSet row) throws SQLException;
  }

  /** The database stays the caller's. */
  public Archive(Database database) {
    this.database = database;
  }

  /** What there is of each sensor and kind, by their names. */
  public List<SeriesSpan> series() throws SQLException {
    Map<String, SeriesSpan> spans = new TreeMap<>();
    for (YearMonth month : database.months()) {
      String within = "series = s.id AND %1$s >= ? AND %1$s < ?";
      String sql =
          "SELECT s.sensor, s.kind, (SELECT sum(n) FROM days WHERE %s)"
                  .formatted(within.formatted("start"))
              + ", (SELECT min(ts) FROM readings WHERE %1$s), (SELECT max(ts) FROM readings WHERE %1$s)"
                  .formatted(within.formatted("ts"))
              + " FROM series s";
      try (PreparedStatement query = database.toRead(month).prepareStatement(sql)) {
        for (int i = 0; i < 3; i++) {
          query.setLong(1 + 2 * i, Months.begin(month));
          query.setLong(2 + 2 * i, Months.end(month));
        }
        try (ResultSet row = query.executeQuery()) {
          while (row.next()) {
            long count = row.getLong(3);
            if (count > 0) {
              SeriesSpan span =
                  new SeriesSpan(
                      row.getString(1), kind(row, 2), count, row.getLong(4), row.getLong(5));
              spans.merge(span.sensor() + " " + span.kind(), span, SeriesSpan::plus);
            }
          }
        }
      }
    }
    database.doneReading();
    return List.copyOf(spans.values());
  }

  /** A sensor's readings of a kind, in order of time. */
  public void readings(
      String sensor, ReadingKind kind, long from, long to, Sink<ArchivedReading> sink)
      throws SQLException, IOException {
    String sql =
        "SELECT r.ts, r.a, r.b, r.coefficient, o.imported, o.latitude, o.longitude"
            + " FROM readings r JOIN origins o ON o.id = r.origin"
            + " WHERE r.series = (SELECT id FROM series WHERE sensor = ? AND kind = ?)"
            + " AND r.ts >= ? AND r.ts < ? ORDER BY r.ts";
    String[] name = {sensor, kind.wireName()};
    each(
        sql,
        name,
        from,
        to,
        sink,
        row -> {
          Reading reading = reading(sensor, kind, row.getLong(1), row, 2, location(row, 6));
          StoredReading stored =
              new StoredReading(reading, new Coefficient(kind.coefficientKind(), row.getInt(4)));
          return new ArchivedReading(stored, row.getInt(5) != 0);
        });
  }

  /** The roll-ups of a sensor's readings of a kind whose hour or day begins in the span. */
  public void rollUps(
      String sensor, ReadingKind kind, Level level, long from, long to, Sink<Rolled> sink)
      throws SQLException, IOException {
    String sql =
        "SELECT start, n, %s FROM %s".formatted(String.join(", ", Schema.sums()), level.table())
            + " WHERE series = (SELECT id FROM series WHERE sensor = ? AND kind = ?)"
            + " AND start >= ? AND start < ? ORDER BY start";
    String[] name = {sensor, kind.wireName()};
    each(
        sql,
        name,
        from,
        to,
        sink,
        row -> {
          RollUp rollUp = new RollUp();
          rollUp.addCount(row.getLong(2));
          merge(rollUp.a(), row, 3);
          merge(rollUp.b(), row, 6);
          merge(rollUp.coefficient(), row, 9);
          return new Rolled(row.getLong(1), rollUp);
        });
  }

  /** The coefficients of all sensors in the span, in no order. */
  public void counted(long from, long to, Sink<Counted> sink) throws SQLException, IOException {
    String sql =
        "SELECT s.kind, r.ts, r.coefficient, o.imported FROM series s"
            + " JOIN readings r ON r.series = s.id JOIN origins o ON o.id = r.origin"
            + " WHERE r.ts >= ? AND r.ts < ?";
    each(
        sql,
        NO_NAME,
        from,
        to,
        sink,
        row -> new Counted(kind(row, 1), row.getLong(2), row.getInt(3), row.getInt(4) != 0));
  }

  /** The windows that begin in the span, in order. */
  public void windows(long from, long to, Sink<WindowSummary> sink)
      throws SQLException, IOException {
    String sql =
        "SELECT start, finish, revision, %s, %s FROM windows"
                .formatted(
                    String.join(", ", Schema.figures("w_")),
                    String.join(", ", Schema.figures("p_")))
            + " WHERE start >= ? AND start < ? ORDER BY start, finish";
    each(
        sql,
        NO_NAME,
        from,
        to,
        sink,
        row ->
            new WindowSummary(
                Months.instant(row.getLong(1)),
                Months.instant(row.getLong(2)),
                row.getInt(3),
                figures(row, 4),
                figures(row, 12)));
  }

  /** What came with another content than what is stored. */
  public void conflicts(long from, long to, Sink<Conflict> sink) throws SQLException, IOException {
    String sql =
        "SELECT s.sensor, s.kind, c.ts, c.a, c.b, c.seen, o.latitude, o.longitude"
            + " FROM conflicts c JOIN series s ON s.id = c.series JOIN origins o ON o.id = c.origin"
            + " WHERE c.ts >= ? AND c.ts < ? ORDER BY c.ts";
    each(
        sql,
        NO_NAME,
        from,
        to,
        sink,
        row -> {
          Reading refused =
              reading(row.getString(1), kind(row, 2), row.getLong(3), row, 4, location(row, 7));
          return new Conflict(refused, Months.instant(row.getLong(6)));
        });
  }

  private List<YearMonth> months(long from, long to) throws SQLException {
    List<YearMonth> months = new ArrayList<>();
    for (YearMonth month : database.months()) {
      if (Months.begin(month) < to && Months.end(month) > from) {
        months.add(month);
      }
    }
    return months;
  }

  private <T> void each(
      String sql, String[] name, long from, long to, Sink<T> sink, Mapper<T> mapper)
      throws SQLException, IOException {
    boolean more = true;
    for (YearMonth month : months(from, to)) {
      if (!more) {
        break;
      }
      try (PreparedStatement query = database.toRead(month).prepareStatement(sql)) {
        query.setFetchSize(ROWS_AT_ONCE);
        for (int i = 0; i < name.length; i++) {
          query.setString(i + 1, name[i]);
        }
        query.setLong(name.length + 1, Math.max(from, Months.begin(month)));
        query.setLong(name.length + 2, Math.min(to, Months.end(month)));
        try (ResultSet row = query.executeQuery()) {
          while (more && row.next()) {
            more = sink.take(mapper.of(row));
          }
        }
      }
    }
    database.doneReading();
  }

  private static Reading reading(
      String sensor,
      ReadingKind kind,
      long micros,
      ResultSet row,
      int values,
      @Nullable Location location)
      throws SQLException {
    Instant time = Months.instant(micros);
    double a = Objects.requireNonNull(Dialect.get(row, values));
    return switch (kind) {
      case AIR ->
          new AirReading(
              sensor, time, a, Objects.requireNonNull(Dialect.get(row, values + 1)), location);
      case POLLUTION -> new PollutionReading(sensor, time, a, location);
    };
  }

  private static @Nullable Location location(ResultSet row, int index) throws SQLException {
    double latitude = row.getDouble(index);
    return row.wasNull() ? null : new Location(latitude, row.getDouble(index + 1));
  }

  private static void merge(RollUp.Figures figures, ResultSet row, int index) throws SQLException {
    double sum = row.getDouble(index);
    if (!row.wasNull()) {
      figures.merge(sum, row.getDouble(index + 1), row.getDouble(index + 2));
    }
  }

  private static @Nullable CoefficientStatistics figures(ResultSet row, int index)
      throws SQLException {
    long count = row.getLong(index);
    if (count == 0) {
      return null;
    }
    double stddev = row.getDouble(index + 3);
    Double stddevOrNone = row.wasNull() ? null : (Double) stddev;
    long fingerprint = row.getLong(index + 7);
    Long fingerprintOrNone = row.wasNull() ? null : (Long) fingerprint;
    return new CoefficientStatistics(
        count,
        row.getDouble(index + 1),
        row.getDouble(index + 2),
        stddevOrNone,
        row.getDouble(index + 4),
        row.getDouble(index + 5),
        Months.instant(row.getLong(index + 6)),
        fingerprintOrNone);
  }

  private static ReadingKind kind(ResultSet row, int index) throws SQLException {
    return ReadingKind.ofWireName(row.getString(index))
        .orElseThrow(() -> new SQLException("a series of an unknown kind"));
  }
}
