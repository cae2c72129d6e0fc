package dev.meteo.historian.database;

import dev.meteo.messages.Location;
import dev.meteo.messages.ReadingKind;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A connection to write a month's tables on, with the numbers that stand for sensors and places
 * there. These are never taken away, so they are remembered as long as the connection lives: it is
 * given up after a failure.
 */
public final class MonthTables {
  private static final int REMEMBERED = 10_000;

  private final Connection connection;
  private final Dialect dialect;
  private final Map<String, Integer> series = new Remembered();
  private final Map<String, Integer> origins = new Remembered();

  private static final class Remembered extends LinkedHashMap<String, Integer> {
    private static final long serialVersionUID = 1L;

    @Override
    protected boolean removeEldestEntry(Map.Entry<String, Integer> eldest) {
      return size() > REMEMBERED;
    }
  }

  MonthTables(Connection connection, Dialect dialect) {
    this.connection = connection;
    this.dialect = dialect;
  }

  Connection connection() {
    return connection;
  }

  Dialect dialect() {
    return dialect;
  }

  void begin() throws SQLException {
    dialect.begin(connection);
  }

  void commit() throws SQLException {
    dialect.commit(connection);
  }

  /** The number of a sensor's readings of a kind. */
  int series(String sensor, ReadingKind kind) throws SQLException {
    String name = kind.wireName() + "." + sensor;
    Integer known = series.get(name);
    if (known == null) {
      known = find(sensor, kind);
      if (known == null) {
        add(sensor, kind);
        known = find(sensor, kind);
      }
      if (known == null) {
        throw new SQLException("a sensor was not added");
      }
      series.put(name, known);
    }
    return known;
  }

  /**
   * The number of a way by which readings come: told by workers or imported, from a place or not.
   */
  int origin(boolean imported, @Nullable Location location) throws SQLException {
    String name = imported + " " + location;
    Integer known = origins.get(name);
    if (known == null) {
      known = find(imported, location);
      if (known == null) {
        add(imported, location);
        known = find(imported, location);
      }
      if (known == null) {
        throw new SQLException("an origin was not added");
      }
      origins.put(name, known);
    }
    return known;
  }

  private @Nullable Integer find(String sensor, ReadingKind kind) throws SQLException {
    try (PreparedStatement query =
        connection.prepareStatement("SELECT id FROM series WHERE sensor = ? AND kind = ?")) {
      query.setString(1, sensor);
      query.setString(2, kind.wireName());
      return id(query);
    }
  }

  private void add(String sensor, ReadingKind kind) throws SQLException {
    try (PreparedStatement insert =
        connection.prepareStatement(
            "INSERT INTO series (sensor, kind) VALUES (?, ?) ON CONFLICT DO NOTHING")) {
      insert.setString(1, sensor);
      insert.setString(2, kind.wireName());
      insert.executeUpdate();
    }
  }

  private @Nullable Integer find(boolean imported, @Nullable Location location)
      throws SQLException {
    String place =
        location == null
            ? "latitude IS NULL AND longitude IS NULL"
            : "latitude = ? AND longitude = ?";
    try (PreparedStatement query =
        connection.prepareStatement(
            "SELECT min(id) FROM origins WHERE imported = ? AND " + place)) {
      query.setInt(1, imported ? 1 : 0);
      if (location != null) {
        query.setDouble(2, location.latitude());
        query.setDouble(3, location.longitude());
      }
      return id(query);
    }
  }

  private void add(boolean imported, @Nullable Location location) throws SQLException {
    try (PreparedStatement insert =
        connection.prepareStatement(
            "INSERT INTO origins (imported, latitude, longitude) VALUES (?, ?, ?)")) {
      insert.setInt(1, imported ? 1 : 0);
      if (location == null) {
        insert.setNull(2, Types.DOUBLE);
        insert.setNull(3, Types.DOUBLE);
      } else {
        insert.setDouble(2, location.latitude());
        insert.setDouble(3, location.longitude());
      }
      insert.executeUpdate();
    }
  }

  private static @Nullable Integer id(PreparedStatement query) throws SQLException {
    try (ResultSet row = query.executeQuery()) {
      if (!row.next()) {
        return null;
      }
      int id = row.getInt(1);
      return row.wasNull() ? null : id;
    }
  }
}
