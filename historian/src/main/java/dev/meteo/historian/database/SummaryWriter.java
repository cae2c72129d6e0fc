package dev.meteo.historian.database;

import dev.meteo.messages.CoefficientKind;
import dev.meteo.messages.CoefficientStatistics;
import dev.meteo.messages.WindowSummary;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Types;
import java.time.YearMonth;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Writes window summaries, one transaction a month: of a window the highest revision stays, in
 * whatever order they come. For one thread.
 */
public final class SummaryWriter {
  private static final String IS_NEWER = "excluded.revision > windows.revision";

  private final Database database;

  private record Key(long start, long end) {}

  /** Writes to it. */
  public SummaryWriter(Database database) {
    this.database = database;
  }

  /**
   * Writes summaries; blocks until they are on the disk.
   *
   * @return how many windows are there now with a revision that they did not have
   * @throws SQLException when it is not known whether all of them are there; to be written again
   */
  public int write(Collection<WindowSummary> summaries) throws SQLException {
    Map<YearMonth, Map<Key, WindowSummary>> byMonth = new TreeMap<>();
    for (WindowSummary summary : summaries) {
      long start = Months.micros(summary.start());
      // PostgreSQL refuses two rows of one key in a statement, and one is enough.
      byMonth
          .computeIfAbsent(Months.of(start), month -> new LinkedHashMap<>())
          .merge(
              new Key(start, Months.micros(summary.end())),
              summary,
              (one, other) -> one.revision() >= other.revision() ? one : other);
    }
    int changed = 0;
    for (Map.Entry<YearMonth, Map<Key, WindowSummary>> month : byMonth.entrySet()) {
      MonthTables tables = database.toWrite(month.getKey());
      tables.begin();
      try (PreparedStatement upsert = tables.connection().prepareStatement(upsert())) {
        for (Map.Entry<Key, WindowSummary> window : month.getValue().entrySet()) {
          set(upsert, window.getKey(), window.getValue());
          upsert.addBatch();
        }
        for (int count : upsert.executeBatch()) {
          changed += Math.max(0, count);
        }
      }
      tables.commit();
    }
    return changed;
  }

  private static void set(PreparedStatement upsert, Key key, WindowSummary summary)
      throws SQLException {
    upsert.setLong(1, key.start());
    upsert.setLong(2, key.end());
    upsert.setInt(3, summary.revision());
    int index = 4;
    for (CoefficientKind kind : CoefficientKind.values()) {
      index = set(upsert, index, summary.statistics(kind));
    }
  }

  private static int set(
      PreparedStatement upsert, int from, @Nullable CoefficientStatistics figures)
      throws SQLException {
    int index = from;
    if (figures == null) {
      upsert.setLong(index++, 0);
      while (index < from + Schema.figures("").size()) {
        boolean whole = index >= from + 6;
        upsert.setNull(index++, whole ? Types.BIGINT : Types.DOUBLE);
      }
      return index;
    }
    upsert.setLong(index++, figures.count());
    upsert.setDouble(index++, figures.sum());
    upsert.setDouble(index++, figures.mean());
    Double stddev = figures.stddev();
    if (stddev == null) {
      upsert.setNull(index++, Types.DOUBLE);
    } else {
      upsert.setDouble(index++, stddev);
    }
    upsert.setDouble(index++, figures.min());
    upsert.setDouble(index++, figures.max());
    upsert.setLong(index++, Months.micros(figures.newest()));
    Long fingerprint = figures.fingerprint();
    if (fingerprint == null) {
      upsert.setNull(index++, Types.BIGINT);
    } else {
      upsert.setLong(index++, fingerprint);
    }
    return index;
  }

  private static String upsert() {
    String columns =
        Stream.concat(Schema.figures("w_").stream(), Schema.figures("p_").stream())
            .collect(Collectors.joining(", "));
    String updates =
        Stream.of(columns.split(", ", -1))
            .map(column -> column + " = excluded." + column)
            .collect(Collectors.joining(", "));
    return "INSERT INTO windows (start, finish, revision, %s) VALUES (%s)"
            .formatted(columns, columns.replaceAll("\\w+", "?").replaceFirst("^", "?, ?, ?, "))
        + " ON CONFLICT (start, finish) DO UPDATE SET revision = excluded.revision, %s WHERE %s"
            .formatted(updates, IS_NEWER);
  }
}
