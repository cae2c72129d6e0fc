package dev.meteo.historian.database;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.YearMonth;
import java.util.List;

/**
 * Where the history is kept: one part a month (UTC), each with the same tables, and the historian's
 * own notes. A transaction is one part's alone.
 *
 * <p>Connects when it is first used. For one thread; all methods block. After an {@link
 * SQLException} the caller {@linkplain #abandon abandons} the connections, and the next use opens
 * new ones.
 */
public interface Database extends AutoCloseable {
  /** Its words for what SQL has several words for. */
  Dialect dialect();

  /** The months that have a part, in order. */
  List<YearMonth> months() throws SQLException;

  /** A month's tables to write to, made if they are missing, within the dialect's transactions. */
  MonthTables toWrite(YearMonth month) throws SQLException;

  /** A connection that sees a month's tables, for reading only; stays the database's. */
  Connection toRead(YearMonth month) throws SQLException;

  /** A connection that sees the historian's notes, within the dialect's transactions. */
  Connection notes() throws SQLException;

  /** The same for reading only, once there is a month; it stays the database's. */
  Connection notesToRead() throws SQLException;

  /** Gives up what a reading connection holds: until then nobody can drop what was read. */
  void doneReading() throws SQLException;

  /** Deletes a month with all that is in it. */
  void drop(YearMonth month) throws SQLException;

  /** Gives up what is not committed, and the connections; does not fail. */
  void abandon();

  /** Ends the connections. May be called again. */
  @Override
  void close();
}
