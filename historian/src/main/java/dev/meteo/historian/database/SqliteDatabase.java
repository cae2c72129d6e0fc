package dev.meteo.historian.database;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.DateTimeException;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.sqlite.SQLiteConfig;

/** A folder with a file of SQLite for each month, and one for the notes. */
public final class SqliteDatabase implements Database {
  /** Older ones can damage their write-ahead log. */
  static final String OLDEST_VERSION = "3.51.3";

  private static final Logger LOGGER = LoggerFactory.getLogger(SqliteDatabase.class);
  private static final String NOTES = "notes.db";
  private static final Pattern MONTH_FILE = Pattern.compile("(\\d{4}-\\d{2})\\.db");
  private static final int BUSY_TIMEOUT_MS = 10_000;

  /** Above this the write-ahead log is cut once it has been copied into the file. */
  private static final int LOG_BYTES = 64 * 1024 * 1024;

  /** Open at a time; late readings come for the month before. */
  private static final int MOST_OPEN = 4;

  private final Path directory;
  private final Map<YearMonth, MonthTables> writing = new LinkedHashMap<>();
  private final Map<YearMonth, Connection> reading = new LinkedHashMap<>();
  private @Nullable Connection notes;
  private @Nullable Connection notesRead;

  /** Opens nothing yet. */
  public SqliteDatabase(Path directory) {
    this.directory = directory;
  }

  @Override
  public Dialect dialect() {
    return Dialect.SQLITE;
  }

  @Override
  public List<YearMonth> months() throws SQLException {
    if (!Files.isDirectory(directory)) {
      return List.of();
    }
    try (Stream<Path> files = Files.list(directory)) {
      return files
          .map(file -> month(file.getFileName().toString()))
          .flatMap(Stream::ofNullable)
          .sorted()
          .toList();
    } catch (IOException e) {
      throw new SQLException("cannot list " + directory + ": " + e.getMessage(), e);
    }
  }

  @Override
  public MonthTables toWrite(YearMonth month) throws SQLException {
    MonthTables open = writing.remove(month);
    if (open != null && !Files.exists(file(month))) { // somebody has deleted it
      close(open.connection());
      open = null;
    }
    if (open == null) {
      Connection connection = open(file(month), false);
      try {
        Schema.createMonthFile(connection);
      } catch (SQLException e) {
        close(connection);
        throw e;
      }
      open = new MonthTables(connection, dialect());
    }
    writing.put(month, open);
    if (writing.size() > MOST_OPEN) {
      YearMonth eldest = writing.keySet().iterator().next();
      close(writing.remove(eldest).connection());
    }
    return open;
  }

  @Override
  public Connection toRead(YearMonth month) throws SQLException {
    Connection open = reading.remove(month);
    if (open == null) {
      open = open(file(month), true);
    }
    reading.put(month, open);
    if (reading.size() > MOST_OPEN) {
      YearMonth eldest = reading.keySet().iterator().next();
      close(reading.remove(eldest));
    }
    return open;
  }

  @Override
  public Connection notes() throws SQLException {
    Connection open = notes;
    if (open == null) {
      open = open(directory.resolve(NOTES), false);
      Schema.createNotesFile(open);
      notes = open;
    }
    return open;
  }

  @Override
  public Connection notesToRead() throws SQLException {
    Connection open = notesRead;
    if (open == null) {
      Path file = directory.resolve(NOTES);
      if (Files.exists(file)) {
        open = open(file, true);
      } else {
        open = DriverManager.getConnection("jdbc:sqlite::memory:");
        Schema.createNotesFile(open);
      }
      notesRead = open;
    }
    return open;
  }

  @Override
  public void drop(YearMonth month) throws SQLException {
    MonthTables open = writing.remove(month);
    if (open != null) {
      close(open.connection());
    }
    Connection read = reading.remove(month);
    if (read != null) {
      close(read);
    }
    try {
      for (String end : List.of("", "-wal", "-shm")) {
        Files.deleteIfExists(directory.resolve(month + ".db" + end));
      }
    } catch (IOException e) {
      throw new SQLException("cannot delete " + file(month) + ": " + e.getMessage(), e);
    }
  }

  @Override
  public void doneReading() {}

  @Override
  public void abandon() {
    close();
  }

  @Override
  public void close() {
    List<Connection> all = new ArrayList<>(reading.values());
    writing.values().forEach(month -> all.add(month.connection()));
    if (notes != null) {
      all.add(notes);
    }
    if (notesRead != null) {
      all.add(notesRead);
    }
    writing.clear();
    reading.clear();
    notes = null;
    notesRead = null;
    all.forEach(SqliteDatabase::close);
  }

  /** The folder. */
  @Override
  public String toString() {
    return directory.toString();
  }

  private Path file(YearMonth month) {
    return directory.resolve(month + ".db");
  }

  private Connection open(Path file, boolean readOnly) throws SQLException {
    if (!readOnly) {
      try {
        Files.createDirectories(directory);
      } catch (IOException e) {
        throw new SQLException("cannot create " + directory + ": " + e.getMessage(), e);
      }
    }
    SQLiteConfig config = new SQLiteConfig();
    config.setBusyTimeout(BUSY_TIMEOUT_MS);
    config.setReadOnly(readOnly);
    if (!readOnly) {
      config.setJournalMode(SQLiteConfig.JournalMode.WAL);
      config.setSynchronous(SQLiteConfig.SynchronousMode.FULL);
      config.setJournalSizeLimit(LOG_BYTES);
    }
    Connection connection = config.createConnection("jdbc:sqlite:" + file);
    try {
      requireVersion(connection);
      return connection;
    } catch (SQLException e) {
      close(connection);
      throw e;
    }
  }

  private static void requireVersion(Connection connection) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery("SELECT sqlite_version()")) {
      String version = row.next() ? row.getString(1) : "";
      if (!isNewEnough(version)) {
        throw new SQLException(
            "SQLite %s is too old: before %s it can damage its write-ahead log"
                .formatted(version, OLDEST_VERSION));
      }
    }
  }

  static boolean isNewEnough(String version) {
    int[] wanted = numbers(OLDEST_VERSION);
    int[] given = numbers(version);
    for (int i = 0; i < wanted.length; i++) {
      if (given[i] != wanted[i]) {
        return given[i] > wanted[i];
      }
    }
    return true;
  }

  private static int[] numbers(String version) {
    Matcher matcher = Pattern.compile("(\\d{1,4})\\.(\\d{1,4})\\.(\\d{1,4}).*").matcher(version);
    return matcher.matches()
        ? new int[] {
          Integer.parseInt(matcher.group(1)),
          Integer.parseInt(matcher.group(2)),
          Integer.parseInt(matcher.group(3))
        }
        : new int[3];
  }

  private static @Nullable YearMonth month(String name) {
    Matcher matcher = MONTH_FILE.matcher(name);
    try {
      return matcher.matches() ? YearMonth.parse(matcher.group(1)) : null;
    } catch (DateTimeException e) {
      return null;
    }
  }

  private static void close(Connection connection) {
    try {
      connection.close();
    } catch (SQLException e) {
      LOGGER.info("a file was not closed in order", e);
    }
  }
}
