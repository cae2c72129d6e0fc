package dev.meteo.testbed;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Runs a stack from what is installed, in the stack's own directory. */
final class NativeBackend implements StackBackend {
  static final String NAME = "native";

  private final Path directory;
  private final String description;
  private final NativeServer redis;
  private final List<NativeServer> nameServices;
  private final List<NativeServer> nodes;

  private NativeBackend(
      Path directory,
      String description,
      NativeServer redis,
      List<NativeServer> nameServices,
      List<NativeServer> nodes) {
    this.directory = directory;
    this.description = description;
    this.redis = redis;
    this.nameServices = nameServices;
    this.nodes = nodes;
  }

  static NativeBackend of(StackPlan plan, Path directory) {
    NativeServer redis =
        new NativeServer(new RedisRecipe(plan, InstalledServers.redisServer()), directory);
    if (plan.nodes() == 0) {
      return new NativeBackend(directory, "Redis of this machine", redis, List.of(), List.of());
    }
    InstalledServers installed = InstalledServers.find();
    List<NativeServer> nodes =
        IntStream.rangeClosed(1, plan.nodes())
            .mapToObj(node -> new NativeServer(new RabbitRecipe(plan, installed, node), directory))
            .toList();
    return new NativeBackend(
        directory,
        "RabbitMQ " + installed.rabbitVersion() + " and Redis of this machine",
        redis,
        List.of(new NativeServer(new EpmdRecipe(plan, installed), directory)),
        nodes);
  }

  @Override
  public List<NativeServer> brokerNodes() {
    return nodes;
  }

  @Override
  public NativeServer redisServer() {
    return redis;
  }

  @Override
  public void launch() {
    nameServices.forEach(NativeServer::launch);
    redis.launch();
    nameServices.forEach(NativeServer::awaitAnswer);
    nodes.stream().findFirst().ifPresent(NativeServer::launch);
    redis.awaitAnswer();
  }

  @Override
  public void awaitBroker() {
    nodes.stream().findFirst().ifPresent(NativeServer::awaitAnswer);
    List<NativeServer> joining = nodes.stream().skip(1).toList();
    joining.forEach(NativeServer::launch);
    joining.forEach(NativeServer::awaitAnswer);
  }

  @Override
  public void end() {
    nodes.forEach(NativeServer::kill);
    redis.kill();
    nameServices.forEach(NativeServer::kill);
  }

  @Override
  public void keep(Path to) throws IOException {
    try (Stream<Path> files = Files.walk(directory)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        String name = directory.relativize(file).toString();
        boolean log = name.contains("/log/") || name.endsWith("/output");
        if (log || name.startsWith("redis/")) {
          Path target = to.resolve(name);
          Files.createDirectories(target.getParent());
          Files.copy(file, target, StandardCopyOption.REPLACE_EXISTING);
        }
      }
    }
  }

  @Override
  public String description() {
    return description;
  }
}
