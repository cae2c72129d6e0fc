package dev.meteo.admin;

import static org.assertj.core.api.Assertions.assertThat;

import com.rabbitmq.client.Channel;
import com.rabbitmq.client.Connection;
import dev.meteo.messages.AmqpEndpoint;
import dev.meteo.messages.Retention;
import dev.meteo.messages.SignsOfLife.WorkerFigures;
import dev.meteo.messages.Topology;
import dev.meteo.store.Lease;
import dev.meteo.store.SettingsStore;
import dev.meteo.store.SignStore;
import dev.meteo.store.StoreConnection;
import dev.meteo.store.WindowStore;
import dev.meteo.testbed.Stack;
import dev.meteo.testbed.junit.OwnServers;
import dev.meteo.testbed.junit.StackExtension;
import io.lettuce.core.RedisClient;
import io.lettuce.core.api.sync.RedisCommands;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** {@code meteo status --health} on servers of its own, as their settings change. */
@OwnServers
@Timeout(120)
final class HealthIT {
  private static final Retention UNLIMITED = Retention.parse("unlimited");
  private static final Pattern COMMAND = Pattern.compile("redis-cli -u .*$", Pattern.MULTILINE);

  private static Stack stack;

  private RedisClient client;
  private RedisCommands<String, String> redis;
  private Connection broker;
  private Channel channel;
  private StoreConnection connection;

  @BeforeAll
  static void start(@TempDir Path directory) {
    stack = StackExtension.startOwn(directory.resolve("stack"), StackExtension.ownStack());
  }

  @AfterAll
  static void stop() {
    if (stack != null) {
      stack.close();
    }
  }

  /** All that a running system leaves in its servers. */
  @BeforeEach
  void fill() throws Exception {
    client = RedisClient.create(stack.redis());
    redis = client.connect().sync();
    redis.flushall();
    redis.configSet("maxmemory", "0");
    redis.configSet("appendfsync", "always");
    broker = AmqpEndpoint.parse(stack.amqp()).connect("health-it");
    channel = broker.createChannel();
    Topology.declaring().readings(channel);
    Topology.declaring().dead(channel);
    Topology.declaring().windows(channel);
    channel.queuePurge(Topology.READINGS_QUEUE);
    connection = new StoreConnection(stack.redis(), "health-it");
    SettingsStore settings = new SettingsStore(connection);
    settings.retention(Optional.of(UNLIMITED), UNLIMITED);
    settings.window(Optional.of(Duration.ofSeconds(5)), Duration.ofSeconds(5));
    new SignStore(connection).sign("worker@here:1", new WorkerFigures(1, 1, 0, 1), List.of());
  }

  @AfterEach
  void disconnect() throws Exception {
    redis.configSet("maxmemory", "0");
    connection.close();
    broker.close();
    client.shutdown();
  }

  @Test
  void allIsWellWithALeaderAndAWorker() throws Exception {
    lead();
    consume();

    AdminRun run = health();

    assertThat(run.out()).isEqualToIgnoringNewLines("OK");
    assertThat(run.exitCode()).isZero();
  }

  @Test
  void withoutALeaderItIsCritical() throws Exception {
    consume();

    AdminRun run = health();

    assertThat(run.exitCode()).as(run.out()).isEqualTo(2);
    assertThat(run.out()).startsWith("CRITICAL leader: no window proxy leads");
    assertThat(health("--json").out())
        .contains("{\"health\":{\"level\":\"critical\",\"findings\":[{\"level\":\"critical\"");
  }

  @Test
  void aBacklogWithoutAWorkerIsCritical() throws Exception {
    lead();
    channel.confirmSelect();
    for (int i = 0; i < 5; i++) {
      channel.basicPublish("", Topology.READINGS_QUEUE, null, new byte[] {'x'});
    }
    channel.waitForConfirmsOrDie(20_000);

    AdminRun run = health();

    assertThat(run.exitCode()).as(run.out()).isEqualTo(2);
    assertThat(run.out()).startsWith("CRITICAL workers: no worker consumes, and 5 readings wait");
  }

  @Test
  void aFullRedisIsCriticalAndTheProposedCommandHelps() throws Exception {
    lead();
    consume();
    redis.set("ballast", "x".repeat(30_000_000));
    redis.configSet("maxmemory", "20000000");

    AdminRun run = health();

    assertThat(run.exitCode()).as(run.out()).isEqualTo(2);
    assertThat(run.out()).contains("CRITICAL Redis:", "of maxmemory are in use");
    paste(run.out());
    assertThat(health().out()).doesNotContain("maxmemory");
  }

  @Test
  void aSettingThatLosesWritesIsAWarningAndTheProposedCommandHelps() throws Exception {
    lead();
    consume();
    redis.configSet("appendfsync", "everysec");

    AdminRun run = health();

    assertThat(run.exitCode()).as(run.out()).isEqualTo(1);
    assertThat(run.out()).startsWith("WARNING  Redis: appendfsync is everysec");
    paste(run.out());
    assertThat(health().exitCode()).isZero();
  }

  @Test
  void withoutABrokerOnlyRedisIsJudged() throws Exception {
    lead();

    AdminRun run =
        AdminRun.of(
            Map.of("METEO_AMQP", "amqp://127.0.0.1:1", "METEO_REDIS", stack.redis()),
            Optional.empty(),
            "status",
            "--no-broker",
            "--health");

    assertThat(run.out()).isEqualToIgnoringNewLines("OK");
    assertThat(run.exitCode()).isZero();
  }

  /** Takes the first command out of the text and has a shell run it. */
  private static void paste(String text) throws Exception {
    Assumptions.assumeTrue(
        new ProcessBuilder("sh", "-c", "command -v redis-cli").start().waitFor() == 0,
        "no redis-cli here");
    Matcher command = COMMAND.matcher(text);
    assertThat(command.find()).isTrue();
    ProcessBuilder shell = new ProcessBuilder("sh", "-c", command.group());
    shell.environment().put("METEO_REDIS", stack.redis());
    Process process = shell.redirectErrorStream(true).start();
    String answer = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor(20, TimeUnit.SECONDS)).isTrue();
    assertThat(answer).contains("OK");
  }

  private void lead() throws Exception {
    Lease lease = new Lease(connection, "window-proxy@here:7", Duration.ofSeconds(100));
    assertThat(lease.acquire()).isTrue();
    Instant end = Instant.now().truncatedTo(ChronoUnit.SECONDS);
    assertThat(new WindowStore(connection).closeUntil(lease.token(), end)).isTrue();
  }

  private void consume() throws Exception {
    var unused = channel.basicConsume(Topology.READINGS_QUEUE, false, (tag, m) -> {}, tag -> {});
  }

  private static AdminRun health(String... more) {
    String[] all = new String[more.length + 2];
    all[0] = "status";
    all[1] = "--health";
    System.arraycopy(more, 0, all, 2, more.length);
    return AdminRun.of(
        Map.of("METEO_AMQP", stack.amqp(), "METEO_REDIS", stack.redis()), Optional.empty(), all);
  }
}
