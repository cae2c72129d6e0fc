package dev.meteo.testbed;

/** A server in a container. */
final class DockerServer implements StackServer {
  private final String name;

  DockerServer(String name) {
    this.name = name;
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public boolean isRunning() {
    return false;
  }

  @Override
  public void start() {}

  @Override
  public void kill() {}

  @Override
  public void stop() {}

  @Override
  public void freeze() {}

  @Override
  public void thaw() {}
}
