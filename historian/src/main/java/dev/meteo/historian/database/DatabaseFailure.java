package dev.meteo.historian.database;

import dev.meteo.messages.VisibleText;
import java.sql.SQLException;
import java.util.Locale;
import org.sqlite.SQLiteException;

/** Why a database failed, in words for people. */
public final class DatabaseFailure {
  private static final int MAX_LENGTH = 200;

  private DatabaseFailure() {}

  /** The reason, safe to print. */
  public static String reason(SQLException failure) {
    if (failure instanceof SQLiteException sqlite) {
      return switch (sqlite.getResultCode()) {
        case SQLITE_FULL -> "the disk is full";
        case SQLITE_BUSY, SQLITE_BUSY_SNAPSHOT, SQLITE_BUSY_RECOVERY ->
            "another process holds the file";
        case SQLITE_READONLY, SQLITE_READONLY_DBMOVED, SQLITE_READONLY_DIRECTORY ->
            "the file may not be written, or was deleted";
        case SQLITE_CANTOPEN -> "the file cannot be opened";
        case SQLITE_CORRUPT, SQLITE_NOTADB -> "the file is damaged or no database";
        default ->
            sqlite.getResultCode().name().startsWith("SQLITE_IOERR")
                ? "the disk failed or is full (" + sqlite.getResultCode().name() + ")"
                : text(failure);
      };
    }
    return text(failure);
  }

  /** Whether trying again cannot help: the address, the user or its rights are wrong. */
  public static boolean isHopeless(SQLException failure) {
    String state = failure.getSQLState();
    return state != null
        && (state.startsWith("28") || state.equals("3D000") || state.equals("42501"));
  }

  private static String text(SQLException failure) {
    String message = failure.getMessage();
    String words = message == null ? "it failed" : message.replaceAll("\\s*\\R\\s*", " ").strip();
    if (words.toLowerCase(Locale.ROOT).startsWith("fatal: ")) {
      words = words.substring(7);
    }
    return VisibleText.of(words, MAX_LENGTH);
  }
}
