package dev.meteo.historian.database;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/**
 * The tables. Times are microseconds since the epoch. What {@code a}, {@code b} and {@code c} are
 * depends on the kind: temperature, humidity and wellness of air, CO2, nothing and the pollution
 * coefficient of pollution; coefficients are whole hundredths.
 */
final class Schema {
  /** What is kept by the month in PostgreSQL, and by what. */
  static final List<String> PARTITIONED =
      List.of("readings", "conflicts", "hours", "days", "windows");

  private static final List<String> SUMS =
      Stream.of("a", "b", "c")
          .flatMap(column -> Stream.of(column + "_sum", column + "_min", column + "_max"))
          .toList();

  private Schema() {}

  static List<String> sums() {
    return SUMS;
  }

  /** The columns of a coefficient's figures in a window. */
  static List<String> figures(String prefix) {
    return Stream.of("n", "sum", "mean", "stddev", "min", "max", "newest", "fingerprint")
        .map(column -> prefix + column)
        .toList();
  }

  static void createMonthFile(Connection connection) throws SQLException {
    List<String> statements = new ArrayList<>();
    statements.add(
        "CREATE TABLE IF NOT EXISTS series (id INTEGER PRIMARY KEY, sensor TEXT NOT NULL,"
            + " kind TEXT NOT NULL, UNIQUE (sensor, kind))");
    statements.add(
        "CREATE TABLE IF NOT EXISTS origins (id INTEGER PRIMARY KEY, imported INTEGER NOT NULL,"
            + " latitude, longitude)");
    statements.add("CREATE INDEX IF NOT EXISTS origins_place ON origins (latitude, longitude)");
    tables("INTEGER", "", "WITHOUT ROWID").forEach(statements::add);
    execute(connection, statements);
  }

  static void createNotesFile(Connection connection) throws SQLException {
    execute(connection, notes("INTEGER"));
  }

  static void createServer(Connection connection) throws SQLException {
    List<String> statements = new ArrayList<>();
    statements.add(
        "CREATE TABLE IF NOT EXISTS series (id INTEGER GENERATED ALWAYS AS IDENTITY PRIMARY KEY,"
            + " sensor TEXT NOT NULL, kind TEXT NOT NULL, UNIQUE (sensor, kind))");
    statements.add(
        "CREATE TABLE IF NOT EXISTS origins (id INTEGER GENERATED ALWAYS AS IDENTITY PRIMARY KEY,"
            + " imported INTEGER NOT NULL, latitude DOUBLE PRECISION, longitude DOUBLE PRECISION)");
    statements.add("CREATE INDEX IF NOT EXISTS origins_place ON origins (latitude, longitude)");
    tables("BIGINT", "DOUBLE PRECISION", "PARTITION BY RANGE").forEach(statements::add);
    statements.addAll(notes("BIGINT"));
    execute(connection, statements);
  }

  static void createPartitions(Connection connection, YearMonth month) throws SQLException {
    List<String> statements = new ArrayList<>();
    for (String table : PARTITIONED) {
      String partition = partition(table, month);
      if (!exists(connection, partition)) { // attached, it does not wait for those who read others
        statements.add("CREATE TABLE %s (LIKE %s INCLUDING ALL)".formatted(partition, table));
        statements.add(
            "ALTER TABLE %s ATTACH PARTITION %s FOR VALUES FROM (%d) TO (%d)"
                .formatted(table, partition, Months.begin(month), Months.end(month)));
      }
    }
    execute(connection, statements);
  }

  private static boolean exists(Connection connection, String table) throws SQLException {
    try (PreparedStatement query =
        connection.prepareStatement("SELECT to_regclass(?) IS NOT NULL")) {
      query.setString(1, "meteo." + table);
      try (ResultSet row = query.executeQuery()) {
        return row.next() && row.getBoolean(1);
      }
    }
  }

  static void dropPartitions(Connection connection, YearMonth month) throws SQLException {
    execute(
        connection,
        PARTITIONED.stream()
            .map(table -> "DROP TABLE IF EXISTS " + partition(table, month))
            .toList());
  }

  static String partition(String table, YearMonth month) {
    return String.format(
        Locale.ROOT, "%s_%04d_%02d", table, month.getYear(), month.getMonthValue());
  }

  private static Stream<String> tables(String whole, String real, String kind) {
    String byTime = kind.startsWith("PARTITION") ? kind + " (ts)" : kind;
    String byStart = kind.startsWith("PARTITION") ? kind + " (start)" : kind;
    String values =
        "a %1$s, b %1$s, coefficient INTEGER NOT NULL, origin INTEGER NOT NULL".formatted(real);
    String sums =
        SUMS.stream()
            .map(column -> column + " " + real)
            .reduce("n " + whole, (x, y) -> x + ", " + y);
    String figures =
        "n %1$s, sum %2$s, mean %2$s, stddev %2$s, min %2$s, max %2$s, newest %1$s, fingerprint %1$s"
            .formatted(whole, real);
    return Stream.of(
            "readings (series INTEGER NOT NULL, ts %s NOT NULL, %s, PRIMARY KEY (series, ts)) %s"
                .formatted(whole, values, byTime),
            ("conflicts (series INTEGER NOT NULL, ts %1$s NOT NULL, content %1$s NOT NULL, %2$s,"
                    + " seen %1$s NOT NULL, PRIMARY KEY (series, ts, content)) %3$s")
                .formatted(whole, values, byTime),
            "hours (series INTEGER NOT NULL, start %s NOT NULL, %s, PRIMARY KEY (series, start)) %s"
                .formatted(whole, sums, byStart),
            "days (series INTEGER NOT NULL, start %s NOT NULL, %s, PRIMARY KEY (series, start)) %s"
                .formatted(whole, sums, byStart),
            ("windows (start %1$s NOT NULL, finish %1$s NOT NULL, revision INTEGER NOT NULL,"
                    + " %2$s, %3$s, PRIMARY KEY (start, finish)) %4$s")
                .formatted(whole, prefixed("w_", figures), prefixed("p_", figures), byStart))
        .map(table -> "CREATE TABLE IF NOT EXISTS " + table);
  }

  private static String prefixed(String prefix, String columns) {
    return prefix + columns.replace(", ", ", " + prefix);
  }

  private static List<String> notes(String whole) {
    return List.of(
        "CREATE TABLE IF NOT EXISTS notes (name TEXT PRIMARY KEY, value TEXT NOT NULL)",
        ("CREATE TABLE IF NOT EXISTS told (worker TEXT NOT NULL, since %1$s NOT NULL,"
                + " shard INTEGER NOT NULL, first %1$s NOT NULL, last %1$s NOT NULL,"
                + " first_at %1$s NOT NULL, last_at %1$s NOT NULL,"
                + " PRIMARY KEY (worker, since, shard, first))")
            .formatted(whole));
  }

  private static void execute(Connection connection, List<String> statements) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      for (String sql : statements) {
        statement.execute(sql);
      }
    }
  }
}
