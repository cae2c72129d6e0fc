package dev.meteo.historian.database;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.sql.Types;
import org.jspecify.annotations.Nullable;

/**
 * What differs between the databases. Measured values are doubles in both; SQLite keeps those that
 * have at most four decimals as whole ten-thousandths, which take 3 bytes in place of 8 and read
 * back the same.
 */
public enum Dialect {
  /** Files of SQLite. */
  SQLITE("min", "max"),
  /** A PostgreSQL server. */
  POSTGRESQL("least", "greatest");

  private static final double PARTS = 10_000;
  private static final double MOST = 1e9;

  private final String least;
  private final String greatest;

  Dialect(String least, String greatest) {
    this.least = least;
    this.greatest = greatest;
  }

  /** The function for the smaller of two. */
  String least() {
    return least;
  }

  /** The function for the greater of two. */
  String greatest() {
    return greatest;
  }

  /**
   * Begins a transaction that writes. SQLite's takes the lock at once: one that first reads could
   * not write any more when another process has written since.
   */
  void begin(Connection connection) throws SQLException {
    if (this == SQLITE) {
      execute(connection, "BEGIN IMMEDIATE");
    }
  }

  /** Ends what {@link #begin} began; blocks until it is on the disk. */
  void commit(Connection connection) throws SQLException {
    if (this == SQLITE) {
      execute(connection, "COMMIT");
    } else {
      connection.commit();
    }
  }

  private static void execute(Connection connection, String sql) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  /** Sets a measured value. */
  void set(PreparedStatement statement, int index, @Nullable Double value) throws SQLException {
    if (value == null) {
      statement.setNull(index, Types.DOUBLE);
      return;
    }
    long parts = Math.round(value * PARTS);
    boolean exact =
        Math.abs(value) < MOST
            && Double.doubleToLongBits(parts / PARTS) == Double.doubleToLongBits(value);
    if (this == SQLITE && exact) {
      statement.setLong(index, parts);
    } else {
      statement.setDouble(index, value);
    }
  }

  /** Reads a measured value. */
  static @Nullable Double get(ResultSet row, int index) throws SQLException {
    return switch (row.getObject(index)) {
      case null -> null;
      case Double value -> value;
      case Number parts -> parts.longValue() / PARTS;
      default -> throw new SQLException("a value that is no number");
    };
  }
}
