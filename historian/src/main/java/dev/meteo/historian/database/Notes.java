package dev.meteo.historian.database;

import dev.meteo.messages.StoredReadings;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * What the historian has to remember beside the data: its place in the history, and which of the
 * workers' numbered messages have come. For one thread.
 */
public final class Notes {
  /** The oldest ranges are forgotten above this, and the gaps between them. */
  static final int MOST_RANGES = 10_000;

  private static final String PLACE = "history";
  private static final String RANGE_COLUMNS =
      "worker, since, shard, first, last, first_at, last_at";

  private final Database database;

  /** The database stays the caller's. */
  public Notes(Database database) {
    this.database = database;
  }

  /** Up to where the history has been written; empty when none of it was. */
  public Optional<HistoryPlace> historyPlace() throws SQLException {
    Connection connection = database.notes();
    database.dialect().begin(connection);
    try (PreparedStatement query =
        connection.prepareStatement("SELECT value FROM notes WHERE name = ?")) {
      query.setString(1, PLACE);
      try (ResultSet row = query.executeQuery()) {
        Optional<HistoryPlace> place =
            row.next() ? HistoryPlace.parse(row.getString(1)) : Optional.empty();
        database.dialect().commit(connection);
        return place;
      }
    }
  }

  /** Notes the place, after all up to it is written. */
  public void reached(HistoryPlace place) throws SQLException {
    Connection connection = database.notes();
    database.dialect().begin(connection);
    try (PreparedStatement upsert =
        connection.prepareStatement(
            "INSERT INTO notes (name, value) VALUES (?, ?)"
                + " ON CONFLICT (name) DO UPDATE SET value = excluded.value")) {
      upsert.setString(1, PLACE);
      upsert.setString(2, place.toString());
      upsert.executeUpdate();
    }
    database.dialect().commit(connection);
  }

  /** Notes which messages have come, after their readings are written. */
  public void came(Collection<StoredReadings> messages) throws SQLException {
    Map<ToldRange.Run, List<ToldRange>> byRun =
        messages.stream().map(ToldRange::of).collect(Collectors.groupingBy(ToldRange::run));
    Connection connection = database.notes();
    database.dialect().begin(connection);
    lock(connection);
    for (Map.Entry<ToldRange.Run, List<ToldRange>> run : byRun.entrySet()) {
      for (ToldRange range : ToldRange.merged(run.getValue())) {
        merge(connection, range);
      }
    }
    forgetOldest(connection);
    database.dialect().commit(connection);
  }

  /** What did not come between what did, the oldest first. */
  public List<Gap> gaps() throws SQLException {
    List<Gap> gaps = new ArrayList<>();
    if (database.months().isEmpty()) {
      return gaps;
    }
    Connection connection = database.notesToRead();
    try (PreparedStatement query =
            connection.prepareStatement(
                "SELECT " + RANGE_COLUMNS + " FROM told ORDER BY worker, since, shard, first");
        ResultSet row = query.executeQuery()) {
      ToldRange before = null;
      while (row.next()) {
        ToldRange range = range(row);
        if (before != null && before.run().equals(range.run())) {
          gaps.add(
              new Gap(
                  range.run().worker(),
                  range.run().shard(),
                  range.first() - before.last() - 1,
                  before.lastAt(),
                  range.firstAt()));
        }
        before = range;
      }
    }
    database.doneReading();
    gaps.sort(Comparator.comparing(Gap::after));
    return gaps;
  }

  /** Two historians may note at once; SQLite's transactions exclude each other by themselves. */
  private void lock(Connection connection) throws SQLException {
    if (database.dialect() == Dialect.POSTGRESQL) {
      try (PreparedStatement lock =
          connection.prepareStatement("LOCK TABLE told IN SHARE ROW EXCLUSIVE MODE")) {
        lock.execute();
      }
    }
  }

  private static void merge(Connection connection, ToldRange range) throws SQLException {
    ToldRange whole = range;
    List<Long> merged = new ArrayList<>();
    try (PreparedStatement query =
        connection.prepareStatement(
            "SELECT "
                + RANGE_COLUMNS
                + " FROM told WHERE worker = ? AND since = ? AND shard = ?"
                + " AND first <= ? AND last >= ?")) {
      setRun(query, range.run());
      query.setLong(4, range.last() + 1);
      query.setLong(5, range.first() - 1);
      try (ResultSet row = query.executeQuery()) {
        while (row.next()) {
          ToldRange other = range(row);
          merged.add(other.first());
          whole = whole.with(other);
        }
      }
    }
    delete(connection, range.run(), merged);
    insert(connection, whole);
  }

  private static void delete(Connection connection, ToldRange.Run run, List<Long> firsts)
      throws SQLException {
    try (PreparedStatement delete =
        connection.prepareStatement(
            "DELETE FROM told WHERE worker = ? AND since = ? AND shard = ? AND first = ?")) {
      for (long first : firsts) {
        setRun(delete, run);
        delete.setLong(4, first);
        delete.executeUpdate();
      }
    }
  }

  private static void insert(Connection connection, ToldRange range) throws SQLException {
    try (PreparedStatement insert =
        connection.prepareStatement(
            "INSERT INTO told (" + RANGE_COLUMNS + ") VALUES (?, ?, ?, ?, ?, ?, ?)")) {
      setRun(insert, range.run());
      insert.setLong(4, range.first());
      insert.setLong(5, range.last());
      insert.setLong(6, Months.micros(range.firstAt()));
      insert.setLong(7, Months.micros(range.lastAt()));
      insert.executeUpdate();
    }
  }

  private static void forgetOldest(Connection connection) throws SQLException {
    try (PreparedStatement delete =
        connection.prepareStatement(
            "DELETE FROM told WHERE last_at < (SELECT last_at FROM told"
                + " ORDER BY last_at DESC LIMIT 1 OFFSET "
                + MOST_RANGES
                + ")")) {
      delete.executeUpdate();
    }
  }

  private static void setRun(PreparedStatement statement, ToldRange.Run run) throws SQLException {
    statement.setString(1, run.worker());
    statement.setLong(2, Months.micros(run.since()));
    statement.setInt(3, run.shard());
  }

  private static ToldRange range(ResultSet row) throws SQLException {
    return new ToldRange(
        new ToldRange.Run(row.getString(1), Months.instant(row.getLong(2)), row.getInt(3)),
        row.getLong(4),
        row.getLong(5),
        Months.instant(row.getLong(6)),
        Months.instant(row.getLong(7)));
  }
}
