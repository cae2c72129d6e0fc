package dev.meteo.admin;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.rabbitmq.client.Channel;
import com.rabbitmq.client.Connection;
import dev.meteo.messages.AirReading;
import dev.meteo.messages.AmqpEndpoint;
import dev.meteo.messages.Coefficient;
import dev.meteo.messages.CoefficientKind;
import dev.meteo.messages.Retention;
import dev.meteo.messages.Topology;
import dev.meteo.store.Lease;
import dev.meteo.store.Result;
import dev.meteo.store.ResultStore;
import dev.meteo.store.SettingsStore;
import dev.meteo.store.StoreConnection;
import dev.meteo.testbed.junit.StackAddresses;
import dev.meteo.testbed.junit.StackExtension;
import io.lettuce.core.RedisClient;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;

/** {@code meteo status} on a real broker and store. */
@ExtendWith(StackExtension.class)
@Timeout(60)
final class StatusCommandIT {
  private static final int DATABASE = 11;
  private static final Retention UNLIMITED = Retention.parse("unlimited");

  private final String amqp;
  private final String redis;
  private RedisClient client;
  private Connection broker;
  private StoreConnection connection;

  StatusCommandIT(StackAddresses stack) {
    amqp = stack.amqp();
    redis = stack.redis() + "/" + DATABASE;
  }

  @BeforeEach
  void fill() throws Exception {
    client = RedisClient.create(redis);
    client.connect().sync().flushdb();
    broker = AmqpEndpoint.parse(amqp).connect("status-it");
    Channel channel = broker.createChannel();
    Topology.declaring().readings(channel);
    connection = new StoreConnection(redis, "status-it");
    new SettingsStore(connection).retention(Optional.of(UNLIMITED), UNLIMITED);
    new Lease(connection, "window-proxy@here:7", Duration.ofSeconds(60)).acquire();
    Instant noon = Instant.parse("2026-03-01T12:00:00Z");
    for (int second = 0; second < 3; second++) {
      new ResultStore(connection)
          .add(
              List.of(
                  Result.of(
                      new AirReading("roof", noon.plusSeconds(second), 20, 40, null),
                      new Coefficient(CoefficientKind.WELLNESS, 100))));
    }
  }

  @AfterEach
  void disconnect() throws Exception {
    connection.close();
    broker.close();
    client.shutdown();
  }

  @Test
  void showsTheSystemOnOneScreen() {
    AdminRun run = status(amqp, redis, "--check");

    assertThat(run.exitCode()).as(run.out() + run.err()).isZero();
    assertThat(run.out())
        .contains("RabbitMQ", "backlog", "dead letters", "Redis", "window-proxy@here:7")
        .contains("retention unlimited", "3 with readings, 3 of them to be published")
        .contains("3 results in 3 seconds; all aggregates are right")
        .contains("2026-03-01T12:00:02Z");
    assertThat(run.out().lines().count()).isLessThan(25);
  }

  @Test
  void saysItAsJson() throws Exception {
    JsonNode status = new ObjectMapper().readTree(status(amqp, redis, "--json").out());

    assertThat(status.path("health").path("level").asText()).isEqualTo("warning");
    assertThat(status.path("health").path("findings").findValuesAsText("subject"))
        .contains("workers");
    assertThat(status.path("store").path("dirtyPanes").asInt()).isEqualTo(3);
    assertThat(status.path("store").path("leader").path("name").asText())
        .isEqualTo("window-proxy@here:7");
    assertThat(status.path("store").path("settings").path("retention").asText())
        .isEqualTo("unlimited");
    assertThat(status.path("broker").path("version").asText()).matches("\\d+\\.\\d+.*");
    assertThat(status.path("broker").path("queues").findValuesAsText("name"))
        .contains("meteo.readings", "meteo.dead");
  }

  @Test
  void failsWhenAnAggregateIsWrong() {
    client.connect().sync().hincrby("{meteo:0}:pane:1772366400", "wellness:sum", 1);

    AdminRun run = status(amqp, redis, "--check");

    assertThat(run.exitCode()).isEqualTo(1);
    assertThat(run.out()).contains("aggregates that differ: 1");
  }

  @Test
  void showsTheOtherWhenOneIsAway() {
    AdminRun withoutBroker = status("amqp://u:secret@127.0.0.1:1", redis);
    assertThat(withoutBroker.exitCode()).isEqualTo(1);
    assertThat(withoutBroker.out())
        .contains("no answer from RabbitMQ at 127.0.0.1:1", "window-proxy@here:7")
        .doesNotContain("secret");

    AdminRun withoutRedis = status(amqp, "redis://:secret@127.0.0.1:1");
    assertThat(withoutRedis.exitCode()).isEqualTo(1);
    assertThat(withoutRedis.out())
        .contains("no answer from Redis", "127.0.0.1:1", "backlog")
        .doesNotContain("secret");
  }

  @Test
  void refusesAddressesThatAreNone() {
    assertThat(status(amqp, "nonsense").exitCode()).isEqualTo(2);
    assertThat(status(amqp, redis, "--management", "nonsense").exitCode()).isEqualTo(2);
  }

  private static AdminRun status(String amqp, String redis, String... args) {
    String[] all = new String[args.length + 1];
    all[0] = "status";
    System.arraycopy(args, 0, all, 1, args.length);
    return AdminRun.of(Map.of("METEO_AMQP", amqp, "METEO_REDIS", redis), Optional.empty(), all);
  }
}
