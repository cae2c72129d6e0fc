package dev.meteo.historian.database;

import dev.meteo.testbed.StackException;
import dev.meteo.testbed.junit.OwnServers;
import dev.meteo.testbed.postgres.PostgresServer;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;

/** The contract on a PostgreSQL. */
@OwnServers
final class PostgresDatabaseIT extends DatabaseContract {
  private static @Nullable PostgresServer server;

  @BeforeAll
  static void start() throws Exception {
    try {
      server = PostgresServer.start();
    } catch (StackException e) {
      Assumptions.assumeTrue("true".equals(System.getenv("CI")), e.getMessage());
      throw e;
    }
  }

  @AfterAll
  static void end() {
    if (server != null) {
      server.close();
    }
  }

  @Override
  Database open() throws Exception {
    var unused = server().psql("DROP SCHEMA IF EXISTS meteo CASCADE");
    return again();
  }

  @Override
  Database again() {
    return new PostgresDatabase(server().url());
  }

  private static PostgresServer server() {
    return Objects.requireNonNull(server);
  }
}
