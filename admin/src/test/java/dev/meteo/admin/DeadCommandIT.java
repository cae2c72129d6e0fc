package dev.meteo.admin;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.rabbitmq.client.Channel;
import com.rabbitmq.client.Connection;
import com.rabbitmq.client.DeliverCallback;
import com.rabbitmq.client.GetResponse;
import dev.meteo.messages.AmqpEndpoint;
import dev.meteo.messages.DeadLetter;
import dev.meteo.messages.DecodedReading;
import dev.meteo.messages.Refusal;
import dev.meteo.messages.Topology;
import dev.meteo.testbed.junit.StackAddresses;
import dev.meteo.testbed.junit.StackExtension;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;

/** {@code meteo dead} on a real broker. */
@ExtendWith(StackExtension.class)
@Timeout(60)
final class DeadCommandIT {
  private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");

  private final String amqp;
  private Connection connection;
  private Channel channel;

  DeadCommandIT(StackAddresses stack) {
    amqp = stack.amqp();
  }

  @BeforeEach
  void emptyQueues() throws Exception {
    connection = AmqpEndpoint.parse(amqp).connect("dead-it");
    channel = connection.createChannel();
    Topology.declaring().readings(channel);
    channel.queuePurge(Topology.DEAD_QUEUE);
    channel.queuePurge(Topology.READINGS_QUEUE);
    channel.confirmSelect();
  }

  @AfterEach
  void disconnect() throws Exception {
    channel.queuePurge(Topology.DEAD_QUEUE);
    channel.queuePurge(Topology.READINGS_QUEUE);
    connection.close();
  }

  @Test
  void whatAnotherCommandHolds_isNotTakenForNothing() throws Exception {
    refuse("body", Refusal.Reason.MISSING_FIELD, "held", "air.roof");
    try (Connection other = AmqpEndpoint.parse(amqp).connect("other-dead-it")) {
      SoleReader.become(other);
      GetResponse held = other.createChannel().basicGet(Topology.DEAD_QUEUE, false);
      assertThat(held.getBody()).asString(UTF_8).isEqualTo("body");

      AdminRun list = dead("list");

      assertThat(list.exitCode()).isEqualTo(1);
      assertThat(list.out()).isEmpty();
      assertThat(list.err()).contains("another 'meteo dead' reads").hasLineCount(1);
    }
    assertThat(dead("list").out()).contains("1 in all");
  }

  @Test
  void listsInOrderAndTakesNothingOut() throws Exception {
    for (int i = 0; i < 30; i++) {
      refuse("body " + i, Refusal.Reason.MISSING_FIELD, "number " + i, "air.roof");
    }

    // More often than a broker's own limit of deliveries would allow.
    for (int round = 0; round < 25; round++) {
      List<String> lines = dead("list", "--limit", "30").out().lines().toList();
      assertThat(lines).hasSize(31);
      for (int i = 0; i < 30; i++) {
        assertThat(lines.get(i)).startsWith("%4d".formatted(i + 1)).endsWith("number " + i);
      }
      assertThat(lines.getLast()).isEqualTo("30 in all");
      assertThat(dead("show", Integer.toString(round + 1)).out()).contains("body " + round);
    }
    assertThat(dead("list", "--limit", "2").out().lines())
        .hasSize(3)
        .last()
        .isEqualTo("the first 2 of 30");
  }

  @Test
  void listsAsJsonWithTheExactBody() throws Exception {
    refuse("{\"a\":\"é\u001b[2J\"}", Refusal.Reason.UNKNOWN_FIELD, "a", "air.roof");

    String line = dead("list", "--json").out().strip();

    assertThat(line)
        .contains("\"reason\":\"unknown field\"")
        .contains("\"body\":\"{\\\"a\\\":\\\"\\u00E9\\u001B[2J\\\"}\"")
        .doesNotContain("\u001b");
  }

  @Test
  void showsABodyWithoutWhatCouldDriveATerminal() throws Exception {
    refuse("first", Refusal.Reason.MALFORMED_JSON, "one", "air.roof");
    refuse("\u001b]0;pwned\u0007\nline", Refusal.Reason.MALFORMED_JSON, "two", "air.roof");

    AdminRun shown = dead("show", "2");

    assertThat(shown.exitCode()).isZero();
    assertThat(shown.out())
        .contains("reason       malformed JSON", "detail       two", "\uFFFD]0;pwned\uFFFD", "line")
        .doesNotContain("\u001b", "\u0007");
    assertThat(dead("show", "3").exitCode()).isEqualTo(1);
    assertThat(dead("show", "3").err()).contains("there is no dead letter 3");
  }

  @Test
  void requeuesOneWithItsBodyAndRoutingKey() throws Exception {
    refuse("one", Refusal.Reason.TOO_LATE, "1", "air.roof");
    refuse("two", Refusal.Reason.TOO_LATE, "2", "pollution.cellar");
    refuse("three", Refusal.Reason.TOO_LATE, "3", "air.roof");

    AdminRun run = dead("requeue", "2");

    assertThat(run.out()).isEqualTo("1 requeued" + System.lineSeparator());
    assertThat(run.exitCode()).isZero();
    GetResponse reading = channel.basicGet(Topology.READINGS_QUEUE, true);
    assertThat(new String(reading.getBody(), UTF_8)).isEqualTo("two");
    assertThat(reading.getEnvelope().getRoutingKey()).isEqualTo("pollution.cellar");
    assertThat(reading.getProps().getDeliveryMode()).isEqualTo(2);
    assertThat(bodies()).containsExactly("one", "three");
  }

  @Test
  void oneWithAKeyThatIsTooLongWhenShownHoldsUpNoOther() throws Exception {
    refuse("odd", Refusal.Reason.TOO_LATE, "1", "\u0001".repeat(100));
    refuse("two", Refusal.Reason.TOO_LATE, "2", "air.roof");

    AdminRun run = dead("requeue", "--all");

    assertThat(run.out()).isEqualTo("2 requeued" + System.lineSeparator());
    assertThat(new String(channel.basicGet(Topology.READINGS_QUEUE, true).getBody(), UTF_8))
        .isEqualTo("odd");
    assertThat(bodies()).isEmpty();
  }

  @Test
  void findsADeadLetterByTheBeginningOfItsId() throws Exception {
    refuse("one", Refusal.Reason.TOO_LATE, "1", "air.roof");
    String id = refuse("two", Refusal.Reason.TOO_LATE, "2", "air.roof");
    refuse("three", Refusal.Reason.TOO_LATE, "3", "air.roof");

    assertThat(dead("discard", "--yes", id.substring(0, 10)).exitCode()).isZero();

    assertThat(bodies()).containsExactly("one", "three");
  }

  @Test
  void requeuesAllWithOneReason() throws Exception {
    for (int i = 0; i < 600; i++) {
      Refusal.Reason reason = i % 3 == 0 ? Refusal.Reason.CONFLICT : Refusal.Reason.TOO_LATE;
      refuse(Integer.toString(i), reason, "-", "air.roof");
    }

    assertThat(dead("requeue", "--reason", "conflict").out()).startsWith("200 requeued");

    Awaitility.await()
        .atMost(Duration.ofSeconds(10))
        .until(() -> channel.messageCount(Topology.READINGS_QUEUE) == 200);
    assertThat(channel.messageCount(Topology.DEAD_QUEUE)).isEqualTo(400);
    assertThat(dead("requeue", "--reason", "conflict").out()).startsWith("0 requeued");
  }

  @Test
  void requeuesEachOnceAlthoughItIsRefusedAgainMeanwhile() throws Exception {
    for (int i = 0; i < 300; i++) {
      refuse(Integer.toString(i), Refusal.Reason.TOO_LATE, "-", "air.roof");
    }
    Channel worker = connection.createChannel();
    DeliverCallback refuseAgain =
        (tag, delivery) ->
            worker.basicPublish(
                Topology.DEAD_EXCHANGE, "", delivery.getProperties(), delivery.getBody());
    worker.basicConsume(Topology.READINGS_QUEUE, true, refuseAgain, tag -> {});

    assertThat(dead("requeue", "--all").out()).startsWith("300 requeued");

    Awaitility.await()
        .atMost(Duration.ofSeconds(20))
        .until(() -> channel.messageCount(Topology.DEAD_QUEUE) == 300);
  }

  @Test
  void leavesWhatTheBrokerDoesNotTake() throws Exception {
    refuse("one", Refusal.Reason.TOO_LATE, "1", "air.roof");
    channel.queueUnbind(Topology.READINGS_QUEUE, Topology.READINGS_EXCHANGE, "#");

    AdminRun run = dead("requeue", "--all");

    assertThat(run.exitCode()).isEqualTo(1);
    assertThat(run.err()).contains("1 not taken by the broker");
    assertThat(bodies()).containsExactly("one");
  }

  @Test
  void discardsOnlyAfterAYes() throws Exception {
    refuse("one", Refusal.Reason.TOO_LATE, "1", "air.roof");
    refuse("two", Refusal.Reason.TOO_LATE, "2", "air.roof");

    assertThat(dead("discard", "--all").exitCode()).isEqualTo(2);
    assertThat(answering("n", "discard", "--all").exitCode()).isEqualTo(1);
    assertThat(bodies()).containsExactly("one", "two");

    assertThat(answering("y", "discard", "1").out()).startsWith("1 discarded");
    assertThat(bodies()).containsExactly("two");
    assertThat(dead("discard", "--all", "--yes").out()).startsWith("1 discarded");
    assertThat(dead("list").out()).startsWith("no dead letters");
  }

  @Test
  void explainsWhatTheBrokerItselfDeadLettered() throws Exception {
    channel.basicPublish(
        Topology.READINGS_EXCHANGE, "air.roof", null, "rejected body".getBytes(UTF_8));
    channel.waitForConfirmsOrDie(10_000);
    GetResponse reading = channel.basicGet(Topology.READINGS_QUEUE, false);
    channel.basicReject(reading.getEnvelope().getDeliveryTag(), false);
    Awaitility.await()
        .atMost(Duration.ofSeconds(10))
        .until(() -> channel.messageCount(Topology.DEAD_QUEUE) == 1);

    assertThat(dead("list").out()).contains("rejected", "air.roof");
    assertThat(dead("requeue", "1").exitCode()).isZero();
    assertThat(channel.basicGet(Topology.READINGS_QUEUE, true).getEnvelope().getRoutingKey())
        .isEqualTo("air.roof");
  }

  @Test
  void refusesAnUnclearSelection() {
    assertThat(dead("requeue").exitCode()).isEqualTo(2);
    assertThat(dead("requeue", "1", "--all").exitCode()).isEqualTo(2);
    assertThat(dead("requeue", "abc").exitCode()).isEqualTo(2);
    assertThat(dead("list", "--limit", "0").exitCode()).isEqualTo(2);
    assertThat(dead().exitCode()).isEqualTo(2);
  }

  @Test
  void saysThatThereIsNoBroker() {
    AdminRun run =
        AdminRun.of(
            Map.of("METEO_AMQP", "amqp://u:secret@127.0.0.1:1"), Optional.empty(), "dead", "list");

    assertThat(run.exitCode()).isEqualTo(1);
    assertThat(run.err())
        .contains("no connection to RabbitMQ at 127.0.0.1:1")
        .doesNotContain("secret");
  }

  private List<String> bodies() {
    return dead("list", "--json")
        .out()
        .lines()
        .map(line -> line.replaceAll(".*\"body\":\"(.*)\"}", "$1"))
        .toList();
  }

  @Test
  void discardsNoOtherThanWasAskedAbout() throws Exception {
    refuse("one", Refusal.Reason.TOO_LATE, "1", "air.roof");
    refuse("two", Refusal.Reason.TOO_LATE, "2", "air.roof");
    List<String> questions = new ArrayList<>();

    AdminRun run =
        AdminRun.asked(
            Map.of("METEO_AMQP", amqp),
            question -> {
              questions.add(question);
              assertThat(dead("discard", "1", "--yes").exitCode()).isZero(); // somebody is quicker
              return Optional.of("y");
            },
            "dead",
            "discard",
            "1");

    assertThat(questions.getFirst()).contains("dead letter 1", Refusal.Reason.TOO_LATE.word());
    assertThat(run.exitCode()).isEqualTo(1);
    assertThat(run.err()).contains("is not there any more");
    assertThat(bodies()).containsExactly("two");
  }

  @Test
  void listsBodiesThatAreNoText() throws Exception {
    byte[] body = {(byte) 0xff, 0, (byte) 0xc3};
    channel.basicPublish(Topology.DEAD_EXCHANGE, "", null, body);
    channel.waitForConfirms();

    assertThat(dead("list", "--json").out())
        .contains("\"bodyBase64\":\"" + Base64.getEncoder().encodeToString(body) + "\"");
    refuse("text", Refusal.Reason.TOO_LATE, "1", "air.roof");
    assertThat(dead("list", "--json").out().lines().filter(line -> line.contains("Base64")))
        .hasSize(1);
  }

  private AdminRun dead(String... args) {
    return run(Optional.empty(), args);
  }

  private AdminRun answering(String answer, String... args) {
    return run(Optional.of(answer), args);
  }

  private AdminRun run(Optional<String> answer, String... args) {
    String[] all = new String[args.length + 1];
    all[0] = "dead";
    System.arraycopy(args, 0, all, 1, args.length);
    return AdminRun.of(Map.of("METEO_AMQP", amqp), answer, all);
  }

  private String refuse(String body, Refusal.Reason reason, String detail, String routingKey)
      throws IOException, InterruptedException {
    var properties =
        DeadLetter.properties(
            body.getBytes(UTF_8),
            DecodedReading.NO_INDEX,
            new Refusal(reason, detail),
            "worker@test:1",
            routingKey,
            NOON);
    channel.basicPublish(Topology.DEAD_EXCHANGE, "", properties, body.getBytes(UTF_8));
    channel.waitForConfirms();
    return properties.getMessageId();
  }
}
