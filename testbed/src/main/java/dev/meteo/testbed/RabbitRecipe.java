package dev.meteo.testbed;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * A broker node. Every file that RabbitMQ would otherwise take from the system (configuration,
 * plugins, cookie, data, log) is named, so that the user's own broker is never touched.
 *
 * @param number of the node, from 1
 */
record RabbitRecipe(StackPlan plan, InstalledServers installed, int number)
    implements ServerRecipe {
  @Override
  public String name() {
    return "rabbitmq-" + number;
  }

  @Override
  public void prepare(Path directory) throws IOException {
    Path extra = Files.createDirectories(directory.resolve("conf.d"));
    Files.writeString(directory.resolve("rabbitmq.conf"), RabbitConf.shared());
    Files.writeString(directory.resolve("advanced.config"), "[].\n");
    Files.writeString(directory.resolve("enabled_plugins"), "[].\n");
    Files.writeString(
        extra.resolve("20-node.conf"),
        RabbitConf.node(
            plan,
            "127.0.0.1:" + amqpPort(),
            number == 1 ? List.of() : List.of(nodeName(1)),
            installed.rabbitVersion().isAtLeast4()));
    Path cookie = directory.resolve(".erlang.cookie");
    Files.writeString(cookie, plan.cookie());
    Files.setPosixFilePermissions(cookie, PosixFilePermissions.fromString("r--------"));
  }

  @Override
  public List<String> command(Path directory) {
    return List.of(installed.rabbitServer().toString());
  }

  /** The tools beside the server's own start script, not a distribution's that change the user. */
  @Override
  public List<String> tool(List<String> command) {
    List<String> all = new ArrayList<>();
    all.add(installed.rabbitServer().resolveSibling(command.getFirst()).toString());
    all.addAll(List.of("-n", nodeName(number)));
    all.addAll(command.subList(1, command.size()));
    return all;
  }

  @Override
  public Map<String, String> environment(Path directory) {
    Map<String, String> environment = new HashMap<>();
    environment.put("HOME", directory.toString());
    environment.put("ERL_EPMD_PORT", Integer.toString(plan.epmdPort()));
    environment.put("ERL_EPMD_ADDRESS", "127.0.0.1");
    environment.put("RABBITMQ_NODENAME", nodeName(number));
    environment.put("RABBITMQ_MNESIA_BASE", directory.resolve("data").toString());
    environment.put("RABBITMQ_LOG_BASE", directory.resolve("log").toString());
    environment.put("RABBITMQ_GENERATED_CONFIG_DIR", directory.resolve("generated").toString());
    environment.put("RABBITMQ_CONFIG_FILE", directory.resolve("rabbitmq.conf").toString());
    environment.put("RABBITMQ_CONFIG_FILES", directory.resolve("conf.d").toString());
    environment.put(
        "RABBITMQ_ADVANCED_CONFIG_FILE", directory.resolve("advanced.config").toString());
    environment.put(
        "RABBITMQ_ENABLED_PLUGINS_FILE", directory.resolve("enabled_plugins").toString());
    environment.put("RABBITMQ_CONF_ENV_FILE", "/dev/null");
    // Lets the start script become the server instead of watching over it; the shell it would
    // open on standard input is taken away again below.
    environment.put("RABBITMQ_ALLOW_INPUT", "true");
    environment.put("RABBITMQ_SERVER_ADDITIONAL_ERL_ARGS", "-noinput " + distribution());
    return environment;
  }

  /**
   * The Erlang VM is given its name at once. RabbitMQ would else start a second VM first, to see
   * whether a name service runs, and the start would take two seconds longer.
   */
  private String distribution() {
    int port = plan.distributionPorts().get(number - 1);
    return ("-sname %s -kernel inet_dist_use_interface {127,0,0,1}"
            + " inet_dist_listen_min %d inet_dist_listen_max %d")
        .formatted(nodeName(number), port, port);
  }

  @Override
  public Probe probe() {
    return new Probe.Amqp(amqpPort());
  }

  private int amqpPort() {
    return plan.amqpPorts().get(number - 1);
  }

  private String nodeName(int node) {
    return "meteo-" + plan.id() + "-" + node + "@localhost";
  }
}
