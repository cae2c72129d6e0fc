package dev.meteo.terminal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.rabbitmq.client.Channel;
import com.rabbitmq.client.Connection;
import com.rabbitmq.client.MessageProperties;
import dev.meteo.cli.ExitCode;
import dev.meteo.messages.HistoryMark;
import dev.meteo.messages.Topology;
import dev.meteo.messages.WindowSummary;
import dev.meteo.messages.WindowSummaryCodec;
import dev.meteo.terminal.journal.Journal;
import dev.meteo.testbed.junit.StackAddresses;
import dev.meteo.testbed.junit.StackExtension;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

@ExtendWith(StackExtension.class)
@Timeout(120)
class TerminalIT {
  private static final Duration PATIENCE = Duration.ofSeconds(40);

  @TempDir private Path home;
  private final String name = "it-" + UUID.randomUUID();
  private final String amqp;
  private final Connection connection;
  private final Channel channel;

  TerminalIT(StackAddresses stack) throws IOException, TimeoutException {
    amqp = stack.amqp();
    connection = stack.broker().connect("terminal-it");
    channel = connection.createChannel();
  }

  /** The history of earlier tests would come first. */
  @BeforeEach
  void beginHistory() throws IOException {
    channel.queueDelete(Topology.HISTORY_STREAM);
    Topology.declaring().windows(channel);
    channel.confirmSelect();
  }

  @AfterEach
  void leaveNothing() throws IOException {
    channel.queueDelete(Topology.terminalQueue(name));
    connection.close();
  }

  @Test
  void aFirstStartPrintsWhatWasPublishedBeforeInOrderAndEnds() throws Exception {
    List<String> published = publish(summaries(0, 200, 1));
    publish(summaries(50, 60, 1));
    published.addAll(publish(summaries(100, 110, 2)));

    try (TerminalProcess terminal = start("--json", "--windows", "200", "--timeout", "30s")) {
      assertThat(terminal.exitCode()).isEqualTo(ExitCode.DONE);
      assertThat(terminal.lines()).isEqualTo(published.subList(0, 200));
    }
    try (TerminalProcess terminal = start("--json", "--windows", "10", "--timeout", "30s")) {
      assertThat(terminal.exitCode()).isEqualTo(ExitCode.DONE);
      assertThat(terminal.lines()).isEqualTo(published.subList(200, 210));
    }
    assertThat(journaled()).isEqualTo(published);
  }

  @Test
  void aSecondRunPrintsOnlyWhatIsNewAndEndsWhenTheTimeIsUp() throws Exception {
    publish(summaries(0, 3, 1));
    try (TerminalProcess terminal = start("--plain", "--windows", "3")) {
      assertThat(terminal.exitCode()).isEqualTo(ExitCode.DONE);
      assertThat(terminal.lines()).hasSize(3).allMatch(line -> line.contains("wellness 0.620"));
    }
    publish(summaries(3, 5, 1));

    try (TerminalProcess terminal = start("--plain", "--timeout", "6s")) {
      assertThat(terminal.exitCode()).isEqualTo(ExitCode.DONE);
      assertThat(terminal.lines()).hasSize(2);
    }
  }

  @Test
  void whatIsPublishedWhileTerminalsDieIsInTheJournalAsPublished() throws Exception {
    List<String> published = new ArrayList<>();
    for (int round = 0; round < 4; round++) {
      try (TerminalProcess terminal = start("--json")) {
        published.addAll(publish(summaries(round * 300, round * 300 + 150, 1)));
        int atLeast = round * 300 + 100;
        await().atMost(PATIENCE).until(() -> journaled().size() > atLeast);
        published.addAll(publish(summaries(round * 300 + 150, round * 300 + 300, 1)));
        published.addAll(publish(summaries(round * 300, round * 300 + 20, 2)));
        terminal.kill();
      }
    }
    try (TerminalProcess terminal = start("--json")) {
      await()
          .atMost(PATIENCE)
          .untilAsserted(() -> assertThat(highest(journaled())).isEqualTo(highest(published)));
      await().atMost(PATIENCE).until(() -> terminal.messages().contains("connected"));
      terminal.terminate();
      assertThat(terminal.exitCode()).isEqualTo(ExitCode.DONE);
    }
    assertThat(journaled()).doesNotHaveDuplicates();
  }

  @Test
  void aQueueThatIsDeletedIsMadeAgainAndNothingIsMissing() throws Exception {
    try (TerminalProcess terminal = start("--json", "--windows", "20", "--timeout", "30s")) {
      List<String> published = publish(summaries(0, 10, 1));
      await().atMost(PATIENCE).until(() -> terminal.lines().size() == 10);
      channel.queueDelete(Topology.terminalQueue(name));
      published.addAll(publish(summaries(10, 20, 1)));

      assertThat(terminal.exitCode()).isEqualTo(ExitCode.DONE);
      assertThat(terminal.lines()).containsExactlyInAnyOrderElementsOf(published);
    }
  }

  /** Its queue gets none of these, as from a proxy that cannot reach it. */
  @Test
  void whatTheQueueMissesComesFromTheHistoryWithoutANewConnection() throws Exception {
    try (TerminalProcess terminal = start("--json", "--windows", "20", "--timeout", "60s")) {
      List<String> published = publish(summaries(0, 10, 1));
      await().atMost(PATIENCE).until(() -> terminal.lines().size() == 10);
      await().atMost(PATIENCE).until(this::isConsumed);
      channel.queueUnbind(Topology.terminalQueue(name), Topology.WINDOWS_EXCHANGE, "");
      published.addAll(publish(summaries(10, 20, 1)));

      assertThat(terminal.exitCode()).isEqualTo(ExitCode.DONE);
      assertThat(terminal.lines()).isEqualTo(published);
      assertThat(terminal.messages()).doesNotContain("no connection");
    }
  }

  @Test
  void aHistoryThatIsDeletedIsFollowedAgainAndALateTerminalIsToldWhatItLacks() throws Exception {
    publish(summaries(0, 5, 1));
    try (TerminalProcess terminal = start("--json", "--windows", "10", "--timeout", "60s")) {
      await().atMost(PATIENCE).until(() -> terminal.lines().size() == 5);
      channel.queueDelete(Topology.HISTORY_STREAM);
      Topology.declaring().windows(channel);
      channel.basicPublish("", Topology.HISTORY_STREAM, HistoryMark.ofNewStream(), new byte[2]);
      channel.queueUnbind(Topology.terminalQueue(name), Topology.WINDOWS_EXCHANGE, "");
      publish(summaries(5, 10, 1));

      assertThat(terminal.exitCode()).isEqualTo(ExitCode.DONE);
      assertThat(terminal.messages()).doesNotContain("no connection");
    }
    channel.queueDelete(Topology.terminalQueue(name));
    Path elsewhere = Files.createDirectory(home.resolve("elsewhere"));
    try (TerminalProcess late =
        TerminalProcess.start(elsewhere, amqp, name, "--json", "--windows", "5")) {
      assertThat(late.exitCode()).isEqualTo(ExitCode.DONE);
      assertThat(late.messages()).contains("lacks what was published before");
    }
  }

  /** It reads them in one go: the mark is among what is acknowledged. */
  @Test
  void aMarkInTheHistoryIsPassedOver() throws Exception {
    List<String> published = publish(summaries(0, 5, 1));
    channel.basicPublish("", Topology.HISTORY_STREAM, HistoryMark.named("it"), new byte[] {1});
    channel.waitForConfirmsOrDie(PATIENCE.toMillis());
    published.addAll(publish(summaries(5, 10, 1)));

    try (TerminalProcess terminal = start("--json", "--windows", "11", "--timeout", "60s")) {
      await().atMost(PATIENCE).until(() -> terminal.lines().size() == 10);
      await().atMost(PATIENCE).until(this::isConsumed);
      published.addAll(publish(summaries(10, 11, 1)));

      assertThat(terminal.exitCode()).isEqualTo(ExitCode.DONE);
      assertThat(terminal.lines()).isEqualTo(published);
      assertThat(terminal.messages()).doesNotContain("no connection");
    }
  }

  @Test
  void withoutHistoryOnlyWhatComesFromNowOnIsPrinted() throws Exception {
    publish(summaries(0, 5, 1));
    try (TerminalProcess terminal = start("--json", "--no-history", "--windows", "5")) {
      await().atMost(PATIENCE).until(() -> terminal.messages().contains("connected"));
      await().atMost(PATIENCE).until(this::isConsumed);
      List<String> published = publish(summaries(5, 10, 1));

      assertThat(terminal.exitCode()).isEqualTo(ExitCode.DONE);
      assertThat(terminal.lines()).isEqualTo(published);
    }
  }

  @Test
  void whatIsNoSummaryIsDroppedAndDoesNotEndIt() throws Exception {
    channel.basicPublish(
        Topology.HISTORY_EXCHANGE, "", null, "hello".getBytes(StandardCharsets.UTF_8));
    List<String> published = publish(summaries(0, 1, 1));

    try (TerminalProcess terminal = start("--json", "--windows", "1", "--timeout", "30s")) {
      assertThat(terminal.exitCode()).isEqualTo(ExitCode.DONE);
      assertThat(terminal.lines()).isEqualTo(published);
      assertThat(terminal.messages()).contains("dropped what is no summary");
    }
  }

  @Test
  void aSecondTerminalOfTheSameNameIsRefused() throws Exception {
    try (TerminalProcess first = start("--json")) {
      await().atMost(PATIENCE).until(() -> first.messages().contains("connected"));
      try (TerminalProcess second = start("--json")) {
        assertThat(second.exitCode()).isEqualTo(ExitCode.FAILED);
        assertThat(second.messages().lines().filter(line -> line.startsWith("meteo:")))
            .singleElement()
            .asString()
            .contains("runs already");
      }
      first.terminate();
      assertThat(first.exitCode()).isEqualTo(ExitCode.DONE);
    }
  }

  @Test
  void aBrokerThatIsNeverReachedIsSaid() throws Exception {
    try (TerminalProcess terminal =
        TerminalProcess.start(home, "amqp://localhost:1", name, "--json", "--timeout", "2s")) {
      assertThat(terminal.exitCode()).isEqualTo(ExitCode.FAILED);
      assertThat(terminal.messages()).contains("never reached RabbitMQ at localhost:1");
      assertThat(terminal.lines()).isEmpty();
    }
  }

  private TerminalProcess start(String... options) throws IOException {
    List<String> args = new ArrayList<>(List.of(name));
    args.addAll(List.of(options));
    return TerminalProcess.start(home, amqp, args.toArray(String[]::new));
  }

  private boolean isConsumed() throws IOException {
    return channel.consumerCount(Topology.terminalQueue(name)) == 1;
  }

  private static List<WindowSummary> summaries(int from, int to, int revision) {
    List<WindowSummary> summaries = new ArrayList<>();
    for (int window = from; window < to; window++) {
      summaries.add(Samples.summary(window, revision));
    }
    return summaries;
  }

  /** Publishes, waits for the confirms, and returns the bodies. */
  private List<String> publish(List<WindowSummary> summaries) throws Exception {
    List<String> bodies = new ArrayList<>();
    for (WindowSummary summary : summaries) {
      for (String exchange : List.of(Topology.HISTORY_EXCHANGE, Topology.WINDOWS_EXCHANGE)) {
        channel.basicPublish(
            exchange, "", MessageProperties.PERSISTENT_BASIC, WindowSummaryCodec.encode(summary));
      }
      bodies.add(Samples.json(summary));
    }
    channel.waitForConfirmsOrDie(PATIENCE.toMillis());
    return bodies;
  }

  private List<String> journaled() throws IOException {
    List<String> bodies = new ArrayList<>();
    Path directory = home.resolve("journal").resolve(name);
    Journal.read(directory, LocalDate.EPOCH, received -> bodies.add(received.json()));
    return bodies;
  }

  /** The last body of each window. */
  private static Map<String, String> highest(List<String> bodies) {
    Map<String, String> byWindow = new TreeMap<>();
    for (String body : bodies) {
      byWindow.merge(
          body.substring(0, 40), body, (one, other) -> one.compareTo(other) > 0 ? one : other);
    }
    return byWindow;
  }
}
