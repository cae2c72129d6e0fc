package dev.meteo.proxy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.meteo.messages.Topology;
import dev.meteo.testbed.BackendChoice;
import dev.meteo.testbed.Stack;
import dev.meteo.testbed.StackOptions;
import dev.meteo.testbed.StackServer;
import dev.meteo.testbed.junit.OwnServers;
import dev.meteo.testbed.junit.StackAddresses;
import dev.meteo.testbed.junit.StackExtension;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** A terminal's queue that nobody leads any more is no reason to publish nothing. */
@ExtendWith(StackExtension.class)
@OwnServers
@Tag("native")
@Timeout(400)
class DeadQueueIT {
  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final Pattern COMMAND =
      Pattern.compile("rabbitmqctl set_policy -p '(.+)' --apply-to queues (\\S+) '(.+)' '(.+)'");

  @TempDir private Path directory;

  /** What cannot run here is left out by the extension. */
  @Test
  void windowsGoOnWhileATerminalsQueueIsDead(StackAddresses unused) throws Exception {
    StackOptions options = new StackOptions(1, BackendChoice.NATIVE);
    try (Stack stack = StackExtension.startOwn(directory.resolve("stack"), options);
        RunningProxy proxy = RunningProxy.start(stack.amqp(), stack.redis(), "--window", "1s")) {
      StackServer node = stack.brokerNodes().getFirst();
      BrokerUnderTest broker = new BrokerUnderTest(stack.amqp());
      await()
          .atMost(PATIENCE)
          .ignoreExceptions()
          .untilAsserted(
              () -> {
                assertThat(broker.has(Topology.HISTORY_STREAM)).as(proxy.said()).isTrue();
                assertThat(broker.history()).as(proxy.said()).hasSizeGreaterThan(1);
              });
      policyCanBeSetAsToldToTheUser(proxy, node);
      String dead = broker.deadTerminalQueue(node);
      int before = broker.history().size();

      await().atMost(PATIENCE).until(() -> broker.history().size() >= before + 20);
      await().atMost(PATIENCE).until(() -> proxy.said().contains("a queue is dead"));
      List<String> published = broker.history();
      assertThat(published).doesNotHaveDuplicates();

      broker.on(channel -> channel.queueDelete(dead));
      await().atMost(PATIENCE).until(() -> proxy.said().contains("take summaries again"));
    }
  }

  private static void policyCanBeSetAsToldToTheUser(RunningProxy proxy, StackServer node) {
    await().atMost(PATIENCE).until(() -> COMMAND.matcher(proxy.said()).find());
    Matcher command = COMMAND.matcher(proxy.said());
    assertThat(command.find()).isTrue();
    var unused =
        node.tool(
            List.of(
                "rabbitmqctl",
                "set_policy",
                "-p",
                command.group(1),
                "--apply-to",
                "queues",
                command.group(2),
                command.group(3),
                command.group(4)));
    assertThat(node.tool(List.of("rabbitmqctl", "list_policies"))).contains("max-age", "86400s");
    assertThat(node.tool(List.of("rabbitmqctl", "list_queues", "name", "policy")))
        .containsPattern("meteo.history\\s+meteo-history");
  }
}
