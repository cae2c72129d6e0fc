package dev.meteo.testbed;

import java.util.List;

final class DockerBackend implements StackBackend {
  @Override
  public List<DockerServer> brokerNodes() {
    return List.of();
  }

  @Override
  public DockerServer redisServer() {
    return new DockerServer("redis");
  }

  @Override
  public void start() {}

  @Override
  public void end() {}

  @Override
  public String description() {
    return "Docker";
  }
}
