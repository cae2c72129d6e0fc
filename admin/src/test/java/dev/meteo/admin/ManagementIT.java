package dev.meteo.admin;

import static org.assertj.core.api.Assertions.assertThat;

import com.rabbitmq.client.Channel;
import com.rabbitmq.client.Connection;
import dev.meteo.messages.AmqpEndpoint;
import dev.meteo.messages.Topology;
import dev.meteo.testbed.BackendChoice;
import dev.meteo.testbed.FreePorts;
import dev.meteo.testbed.Stack;
import dev.meteo.testbed.StackOptions;
import dev.meteo.testbed.StackServer;
import dev.meteo.testbed.junit.StackExtension;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** {@code meteo status --management} with the plugin in a broker of this test's own. */
@Timeout(120)
final class ManagementIT {
  private static final String OTHER_HOST = "other/world";

  private static Stack stack;
  private static String management;
  private static String otherAmqp;

  @BeforeAll
  static void start(@TempDir Path directory) throws Exception {
    Assumptions.assumeFalse(
        StackExtension.ownStack().backend() == BackendChoice.DOCKER,
        "the plugin's port is not published by containers");
    stack =
        StackExtension.startOwn(
            directory.resolve("stack"), new StackOptions(1, BackendChoice.NATIVE));
    int port = FreePorts.pick(1, new SplittableRandom()).getFirst();
    String user = URI.create(stack.amqp()).getRawUserInfo();
    management = "http://" + user + "@127.0.0.1:" + port;
    otherAmqp = stack.amqp().replaceFirst("(?<=\\d)/?$", "/other%2Fworld");
    enable(stack.brokerNodes().getFirst(), user.substring(0, user.indexOf(':')), port);
    declareTerminal(stack.amqp(), "lounge");
    declareTerminal(otherAmqp, "elsewhere");
  }

  @AfterAll
  static void stop() {
    if (stack != null) {
      stack.close();
    }
  }

  @Test
  void showsTheTerminalsOfTheRolesVirtualHost() {
    AdminRun run = status(stack.amqp(), management);
    assertThat(run.exitCode()).as(run.out() + run.err()).isZero();
    assertThat(run.out()).contains("lounge  ", "with consumers").doesNotContain("elsewhere");

    assertThat(status(otherAmqp, management).out())
        .contains("elsewhere")
        .doesNotContain("lounge  ");
  }

  @Test
  void namesWhatIsBoundWhereOnlyTheReadingsQueueMay() throws Exception {
    Connection connection = AmqpEndpoint.parse(stack.amqp()).connect("management-it");
    try (connection) {
      Channel channel = connection.createChannel();
      channel.queueDeclare("audit", false, false, false, Map.of());
      channel.queueBind("audit", Topology.READINGS_EXCHANGE, "#");

      assertThat(status(stack.amqp(), management, "--health").out())
          .contains("queue audit is bound to exchange meteo.readings", "bind it to meteo.stored");

      channel.queueDelete("audit");
      assertThat(status(stack.amqp(), management, "--health").out()).doesNotContain("audit");
    }
  }

  @Test
  void showsTheRestWhenThePluginIsAway() {
    AdminRun run = status(stack.amqp(), "http://u:secret@127.0.0.1:1");

    assertThat(run.exitCode()).isEqualTo(1);
    assertThat(run.out())
        .contains("backlog", "no answer from the management API at 127.0.0.1:1")
        .doesNotContain("secret");
    assertThat(status(stack.amqp(), "http://127.0.0.1:1", "--json").out())
        .contains("terminalsError", "\"subject\":\"management\"", "meteo.readings");
  }

  private static void enable(StackServer broker, String user, int port) {
    var unused =
        List.of(
            broker.tool(
                List.of(
                    "rabbitmqctl",
                    "eval",
                    "application:load(rabbitmq_management), application:set_env("
                        + "rabbitmq_management, tcp_config, [{port, %d}, {ip, \"127.0.0.1\"}])."
                            .formatted(port))),
            broker.tool(List.of("rabbitmqctl", "set_user_tags", user, "administrator")),
            broker.tool(List.of("rabbitmqctl", "add_vhost", OTHER_HOST)),
            broker.tool(
                List.of(
                    "rabbitmqctl", "set_permissions", "-p", OTHER_HOST, user, ".*", ".*", ".*")),
            broker.tool(List.of("rabbitmq-plugins", "enable", "rabbitmq_management")));
  }

  private static void declareTerminal(String amqp, String name) throws Exception {
    Connection connection = AmqpEndpoint.parse(amqp).connect("management-it");
    try (connection) {
      Channel channel = connection.createChannel();
      Topology.declaring().readings(channel);
      Map<String, Object> quorum = Map.of("x-queue-type", "quorum");
      channel.queueDeclare(Topology.terminalQueue(name), true, false, false, quorum);
    }
  }

  private static AdminRun status(String amqp, String management, String... more) {
    String[] all = new String[more.length + 3];
    all[0] = "status";
    all[1] = "--management";
    all[2] = management;
    System.arraycopy(more, 0, all, 3, more.length);
    return AdminRun.of(
        Map.of("METEO_AMQP", amqp, "METEO_REDIS", stack.redis()), Optional.empty(), all);
  }
}
