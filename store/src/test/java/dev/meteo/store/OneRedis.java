package dev.meteo.store;

import dev.meteo.testbed.redis.RedisServer;
import java.io.IOException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;

/** Tests that share a Redis of their class' own, each of which finds it empty. */
abstract class OneRedis {
  static RedisServer redis;

  StoreConnection connection;

  @BeforeAll
  static void startRedis() throws IOException {
    redis = RedisServer.start();
  }

  @AfterAll
  static void stopRedis() {
    redis.close();
  }

  @BeforeEach
  void connect() throws Exception {
    redis.cli("FLUSHALL");
    connection = new StoreConnection(redis.uri(), "test");
    prepare(connection);
  }

  @AfterEach
  void disconnect() {
    connection.close();
  }

  /** Makes what the tests use. */
  abstract void prepare(StoreConnection opened) throws Exception;
}
