package dev.meteo.terminal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;
import static org.awaitility.Awaitility.await;

import com.rabbitmq.client.Channel;
import com.rabbitmq.client.Connection;
import dev.meteo.messages.Topology;
import dev.meteo.testbed.junit.StackAddresses;
import dev.meteo.testbed.junit.StackExtension;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import java.util.concurrent.TimeoutException;
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

  @TempDir private Path files;
  private final String name = "it-" + UUID.randomUUID();
  private final Connection connection;
  private final Relay relay;
  private final String amqp;
  private final WindowFeeder feeder;
  private WatchedTerminal terminal;

  DashboardIT(StackAddresses stack) throws IOException, TimeoutException {
    connection = stack.broker().connect("dashboard-it");
    try (Channel channel = connection.createChannel()) {
      channel.queueDelete(Topology.HISTORY_STREAM); // others may have it with other arguments
    }
    feeder =
        new WindowFeeder(
            connection, name, Instant.ofEpochSecond(Instant.now().getEpochSecond() - 70));
    relay = Relay.to(stack.amqp());
    amqp = relay.amqp(stack.amqp());
  }

  @BeforeEach
  void needsTmux() throws Exception {
    assumeThat(Tmux.isThere()).isTrue();
    terminal = new WatchedTerminal(name, amqp, files, files);
  }

  @AfterEach
  void leaveNothing() throws IOException {
    feeder.deleteQueue();
    connection.close();
    relay.close();
  }

  @Test
  void aDayAtTheTerminal() throws Exception {
    try (Tmux tmux = terminal.start(80, 24)) {
      feeder.publish(60);
      terminal.awaitNewest(tmux, feeder);

      tmux.resize(160, 45);
      tmux.awaitText("CONNECTION", "WINDOWS");
      terminal.assertThatTheTableIsTheJournal(tmux);
      scrollBackAndReturn(tmux);

      tmux.keys("Space");
      tmux.awaitText("[PAUSED +0]");
      feeder.publish(3);
      tmux.awaitText("[PAUSED +3]");
      tmux.keys("Space");
      terminal.awaitNewest(tmux, feeder);

      lookWhoIsBehindTheNumbers(tmux);

      tmux.keys("[");
      tmux.awaitText("at " + WatchedTerminal.time(terminal.newest()));
      tmux.keys("Escape", "-", "-", "Home");
      tmux.keys("0", "+", "+");

      relay.cut();
      tmux.awaitText("[DOWN]", "try ", "Connection refused");
      feeder.publish(3);
      relay.restore();
      tmux.awaitText("connected to");
      feeder.publish(1);
      terminal.awaitNewest(tmux, feeder);
      terminal.assertThatTheTableIsTheJournal(tmux);

      tmux.resize(25, 3);
      tmux.awaitText("need 30x4");
      tmux.resize(80, 24);
      tmux.awaitText("AIR WELLNESS");
      tmux.keys("q", "e", "c", "h", "o", " ", "$((6*7))", "Enter");
      tmux.awaitText("shell> echo $((6*7))\n42");
      terminal.assertThatTheTerminalIsAsBefore(tmux);
    }
  }

  private void scrollBackAndReturn(Tmux tmux) throws Exception {
    tmux.keys("+", "+", "+", "Left");
    tmux.awaitText("[BACK ");
    int one = terminal.positionInTheJournal(WatchedTerminal.table(tmux));
    assertThat(one).isPositive();
    tmux.keys("PageUp");
    await()
        .atMost(PATIENCE)
        .untilAsserted(
            () ->
                assertThat(terminal.positionInTheJournal(WatchedTerminal.table(tmux)))
                    .isGreaterThan(one));
    tmux.keys("0", "-", "-", "-");
    terminal.assertThatTheTableIsTheJournal(tmux);
  }

  private void lookWhoIsBehindTheNumbers(Tmux tmux) throws Exception {
    feeder.tell();
    tmux.awaitText("worker@attic:97", "cellar-1", "SILENT 1 h 06 m");
    tmux.keys("s", "Down", "Down", "/");
    tmux.keys("r", "o", "o", "f");
    tmux.awaitText("/roof_ 2", " roof-4");
    tmux.keys("Enter", "s", "Tab", "Tab");
    tmux.awaitText("▸ POLLUTION");
    tmux.keys("Escape");
    tmux.awaitText("▸ POLLUTION", "cellar-1");
    tmux.keys("Escape");
    tmux.awaitText("── POLLUTION");
  }

  @Test
  void controlZGivesTheTerminalBackAndForegroundTakesItAgain() throws Exception {
    try (Tmux tmux = terminal.start(80, 24)) {
      feeder.publish(5);
      terminal.awaitNewest(tmux, feeder);

      tmux.keys("C-\\", "?");
      tmux.awaitText("HELP");
      assertThat(tmux.screen()).doesNotContain("thread dump", "RUNNABLE");
      tmux.keys("?");
      tmux.awaitText("max 0.");
      tmux.keys("C-z");
      tmux.awaitText("Stopped");
      assertThat(tmux.modes()).isEqualTo("0 1");
      terminal.assertThatSettingsAreAsBefore(tmux, "stopped");
      tmux.resize(100, 30);
      goOnInTheForeground(tmux);

      tmux.keys("C-c");
      terminal.assertThatTheTerminalIsAsBefore(tmux);
    }
  }

  /** Who starts a terminal, as a demonstration does, waits until the screen is given back. */
  @Test
  void controlZStopsTheWholeJob() throws Exception {
    try (Tmux tmux = terminal.start(80, 24, "sh -c 'trap \"\" TSTP; %s; true'")) {
      feeder.publish(5);
      terminal.awaitNewest(tmux, feeder);

      tmux.keys("C-z");
      tmux.awaitText("Stopped");
      goOnInTheForeground(tmux);

      tmux.keys("q");
      terminal.assertThatTheTerminalIsAsBefore(tmux);
    }
  }

  private void goOnInTheForeground(Tmux tmux) throws Exception {
    tmux.line("fg");
    tmux.awaitText("AIR WELLNESS", "q quit");
    feeder.publish(2);
    terminal.awaitNewest(tmux, feeder);
  }

  @Test
  void sigtermGivesTheTerminalBack() throws Exception {
    try (Tmux tmux = terminal.start(80, 24)) {
      feeder.publish(5);
      terminal.awaitNewest(tmux, feeder);

      terminal.processes().forEach(ProcessHandle::destroy);

      terminal.assertThatTheTerminalIsAsBefore(tmux);
    }
  }

  @Test
  void withoutABrokerTheFirstPictureIsThereAndSaysWhatIsTried() throws Exception {
    relay.cut();
    try (Tmux tmux = terminal.start(80, 24)) {
      tmux.awaitText("[DOWN]", "try ", "no connection", "waiting for the first window");
      relay.restore();
      tmux.awaitText("[WAITING]");
      tmux.keys("q");
      terminal.assertThatTheTerminalIsAsBefore(tmux);
    }
  }

  @Test
  void aFullDiskIsShownAndSurvivedAndAClosedWindowEndsTheTerminal() throws Exception {
    Path disk = smallDisk();
    try (Tmux tmux = terminal.start(160, 45, SmallDisk.command(disk))) {
      Path diskFromHere = fromHere(disk);
      feeder.publish(5);
      await().atMost(PATIENCE).until(() -> terminal.journal(diskFromHere).size() == 5);

      Path filler = SmallDisk.fill(diskFromHere);
      feeder.publish(40);
      awaitUnrecorded(tmux, diskFromHere, 45);
      tmux.awaitText("No space");

      Files.delete(filler);
      tmux.awaitText("can be written again", "45 recorded since start");
      assertThatTheJournalHasAll(diskFromHere, 45);
      feeder.publish(2);
      tmux.awaitText("47 recorded since start");
    }
    terminal.awaitEnd();
    awaitWaitingInTheQueue(0);
  }

  @Test
  void whatWasNotRecordedUntilTheEndIsSaidAndStaysInTheQueue() throws Exception {
    Path disk = smallDisk();
    try (Tmux tmux = terminal.start(160, 45, SmallDisk.command(disk))) {
      Path diskFromHere = fromHere(disk);
      SmallDisk.fill(diskFromHere);
      feeder.publish(40);
      int waiting = awaitUnrecorded(tmux, diskFromHere, 40);

      tmux.keys("q");
      terminal.awaitEnd();
      tmux.line("echo code $?");
      tmux.awaitText(
          waiting + " window summaries were received and not recorded (No space left on device)",
          "code 1");
      terminal.assertThatTheTerminalIsAsBefore(tmux);
      awaitWaitingInTheQueue(waiting);
    }
  }

  /** Has the terminal keep its journal on a disk that can be filled. */
  private Path smallDisk() throws Exception {
    Path disk = Files.createDirectory(files.resolve("disk"));
    assumeThat(SmallDisk.isPossible(disk)).isTrue();
    terminal = new WatchedTerminal(name, amqp, files, disk);
    return disk;
  }

  private Path fromHere(Path disk) throws Exception {
    return SmallDisk.fromHere(disk, terminal.processes().findFirst().orElseThrow());
  }

  /** Waits until all windows are to be seen and counted; returns how many are not recorded. */
  private int awaitUnrecorded(Tmux tmux, Path diskFromHere, int published) throws Exception {
    tmux.awaitText(WatchedTerminal.time(feeder.next().minusSeconds(1)) + " +1 s");
    return await()
        .atMost(PATIENCE)
        .until(
            () -> {
              int recorded = terminal.journal(diskFromHere).size();
              return tmux.screen().contains(" NOT RECORDING " + (published - recorded) + " ")
                  ? published - recorded
                  : 0;
            },
            waiting -> waiting > 0);
  }

  private void assertThatTheJournalHasAll(Path diskFromHere, int published) throws IOException {
    assertThat(terminal.journal(diskFromHere))
        .hasSize(published)
        .extracting(received -> received.summary().start())
        .isSorted()
        .doesNotHaveDuplicates();
  }

  /** What was acknowledged is not in a queue that nobody consumes. */
  private void awaitWaitingInTheQueue(int messages) throws Exception {
    try (Channel channel = connection.createChannel()) {
      String queue = Topology.terminalQueue(name);
      await().atMost(PATIENCE).until(() -> channel.consumerCount(queue) == 0);
      await().atMost(PATIENCE).until(() -> channel.messageCount(queue) == messages);
    }
  }
}
