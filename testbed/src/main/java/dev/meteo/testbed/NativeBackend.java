package dev.meteo.testbed;

import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;

/** Runs a stack from what is installed, in the stack's own directory. */
final class NativeBackend implements StackBackend {
  static final String NAME = "native";

  private final InstalledServers installed;
  private final NativeServer epmd;
  private final NativeServer redis;
  private final List<NativeServer> nodes;

  NativeBackend(StackPlan plan, InstalledServers installed, Path directory) {
    this.installed = installed;
    this.epmd = new NativeServer(new EpmdRecipe(plan, installed), directory);
    this.redis = new NativeServer(new RedisRecipe(plan, installed), directory);
    this.nodes =
        IntStream.rangeClosed(1, plan.nodes())
            .mapToObj(node -> new NativeServer(new RabbitRecipe(plan, installed, node), directory))
            .toList();
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
    epmd.launch();
    redis.launch();
    epmd.awaitAnswer();
    nodes.getFirst().launch();
    redis.awaitAnswer();
  }

  @Override
  public void awaitBroker() {
    nodes.getFirst().awaitAnswer();
    List<NativeServer> joining = nodes.subList(1, nodes.size());
    joining.forEach(NativeServer::launch);
    joining.forEach(NativeServer::awaitAnswer);
  }

  @Override
  public void end() {
    nodes.forEach(NativeServer::kill);
    redis.kill();
    epmd.kill();
  }

  @Override
  public String description() {
    return "RabbitMQ " + installed.rabbitVersion() + " and Redis of this machine";
  }
}
