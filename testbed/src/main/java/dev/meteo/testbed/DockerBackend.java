package dev.meteo.testbed;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Runs a stack in containers. Everything carries the label {@code dev.meteo.stack}, by which it is
 * found again and removed.
 */
final class DockerBackend implements StackBackend {
  static final String NAME = "docker";
  static final String RABBITMQ_IMAGE = "rabbitmq:4-management";
  static final String REDIS_IMAGE = "redis:8";

  private static final String LABEL = "dev.meteo.stack";
  private static final int AMQP_PORT = 5672;
  private static final int REDIS_PORT = 6379;
  private static final String REDIS_DATA = "/data";

  private final StackPlan plan;
  private final Path directory;
  private final DockerServer redis;
  private final List<DockerServer> nodes;

  static List<String> images(boolean broker) {
    return broker ? List.of(RABBITMQ_IMAGE, REDIS_IMAGE) : List.of(REDIS_IMAGE);
  }

  DockerBackend(StackPlan plan, Path directory) {
    this.plan = plan;
    this.directory = directory;
    this.redis = redis();
    this.nodes = IntStream.rangeClosed(1, plan.nodes()).mapToObj(this::node).toList();
  }

  @Override
  public List<DockerServer> brokerNodes() {
    return nodes;
  }

  @Override
  public DockerServer redisServer() {
    return redis;
  }

  @Override
  public void launch() {
    try {
      writeConfiguration();
    } catch (IOException e) {
      throw new StackException("cannot write to " + directory + ": " + e.getMessage(), e);
    }
    DockerCli.require("network", "create", "--label", label(), network());
    nodes.stream().findFirst().ifPresent(DockerServer::create);
    redis.create();
    redis.awaitAnswer();
  }

  @Override
  public void awaitBroker() {
    nodes.stream().findFirst().ifPresent(DockerServer::awaitAnswer);
    List<DockerServer> joining = nodes.stream().skip(1).toList();
    joining.forEach(DockerServer::create);
    joining.forEach(DockerServer::awaitAnswer);
  }

  @Override
  public void end() {
    String filter = "label=" + label();
    List<String> containers =
        DockerCli.require("ps", "--all", "--quiet", "--filter", filter).lines().toList();
    if (!containers.isEmpty()) {
      List<String> remove = new ArrayList<>(List.of("rm", "--force", "--volumes"));
      remove.addAll(containers);
      DockerCli.require(remove.toArray(String[]::new));
    }
    if (!DockerCli.require("network", "ls", "--quiet", "--filter", filter).isEmpty()) {
      DockerCli.require("network", "rm", network());
    }
  }

  @Override
  public void keep(Path to) throws IOException {
    for (DockerServer node : nodes) {
      node.keepLog(to);
    }
    redis.keepLog(to);
    redis.keepFiles(REDIS_DATA, to);
  }

  @Override
  public String description() {
    if (nodes.isEmpty()) {
      return "Redis (" + REDIS_IMAGE + ") in Docker";
    }
    return "RabbitMQ (" + RABBITMQ_IMAGE + ") and Redis (" + REDIS_IMAGE + ") in Docker";
  }

  private void writeConfiguration() throws IOException {
    Files.writeString(
        directory.resolve("redis.conf"),
        RedisConf.text("*", REDIS_PORT, plan.password(), REDIS_DATA));
    if (!nodes.isEmpty()) {
      writeBrokerConfiguration();
    }
  }

  private void writeBrokerConfiguration() throws IOException {
    Files.writeString(directory.resolve("rabbitmq.conf"), RabbitConf.shared());
    Files.writeString(directory.resolve("enabled_plugins"), "[].\n");
    List<String> peers = plan.nodes() == 1 ? List.of() : List.of(nodeName(1));
    Files.writeString(
        directory.resolve("node.conf"), RabbitConf.node(plan, "0.0.0.0:" + AMQP_PORT, peers, true));
  }

  private DockerServer redis() {
    List<String> arguments = runArguments("redis", plan.redisPort(), REDIS_PORT);
    mount(arguments, "redis.conf", "/etc/meteo/redis.conf");
    arguments.addAll(List.of(REDIS_IMAGE, "redis-server", "/etc/meteo/redis.conf"));
    Probe probe = new Probe.Redis(plan.redisPort(), plan.password());
    return new DockerServer("redis", container("redis"), arguments, probe);
  }

  private DockerServer node(int number) {
    String name = "rabbitmq-" + number;
    int port = plan.amqpPorts().get(number - 1);
    List<String> arguments = runArguments(name, port, AMQP_PORT);
    arguments.addAll(List.of("--env", "RABBITMQ_NODENAME=" + nodeName(number)));
    String cookie = "-setcookie " + plan.cookie();
    arguments.addAll(List.of("--env", "RABBITMQ_SERVER_ADDITIONAL_ERL_ARGS=" + cookie));
    arguments.addAll(List.of("--env", "RABBITMQ_CTL_ERL_ARGS=" + cookie)); // the node's tools
    mount(arguments, "rabbitmq.conf", "/etc/rabbitmq/rabbitmq.conf");
    mount(arguments, "node.conf", "/etc/rabbitmq/conf.d/20-node.conf");
    mount(arguments, "enabled_plugins", "/etc/rabbitmq/enabled_plugins");
    arguments.add(RABBITMQ_IMAGE);
    return new DockerServer(name, container(name), arguments, new Probe.Amqp(port));
  }

  private List<String> runArguments(String name, int hostPort, int containerPort) {
    List<String> arguments = new ArrayList<>(List.of("run", "--detach"));
    arguments.addAll(List.of("--name", container(name), "--hostname", name));
    arguments.addAll(List.of("--label", label(), "--network", network()));
    arguments.addAll(List.of("--network-alias", name));
    arguments.addAll(List.of("--publish", "127.0.0.1:" + hostPort + ":" + containerPort));
    return arguments;
  }

  private void mount(List<String> arguments, String file, String target) {
    arguments.addAll(List.of("--volume", directory.resolve(file) + ":" + target + ":ro"));
  }

  private static String nodeName(int number) {
    return "rabbit@rabbitmq-" + number;
  }

  private String container(String name) {
    return network() + "-" + name;
  }

  private String network() {
    return "meteo-" + plan.id();
  }

  private String label() {
    return LABEL + "=" + plan.id();
  }
}
