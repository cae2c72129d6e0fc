package dev.meteo.testbed;

import java.util.List;
import java.util.Optional;

/**
 * One server of a stack: a broker node or Redis. All methods block until what they ask for is so,
 * and throw {@link StackException} when it does not become so. Data and port survive all of it.
 */
public sealed interface StackServer permits NativeServer, DockerServer {
  /** {@code rabbitmq-1} and so on, or {@code redis}. */
  String name();

  /** Whether its process lives, frozen or not. */
  boolean isRunning();

  /** Its process on this machine, if it lives; empty in a container, where it is another's. */
  Optional<ProcessHandle> process();

  /** Starts it, unless it runs, and waits until it answers. */
  void start();

  /** Ends it at once, as a power cut would (SIGKILL); nothing if it does not run. */
  void kill();

  /** Ends it in order (SIGTERM); nothing if it does not run. */
  void stop();

  /** Takes the processor from it (SIGSTOP): its connections stay open and silent. */
  void freeze();

  /** Lets a frozen one go on. */
  void thaw();

  /**
   * Runs one of the server's own tools beside it, such as {@code rabbitmqctl}, which then means
   * this server.
   *
   * @return what it wrote
   */
  String tool(List<String> command);
}
