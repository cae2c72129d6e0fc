package dev.meteo.historian.database;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Properties;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The schema {@code meteo} of a PostgreSQL database, with partitions by month. */
public final class PostgresDatabase implements Database {
  /** How its addresses begin. */
  public static final String SCHEME = "jdbc:postgresql:";

  private static final Logger LOGGER = LoggerFactory.getLogger(PostgresDatabase.class);
  private static final Pattern PARTITION = Pattern.compile("readings_(\\d{4})_(\\d{2})");
  private static final String CONNECT_SECONDS = "5";

  /** A server that says nothing for so long is given up; queries of years take less. */
  private static final String ANSWER_SECONDS = "120";

  /** Two historians make the same partition one after the other. Any number, but always this. */
  private static final long SCHEMA_LOCK = 0x6d6574656fL;

  private final String url;
  private final Set<YearMonth> made = new HashSet<>();
  private @Nullable Connection reader;
  private @Nullable MonthTables writer;

  /**
   * Does not connect yet.
   *
   * @param url begins with {@link #SCHEME}; with user and password, unless the server needs none
   */
  public PostgresDatabase(String url) {
    this.url = url;
  }

  @Override
  public Dialect dialect() {
    return Dialect.POSTGRESQL;
  }

  @Override
  public List<YearMonth> months() throws SQLException {
    List<YearMonth> months = new ArrayList<>();
    try (PreparedStatement query =
            reader()
                .prepareStatement(
                    "SELECT tablename FROM pg_tables WHERE schemaname = 'meteo'"
                        + " AND tablename LIKE 'readings\\_%' ORDER BY tablename");
        ResultSet row = query.executeQuery()) {
      while (row.next()) {
        Matcher matcher = PARTITION.matcher(row.getString(1));
        if (matcher.matches()) {
          months.add(
              YearMonth.of(Integer.parseInt(matcher.group(1)), Integer.parseInt(matcher.group(2))));
        }
      }
    }
    return months;
  }

  @Override
  public MonthTables toWrite(YearMonth month) throws SQLException {
    MonthTables tables = writer();
    if (!made.contains(month)) {
      lockSchema(tables.connection());
      Schema.createPartitions(tables.connection(), month);
      tables.connection().commit();
      made.add(month);
    }
    return tables;
  }

  @Override
  public Connection toRead(YearMonth month) throws SQLException {
    return reader();
  }

  @Override
  public Connection notes() throws SQLException {
    return writer().connection();
  }

  @Override
  public Connection notesToRead() throws SQLException {
    return reader();
  }

  @Override
  public void drop(YearMonth month) throws SQLException {
    Connection connection = writer().connection();
    lockSchema(connection);
    Schema.dropPartitions(connection, month);
    connection.commit();
    made.remove(month);
  }

  @Override
  public void doneReading() throws SQLException {
    if (reader != null) {
      reader.rollback();
    }
  }

  @Override
  public void abandon() {
    close();
  }

  @Override
  public void close() {
    MonthTables tables = writer;
    if (tables != null) {
      close(tables.connection());
    }
    if (reader != null) {
      close(reader);
    }
    writer = null;
    reader = null;
    made.clear();
  }

  /** The address without user and password. */
  @Override
  public String toString() {
    return url.replaceFirst("\\?.*", "").replaceFirst("//[^/@]*@", "//");
  }

  private Connection reader() throws SQLException {
    Connection open = reader;
    if (open == null) {
      open = connect();
      // Rows come as they are asked for only within a transaction.
      open.setReadOnly(true);
      open.setAutoCommit(false);
      open.setTransactionIsolation(Connection.TRANSACTION_READ_COMMITTED);
      reader = open;
    }
    return open;
  }

  private MonthTables writer() throws SQLException {
    MonthTables open = writer;
    if (open == null) {
      Connection connection = connect();
      try {
        connection.setAutoCommit(false);
        lockSchema(connection);
        Schema.createServer(connection);
        connection.commit();
      } catch (SQLException e) {
        close(connection);
        throw e;
      }
      open = new MonthTables(connection, dialect());
      writer = open;
    }
    return open;
  }

  private Connection connect() throws SQLException {
    Properties properties = new Properties();
    properties.setProperty("loginTimeout", CONNECT_SECONDS);
    properties.setProperty("connectTimeout", CONNECT_SECONDS);
    properties.setProperty("socketTimeout", ANSWER_SECONDS);
    properties.setProperty("tcpKeepAlive", "true");
    properties.setProperty("ApplicationName", "meteo-historian");
    Connection connection = DriverManager.getConnection(url, properties);
    try (Statement statement = connection.createStatement()) {
      if (!hasSchema(statement)) {
        statement.execute("CREATE SCHEMA IF NOT EXISTS meteo");
      }
      statement.execute("SET search_path TO meteo");
      return connection;
    } catch (SQLException e) {
      close(connection);
      throw e;
    }
  }

  private static boolean hasSchema(Statement statement) throws SQLException {
    try (ResultSet row = statement.executeQuery("SELECT to_regnamespace('meteo') IS NOT NULL")) {
      return row.next() && row.getBoolean(1);
    }
  }

  private static void lockSchema(Connection connection) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute("SELECT pg_advisory_xact_lock(" + SCHEMA_LOCK + ")");
    }
  }

  private static void close(Connection connection) {
    try {
      connection.close();
    } catch (SQLException e) {
      LOGGER.debug("a connection was not closed in order", e);
    }
  }
}
