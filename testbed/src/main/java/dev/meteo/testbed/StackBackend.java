package dev.meteo.testbed;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/** Starts and ends the servers of one stack. */
sealed interface StackBackend permits NativeBackend, DockerBackend {
  /** Broker nodes in order; none in a stack of Redis alone. */
  List<? extends StackServer> brokerNodes();

  StackServer redisServer();

  /**
   * Starts everything and waits until Redis answers; the broker takes seconds longer.
   *
   * @throws PortClashException when other ports may help
   */
  void launch();

  /**
   * Waits until the launched broker answers on every node; not at all if there is none.
   *
   * @throws PortClashException when other ports may help
   */
  void awaitBroker();

  /** Ends everything that was started, also half of it; nothing if nothing runs. */
  void end();

  /** Copies the servers' logs and Redis' data, in a folder for each server. */
  void keep(Path to) throws IOException;

  /** What the servers are, for people. */
  String description();
}
