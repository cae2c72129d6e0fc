package dev.meteo.terminal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;
import static org.awaitility.Awaitility.await;

import com.rabbitmq.client.Connection;
import dev.meteo.messages.AmqpEndpoint;
import dev.meteo.testbed.BackendChoice;
import dev.meteo.testbed.Stack;
import dev.meteo.testbed.StackException;
import dev.meteo.testbed.StackOptions;
import dev.meteo.testbed.StackServer;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.opentest4j.TestAbortedException;

/** A broker of this test's own, that ends in order and comes again with what it had. */
@Timeout(180)
class BrokerStopIT {
  @TempDir private Path files;
  private final String name = "it-" + UUID.randomUUID();

  @Test
  void aBrokerThatWasStoppedAndStartedIsShownAndNothingIsMissing() throws Exception {
    assumeThat(Tmux.isThere()).isTrue();
    try (Stack stack = stack()) {
      WatchedTerminal terminal = new WatchedTerminal(name, stack.amqp(), files, files);
      Instant first = Instant.ofEpochSecond(Instant.now().getEpochSecond() - 60);
      try (Tmux tmux = terminal.start(160, 45)) {
        Instant next = publish(stack, terminal, tmux, first, 20);

        StackServer node = stack.brokerNodes().getFirst();
        node.stop();
        tmux.awaitText("[DOWN]", "try ", "connection lost");
        node.start();
        publish(stack, terminal, tmux, next, 5);

        assertThat(terminal.journal()).hasSize(25);
        tmux.keys("q");
        terminal.assertThatTheTerminalIsAsBefore(tmux);
      }
    }
  }

  /** Returns where the next window starts. */
  private Instant publish(
      Stack stack, WatchedTerminal terminal, Tmux tmux, Instant from, int windows)
      throws Exception {
    try (Connection connection = AmqpEndpoint.parse(stack.amqp()).connect("feeder")) {
      WindowFeeder feeder = feeder(connection, from);
      feeder.publish(windows);
      terminal.awaitNewest(tmux, feeder);
      terminal.assertThatTheTableIsTheJournal(tmux);
      return feeder.next();
    }
  }

  /** A broker that answers may not have all of its queues yet. */
  private WindowFeeder feeder(Connection connection, Instant from) {
    return await()
        .atMost(Duration.ofSeconds(40))
        .ignoreExceptionsInstanceOf(IOException.class)
        .until(() -> new WindowFeeder(connection, name, from), feeder -> true);
  }

  private Stack stack() {
    try {
      return Stack.start(
          files.resolve("stack"), new StackOptions(1, BackendChoice.NATIVE), line -> {});
    } catch (StackException e) {
      if ("true".equals(System.getenv("CI"))) {
        throw e;
      }
      throw new TestAbortedException("no RabbitMQ for this test: " + e.getMessage());
    }
  }
}
