package dev.meteo.historian.database;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The contract on files of SQLite, and what is theirs alone. */
final class SqliteDatabaseIT extends DatabaseContract {
  @TempDir private Path directory = Path.of("");

  @Override
  Database open() {
    return again();
  }

  @Override
  Database again() {
    return new SqliteDatabase(directory.resolve("historian"));
  }

  @Test
  void missingFolder_hasNoMonths() throws Exception {
    assertThat(database().months()).isEmpty();
    assertThat(new Notes(database()).gaps()).isEmpty();
    assertThat(directory).isEmptyDirectory();
  }

  @Test
  void versionsThatDamageTheirLog_areTooOld() {
    assertThat(SqliteDatabase.isNewEnough("3.51.2")).isFalse();
    assertThat(SqliteDatabase.isNewEnough("3.9.9")).isFalse();
    assertThat(SqliteDatabase.isNewEnough("something")).isFalse();
    assertThat(SqliteDatabase.isNewEnough("3.51.3")).isTrue();
    assertThat(SqliteDatabase.isNewEnough("3.54.1")).isTrue();
    assertThat(SqliteDatabase.isNewEnough("4.0.0")).isTrue();
  }
}
