package dev.meteo.terminal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;
import static org.awaitility.Awaitility.await;

import com.rabbitmq.client.Channel;
import com.rabbitmq.client.Connection;
import com.rabbitmq.client.MessageProperties;
import dev.meteo.messages.Retention;
import dev.meteo.messages.Topology;
import dev.meteo.messages.WindowSummary;
import dev.meteo.messages.WindowSummaryCodec;
import dev.meteo.terminal.journal.Journal;
import dev.meteo.terminal.model.ReceivedSummary;
import dev.meteo.testbed.junit.StackAddresses;
import dev.meteo.testbed.junit.StackExtension;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** The dashboard as a process in a real terminal, against a real broker. */
@ExtendWith(StackExtension.class)
@Timeout(180)
class DashboardIT {
  private static final Duration PATIENCE = Duration.ofSeconds(40);
  private static final Duration LENGTH = Duration.ofSeconds(1);
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("HH:mm:ss", Locale.ROOT).withZone(ZoneOffset.UTC);

  @TempDir private Path home;
  private final String name = "it-" + UUID.randomUUID();
  private final Connection connection;
  private final Channel channel;
  private final Relay relay;
  private final String amqp;
  private Instant next = Instant.ofEpochSecond(Instant.now().getEpochSecond() - 20);

  DashboardIT(StackAddresses stack) throws IOException, TimeoutException {
    connection = stack.broker().connect("dashboard-it");
    channel = connection.createChannel();
    channel.confirmSelect();
    relay = Relay.to(stack.amqp());
    amqp = relay.amqp(stack.amqp());
  }

  @BeforeEach
  void needsTmux() throws Exception {
    assumeThat(Tmux.isThere()).isTrue();
    Topology.declaring().windows(channel, Retention.parse("24h"));
  }

  @AfterEach
  void leaveNothing() throws IOException {
    channel.queueDelete(Topology.terminalQueue(name));
    connection.close();
    relay.close();
  }

  @Test
  void aDayAtTheTerminal() throws Exception {
    try (Tmux tmux = start(80, 24)) {
      publish(20);
      awaitNewest(tmux);

      tmux.resize(160, 45);
      tmux.awaitText("CONNECTION", "WINDOWS");
      assertThatTheTableIsTheJournal(tmux);

      tmux.keys("Space");
      tmux.awaitText("[PAUSED +0]");
      publish(3);
      tmux.awaitText("[PAUSED +3]");
      tmux.keys("Space");
      awaitNewest(tmux);

      tmux.keys("[");
      tmux.awaitText("at " + TIME.format(newest().summary().start()));
      tmux.keys("Escape", "-", "-", "Home");
      tmux.keys("0", "+", "+");

      relay.cut();
      tmux.awaitText("[DOWN]", "try ", "Connection refused");
      publish(3);
      relay.restore();
      tmux.awaitText("connected to");
      publish(1);
      awaitNewest(tmux);
      assertThatTheTableIsTheJournal(tmux);

      tmux.resize(25, 3);
      tmux.awaitText("need 30x4");
      tmux.resize(80, 24);
      tmux.awaitText("AIR WELLNESS");
      tmux.keys("q");
      assertThatTheTerminalIsAsBefore(tmux);
    }
  }

  @Test
  void controlZGivesTheTerminalBackAndForegroundTakesItAgain() throws Exception {
    try (Tmux tmux = start(80, 24)) {
      publish(5);
      awaitNewest(tmux);

      tmux.keys("C-z");
      tmux.awaitText("Stopped");
      assertThat(tmux.modes()).isEqualTo("0 1");
      assertThatSettingsAreAsBefore(tmux, "stopped");
      tmux.resize(100, 30);
      tmux.line("fg");
      tmux.awaitText("AIR WELLNESS", "q quit");
      publish(2);
      awaitNewest(tmux);

      tmux.keys("C-c");
      assertThatTheTerminalIsAsBefore(tmux);
    }
  }

  @Test
  void sigtermGivesTheTerminalBack() throws Exception {
    try (Tmux tmux = start(80, 24)) {
      publish(5);
      awaitNewest(tmux);

      processes().forEach(ProcessHandle::destroy);

      assertThatTheTerminalIsAsBefore(tmux);
    }
  }

  @Test
  void withoutABrokerTheFirstPictureIsThereAndSaysWhatIsTried() throws Exception {
    relay.cut();
    try (Tmux tmux = start(80, 24)) {
      tmux.awaitText("[DOWN]", "try ", "no connection", "waiting for the first window");
      relay.restore();
      tmux.awaitText("[WAITING]");
      tmux.keys("q");
      assertThatTheTerminalIsAsBefore(tmux);
    }
  }

  private Tmux start(int columns, int rows) throws Exception {
    Map<String, String> environment =
        Map.of("METEO_AMQP", amqp, "METEO_HOME", home.toString(), "TZ", "UTC", "PS1", "shell> ");
    Tmux tmux = Tmux.shell(columns, rows, environment);
    tmux.line("PS1='shell> '");
    tmux.settings(home.resolve("before"));
    Path java = Path.of(System.getProperty("java.home"), "bin", "java");
    Path arguments = home.resolve("arguments");
    Files.writeString(
        arguments,
        "-XX:TieredStopAtLevel=1 -cp \"" + System.getProperty("java.class.path") + "\"\n");
    tmux.line(
        "clear; %s @%s %s %s --no-history"
            .formatted(java, arguments, TerminalMain.class.getName(), name));
    tmux.awaitText("q quit");
    return tmux;
  }

  private Stream<ProcessHandle> processes() {
    return ProcessHandle.allProcesses()
        .filter(
            process ->
                process
                    .info()
                    .arguments()
                    .map(arguments -> List.of(arguments).contains(name))
                    .orElse(false));
  }

  private void assertThatTheTerminalIsAsBefore(Tmux tmux) throws Exception {
    await().atMost(PATIENCE).until(() -> processes().findAny().isEmpty());
    tmux.awaitText("shell>");
    assertThat(tmux.modes()).isEqualTo("0 1");
    assertThatSettingsAreAsBefore(tmux, "after");
  }

  private void assertThatSettingsAreAsBefore(Tmux tmux, String file) throws Exception {
    tmux.settings(home.resolve(file));
    // Rows and columns may differ; the first line has them.
    List<String> before = Files.readAllLines(home.resolve("before"));
    List<String> after = Files.readAllLines(home.resolve(file));
    assertThat(after.subList(1, after.size())).isEqualTo(before.subList(1, before.size()));
  }

  /** Waits until the figures of the journal's newest window are to be seen. */
  private void awaitNewest(Tmux tmux) throws Exception {
    await()
        .atMost(PATIENCE)
        .until(() -> !journal().isEmpty() && newest().summary().end().equals(next));
    WindowSummary summary = newest().summary();
    tmux.awaitText(
        TIME.format(summary.start()) + " +1 s",
        "n   " + summary.wellness().count(),
        String.format(Locale.ROOT, "min %.2f", summary.pollution().min()));
  }

  /** Every row of the table of windows is what the journal holds. */
  private void assertThatTheTableIsTheJournal(Tmux tmux) throws Exception {
    List<ReceivedSummary> journal = journal();
    List<ReceivedSummary> last = journal.subList(Math.max(0, journal.size() - 15), journal.size());
    tmux.awaitText(
        last.stream()
            .map(
                received ->
                    String.format(
                        Locale.ROOT,
                        "%s%10.3f%6d",
                        TIME.format(received.summary().start()),
                        received.summary().wellness().mean(),
                        received.summary().wellness().count()))
            .toArray(String[]::new));
  }

  private ReceivedSummary newest() throws IOException {
    return journal().getLast();
  }

  private List<ReceivedSummary> journal() throws IOException {
    List<ReceivedSummary> received = new ArrayList<>();
    Journal.read(home.resolve("journal").resolve(name), LocalDate.EPOCH, received::add);
    return received;
  }

  /** Publishes the next windows, as the window proxy would. */
  private void publish(int windows) throws Exception {
    await().atMost(PATIENCE).until(this::queueExists);
    for (int i = 0; i < windows; i++) {
      double mean = 0.5 + (next.getEpochSecond() % 40) / 100.0;
      WindowSummary summary = Samples.summary(next, LENGTH, mean, 1 - mean);
      next = summary.end();
      channel.basicPublish(
          Topology.WINDOWS_EXCHANGE,
          "",
          MessageProperties.PERSISTENT_BASIC,
          WindowSummaryCodec.encode(summary));
    }
    channel.waitForConfirmsOrDie(PATIENCE.toMillis());
  }

  /** A channel does not survive asking for a queue that is not there. */
  private boolean queueExists() throws TimeoutException {
    try (Channel asking = connection.createChannel()) {
      asking.queueDeclarePassive(Topology.terminalQueue(name));
      return true;
    } catch (IOException missing) {
      return false;
    }
  }
}
