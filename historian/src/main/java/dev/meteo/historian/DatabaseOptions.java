package dev.meteo.historian;

import dev.meteo.cli.HomeOption;
import dev.meteo.cli.UsageError;
import dev.meteo.historian.database.Database;
import dev.meteo.historian.database.PostgresDatabase;
import dev.meteo.historian.database.SqliteDatabase;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Where the history is kept. */
final class DatabaseOptions {
  @Mixin private final HomeOption home = new HomeOption();

  @Option(
      names = "--database",
      paramLabel = "URL",
      description = {
        "A PostgreSQL database, jdbc:postgresql://host/name?user=meteo&password=secret.",
        "Default: files of SQLite in METEO_HOME/historian, one a month."
      })
  private @Nullable String url;

  /** The database; it connects when it is used. */
  Database open() {
    if (url == null || url.isEmpty()) {
      return new SqliteDatabase(home.directory().resolve("historian"));
    }
    if (!url.startsWith(PostgresDatabase.SCHEME)) {
      throw new UsageError("--database must begin with jdbc:postgresql://");
    }
    return new PostgresDatabase(url);
  }
}
