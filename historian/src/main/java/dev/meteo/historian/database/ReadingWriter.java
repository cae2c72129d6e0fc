package dev.meteo.historian.database;

import dev.meteo.messages.ContentHash;
import dev.meteo.messages.Location;
import dev.meteo.messages.Reading;
import dev.meteo.messages.StoredReading;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Writes readings and their roll-ups, one transaction a month. A reading is known by its identity:
 * the first content stays, a repetition changes nothing, another content becomes a row of the
 * conflicts. What is written again after a failure is so written once. For one thread.
 */
public final class ReadingWriter {
  private static final String INSERT =
      "INSERT INTO readings (series, ts, a, b, coefficient, origin) VALUES (?, ?, ?, ?, ?, ?)"
          + " ON CONFLICT DO NOTHING";
  private static final String CONFLICT =
      "INSERT INTO conflicts (series, ts, a, b, coefficient, origin, content, seen)"
          + " VALUES (?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT DO NOTHING";
  private static final String STORED =
      "SELECT r.a, r.b, o.latitude, o.longitude, o.imported FROM readings r"
          + " JOIN origins o ON o.id = r.origin WHERE r.series = ? AND r.ts = ?";

  private final Database database;
  private final boolean imported;

  /** A reading with the numbers that it is stored under. */
  private record Row(int series, long micros, int origin, StoredReading stored) {}

  private record Slot(Level level, int series, long start) implements Comparable<Slot> {
    private static final Comparator<Slot> ORDER =
        Comparator.comparing(Slot::level).thenComparing(Slot::series).thenComparing(Slot::start);

    @Override
    public int compareTo(Slot other) {
      return ORDER.compare(this, other);
    }
  }

  /**
   * @param imported whether what is written comes from files, not from workers
   */
  public ReadingWriter(Database database, boolean imported) {
    this.database = database;
    this.imported = imported;
  }

  /**
   * Writes readings; blocks until they are on the disk.
   *
   * @param seenMicros now, for conflicts
   * @throws SQLException when it is not known whether all of them are there; to be written again
   */
  public Written write(List<StoredReading> readings, long seenMicros) throws SQLException {
    Map<YearMonth, List<StoredReading>> byMonth =
        readings.stream()
            .collect(
                Collectors.groupingBy(
                    stored -> Months.of(Months.micros(stored.reading().timestamp())),
                    TreeMap::new,
                    Collectors.toList()));
    Written all = Written.NOTHING;
    for (Map.Entry<YearMonth, List<StoredReading>> month : byMonth.entrySet()) {
      MonthTables tables = database.toWrite(month.getKey());
      tables.begin();
      all = all.plus(write(tables, month.getValue(), seenMicros));
      tables.commit();
    }
    return all;
  }

  private Written write(MonthTables tables, List<StoredReading> readings, long seenMicros)
      throws SQLException {
    List<Row> rows = rows(tables, readings);
    int[] added = insert(tables, rows);
    Map<Slot, RollUp> rollUps = new TreeMap<>();
    Written written = Written.NOTHING;
    for (int i = 0; i < rows.size(); i++) {
      Row row = rows.get(i);
      if (added[i] != 0) {
        for (Level level : Level.values()) {
          Slot slot = new Slot(level, row.series(), level.begin(row.micros()));
          rollUps.computeIfAbsent(slot, any -> new RollUp()).add(row.stored());
        }
        written = written.plus(new Written(1, 0, 0));
      } else {
        written = written.plus(repeat(tables, row, seenMicros));
      }
    }
    add(tables, rollUps);
    return written;
  }

  /** In the order of the key: it is quicker, and two writers do not wait for each other. */
  private List<Row> rows(MonthTables tables, List<StoredReading> readings) throws SQLException {
    List<Row> rows = new ArrayList<>(readings.size());
    for (StoredReading stored : readings) {
      Reading reading = stored.reading();
      rows.add(
          new Row(
              tables.series(reading.sensor(), reading.kind()),
              Months.micros(reading.timestamp()),
              tables.origin(imported, reading.location()),
              stored));
    }
    rows.sort(Comparator.comparingInt(Row::series).thenComparingLong(Row::micros));
    return rows;
  }

  /** For each row, whether it was not there. */
  private int[] insert(MonthTables tables, List<Row> rows) throws SQLException {
    try (PreparedStatement insert = tables.connection().prepareStatement(INSERT)) {
      for (Row row : rows) {
        set(tables, insert, row);
        insert.addBatch();
      }
      int[] counts = insert.executeBatch();
      if (counts.length != rows.size() || Arrays.stream(counts).anyMatch(n -> n < 0)) {
        throw new SQLException("the database does not say which rows were new");
      }
      return counts;
    }
  }

  private static void set(MonthTables tables, PreparedStatement statement, Row row)
      throws SQLException {
    Reading reading = row.stored().reading();
    statement.setInt(1, row.series());
    statement.setLong(2, row.micros());
    tables.dialect().set(statement, 3, RollUp.first(reading));
    tables.dialect().set(statement, 4, RollUp.second(reading));
    statement.setInt(5, row.stored().coefficient().hundredths());
    statement.setInt(6, row.origin());
  }

  private Written repeat(MonthTables tables, Row row, long seenMicros) throws SQLException {
    Reading reading = row.stored().reading();
    boolean storedAsImported;
    try (PreparedStatement query = tables.connection().prepareStatement(STORED)) {
      query.setInt(1, row.series());
      query.setLong(2, row.micros());
      try (ResultSet there = query.executeQuery()) {
        if (!there.next()) {
          throw new SQLException("a reading is neither new nor stored");
        }
        if (!isSame(there, reading)) {
          addConflict(tables, row, seenMicros);
          return new Written(0, 0, 1);
        }
        storedAsImported = there.getInt(5) != 0;
      }
    }
    if (storedAsImported && !imported) {
      countAsTold(tables, row);
    }
    return new Written(0, 1, 0);
  }

  private static boolean isSame(ResultSet there, Reading reading) throws SQLException {
    Location location = reading.location();
    return Objects.equals(Dialect.get(there, 1), (Double) RollUp.first(reading))
        && Objects.equals(Dialect.get(there, 2), RollUp.second(reading))
        && Objects.equals(degrees(there, 3), location == null ? null : location.latitude())
        && Objects.equals(degrees(there, 4), location == null ? null : location.longitude());
  }

  private static @Nullable Double degrees(ResultSet row, int index) throws SQLException {
    double value = row.getDouble(index);
    return row.wasNull() ? null : value;
  }

  private static void addConflict(MonthTables tables, Row row, long seenMicros)
      throws SQLException {
    try (PreparedStatement insert = tables.connection().prepareStatement(CONFLICT)) {
      set(tables, insert, row);
      insert.setLong(7, ContentHash.of(row.stored().reading()));
      insert.setLong(8, seenMicros);
      insert.executeUpdate();
    }
  }

  /** A worker counted what had been imported: from now on its windows can be compared. */
  private static void countAsTold(MonthTables tables, Row row) throws SQLException {
    try (PreparedStatement update =
        tables
            .connection()
            .prepareStatement("UPDATE readings SET origin = ? WHERE series = ? AND ts = ?")) {
      update.setInt(1, row.origin());
      update.setInt(2, row.series());
      update.setLong(3, row.micros());
      update.executeUpdate();
    }
  }

  private static void add(MonthTables tables, Map<Slot, RollUp> rollUps) throws SQLException {
    for (Level level : Level.values()) {
      try (PreparedStatement upsert =
          tables.connection().prepareStatement(upsert(level.table(), tables.dialect()))) {
        for (Map.Entry<Slot, RollUp> entry : rollUps.entrySet()) {
          if (entry.getKey().level() == level) {
            set(upsert, entry.getKey(), entry.getValue());
            upsert.addBatch();
          }
        }
        var unused = upsert.executeBatch();
      }
    }
  }

  private static void set(PreparedStatement upsert, Slot slot, RollUp rollUp) throws SQLException {
    upsert.setInt(1, slot.series());
    upsert.setLong(2, slot.start());
    upsert.setLong(3, rollUp.count());
    int index = 4;
    for (RollUp.Figures figures : List.of(rollUp.a(), rollUp.b(), rollUp.coefficient())) {
      boolean none = figures.min() > figures.max();
      for (double value : new double[] {figures.sum(), figures.min(), figures.max()}) {
        if (none) {
          upsert.setNull(index++, Types.DOUBLE);
        } else {
          upsert.setDouble(index++, value);
        }
      }
    }
  }

  private static String upsert(String table, Dialect dialect) {
    String columns = String.join(", ", Schema.sums());
    String marks = Schema.sums().stream().map(column -> "?").collect(Collectors.joining(", "));
    String merged =
        Schema.sums().stream()
            .map(column -> column + " = " + merged(table, column, dialect))
            .collect(Collectors.joining(", "));
    return "INSERT INTO %1$s (series, start, n, %2$s) VALUES (?, ?, ?, %3$s)"
            .formatted(table, columns, marks)
        + " ON CONFLICT (series, start) DO UPDATE SET n = %1$s.n + excluded.n, %2$s"
            .formatted(table, merged);
  }

  private static String merged(String table, String column, Dialect dialect) {
    String both = table + "." + column + ", excluded." + column;
    if (column.endsWith("_sum")) {
      return both.replace(",", " +");
    }
    return (column.endsWith("_min") ? dialect.least() : dialect.greatest()) + "(" + both + ")";
  }
}
