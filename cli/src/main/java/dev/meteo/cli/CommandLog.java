package dev.meteo.cli;

import static java.nio.file.StandardOpenOption.APPEND;
import static java.nio.file.StandardOpenOption.CREATE;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The log file of one process: stack traces and what the libraries say go there, so that standard
 * error stays readable and the dashboard's screen whole. A file that stayed empty is removed.
 */
final class CommandLog {
  private static volatile @Nullable Path file;

  private CommandLog() {}

  /** Directs slf4j-simple to a file, before any logger exists; to nowhere if that fails. */
  static CommandLog open(Path directory, String command) {
    setDefault("org.slf4j.simpleLogger.showDateTime", "true");
    setDefault("org.slf4j.simpleLogger.dateTimeFormat", "yyyy-MM-dd'T'HH:mm:ss.SSSXXX");
    setDefault("org.slf4j.simpleLogger.defaultLogLevel", "warn");
    setDefault("org.slf4j.simpleLogger.log.dev.meteo", "info");
    if (System.getProperty("org.slf4j.simpleLogger.logFile") == null) {
      openFile(directory, command);
    }
    return new CommandLog();
  }

  private static void openFile(Path directory, String command) {
    try {
      Files.createDirectories(directory);
      Path own = directory.resolve(command + "-" + ProcessHandle.current().pid() + ".log");
      // A file that cannot be opened would make the logger write to the screen.
      Files.newOutputStream(own, CREATE, APPEND).close();
      System.setProperty("org.slf4j.simpleLogger.logFile", own.toString());
      file = own;
    } catch (IOException e) {
      System.err.println("meteo: no log is kept: cannot write to " + directory);
      System.setProperty("org.slf4j.simpleLogger.defaultLogLevel", "off");
      System.setProperty("org.slf4j.simpleLogger.log.dev.meteo", "off");
    }
  }

  private static void setDefault(String property, String value) {
    if (System.getProperty(property) == null) {
      System.setProperty(property, value);
    }
  }

  static void failure(Exception failure) {
    Logger logger = LoggerFactory.getLogger(CommandLog.class);
    logger.error("the command failed", failure);
  }

  /** Where the stack trace is, in brackets; nothing when no log is kept. */
  static String where() {
    Path own = file;
    return own == null ? "" : " (more in " + own + ")";
  }

  /** Removes the file if nothing was logged. */
  void close() {
    Path own = file;
    try {
      if (own != null && Files.exists(own) && Files.size(own) == 0) {
        Files.delete(own);
      }
    } catch (IOException e) {
      System.err.println("meteo: cannot remove the empty log " + own);
    }
  }
}
