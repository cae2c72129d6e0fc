package dev.meteo.admin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.rabbitmq.client.Channel;
import com.rabbitmq.client.Connection;
import com.rabbitmq.client.Delivery;
import com.rabbitmq.client.GetResponse;
import dev.meteo.messages.HistoryMark;
import dev.meteo.messages.Topology;
import dev.meteo.messages.TopologyException;
import dev.meteo.testbed.junit.StackAddresses;
import dev.meteo.testbed.junit.StackExtension;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.UUID;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** {@code meteo migrate} with messages in every queue. */
@ExtendWith(StackExtension.class)
@Timeout(300)
class MigrateIT {
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  private final String amqp;
  private final Connection connection;
  private final Channel channel;
  private final OlderTopology older;

  MigrateIT(StackAddresses stack) throws Exception {
    amqp = stack.amqp();
    connection = stack.broker().connect("migrate-it");
    channel = connection.createChannel();
    older = new OlderTopology(channel);
  }

  @BeforeEach
  void declare() throws Exception {
    older.delete();
    older.declare();
  }

  @AfterEach
  void leaveNothing() throws Exception {
    older.delete();
    connection.close();
  }

  @Test
  void everyMessageIsInItsQueueAfterwardsAndTheTopologyIsTheNewOne() throws Exception {
    older.fill(300);

    AdminRun dry = migrate("--dry-run");
    assertThat(dry.out()).contains("meteo.dead", "meteo.readings", "meteo.history");
    assertThat(dry.exitCode()).isZero();
    assertThatThrownBy(() -> Topology.declaring().dead(connection.createChannel()))
        .isInstanceOf(TopologyException.class)
        .hasMessageContaining("./meteo migrate");
    AdminRun run = migrate();
    assertThat(run.exitCode()).as(run.out() + run.err()).isZero();

    assertIsNew();
    assertThat(all("meteo.readings")).isEqualTo(numbered("reading ", 300));
    // Reading them gives them other positions, as 'meteo dead' does, too.
    assertThat(all("meteo.dead")).containsExactlyInAnyOrderElementsOf(numbered("letter ", 300));
    assertThat(all(Topology.terminalQueue(OlderTopology.TERMINAL)))
        .isEqualTo(numbered("summary ", 300));
    assertThat(history()).isEqualTo(numbered("summary ", 300));
    assertThat(migrate().out()).contains("there is nothing to convert");
  }

  @Test
  void killedAgainAndAgain_itGoesOnAndLosesNothing(@TempDir Path home) throws Exception {
    older.fill(400);
    int kills = 0;
    long afterMs = 1000;
    Process process = start(home);
    while (!process.waitFor(afterMs, TimeUnit.MILLISECONDS)) {
      process.destroyForcibly().waitFor();
      kills++;
      afterMs = afterMs * 7 / 5; // however slow this machine is, it gets to every point
      process = start(home);
    }

    assertThat(process.exitValue()).isZero();
    assertThat(kills).isPositive();
    assertIsNew();
    assertThat(new TreeSet<>(all("meteo.readings")))
        .isEqualTo(new TreeSet<>(numbered("reading ", 400)));
    assertThat(new TreeSet<>(all("meteo.dead"))).isEqualTo(new TreeSet<>(numbered("letter ", 400)));
    assertThat(new TreeSet<>(history())).isEqualTo(new TreeSet<>(numbered("summary ", 400)));
  }

  @Test
  void moreDeadLettersThanTheQueueWillKeepAreLeftToTheUser() throws Exception {
    for (int i = 0; i < 25; i++) {
      channel.basicPublish("", "meteo.dead", null, new byte[1_000_000]);
    }
    channel.waitForConfirmsOrDie(PATIENCE.toMillis());

    AdminRun run = migrate();

    assertThat(run.exitCode()).isEqualTo(1);
    assertThat(run.err()).contains("holds 25 messages of 25,000,000 bytes");
    assertThat(channel.messageCount("meteo.dead")).isEqualTo(25);
  }

  private AdminRun migrate(String... options) {
    List<String> args = new ArrayList<>(List.of("migrate"));
    args.addAll(List.of(options));
    return AdminRun.of(Map.of("METEO_AMQP", amqp), Optional.empty(), args.toArray(String[]::new));
  }

  private Process start(Path home) throws Exception {
    ProcessBuilder builder =
        new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-XX:TieredStopAtLevel=1",
            "-cp",
            System.getProperty("java.class.path"),
            AdminMain.class.getName(),
            "migrate");
    builder.environment().put("METEO_AMQP", amqp);
    builder.environment().put("METEO_HOME", home.toString());
    return builder
        .redirectOutput(ProcessBuilder.Redirect.DISCARD)
        .redirectError(ProcessBuilder.Redirect.DISCARD)
        .start();
  }

  private void assertIsNew() throws Exception {
    Channel checking = connection.createChannel();
    Topology.declaring().readings(checking);
    Topology.declaring().windows(checking);
    assertThat(checking.isOpen()).isTrue();
    for (String standIn : List.of(DeadConversion.STAND_IN, HistoryConversion.STAND_IN)) {
      assertThatThrownBy(() -> connection.createChannel().queueDeclarePassive(standIn))
          .as(standIn)
          .hasStackTraceContaining("no queue");
    }
  }

  private static List<String> numbered(String word, int messages) {
    return IntStream.range(0, messages).mapToObj(i -> word + i).toList();
  }

  /** The bodies, each with its properties as they were. */
  private List<String> all(String queue) throws Exception {
    List<String> bodies = new ArrayList<>();
    GetResponse message = channel.basicGet(queue, true);
    while (message != null) {
      String body = new String(message.getBody(), StandardCharsets.UTF_8);
      assertThat(message.getProps().getMessageId()).isEqualTo("id of " + body);
      assertThat(message.getProps().getHeaders().get("meteo-reason")).hasToString(body);
      bodies.add(body);
      message = channel.basicGet(queue, true);
    }
    return bodies;
  }

  private List<String> history() throws Exception {
    String end = UUID.randomUUID().toString();
    channel.basicPublish("", Topology.HISTORY_STREAM, HistoryMark.named(end), new byte[1]);
    Channel reading = connection.createChannel();
    reading.basicQos(500);
    BlockingQueue<Delivery> messages = new LinkedBlockingQueue<>();
    reading.basicConsume(
        Topology.HISTORY_STREAM,
        false,
        Map.of("x-stream-offset", "first"),
        (tag, message) -> messages.add(message),
        tag -> {});
    List<String> bodies = new ArrayList<>();
    Delivery message = messages.poll(PATIENCE.toSeconds(), TimeUnit.SECONDS);
    while (message != null && !end.equals(message.getProperties().getMessageId())) {
      bodies.add(new String(message.getBody(), StandardCharsets.UTF_8));
      reading.basicAck(message.getEnvelope().getDeliveryTag(), false);
      message = messages.poll(PATIENCE.toSeconds(), TimeUnit.SECONDS);
    }
    reading.abort();
    return bodies;
  }
}
