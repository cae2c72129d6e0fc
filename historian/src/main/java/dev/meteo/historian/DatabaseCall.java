package dev.meteo.historian;

import dev.meteo.cli.FileFailure;
import dev.meteo.cli.UserError;
import dev.meteo.historian.database.Database;
import dev.meteo.historian.database.DatabaseFailure;
import java.io.IOException;
import java.sql.SQLException;

/** Runs a command on its database, and says in one line why it failed. */
final class DatabaseCall {
  /** What a command does. */
  @FunctionalInterface
  interface Work {
    int run(Database database) throws SQLException, IOException, InterruptedException;
  }

  private DatabaseCall() {}

  /** Opens, works and closes. */
  static int run(DatabaseOptions options, Work work) throws IOException, InterruptedException {
    try (Database database = options.open()) {
      return work.run(database);
    } catch (SQLException e) {
      throw new UserError("the database failed: " + DatabaseFailure.reason(e), e);
    } catch (IOException e) {
      if (FileFailure.isClosedPipe(e)) {
        return 0; // whoever read this has had enough
      }
      throw e;
    }
  }
}
