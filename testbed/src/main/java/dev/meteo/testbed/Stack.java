package dev.meteo.testbed;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * A private RabbitMQ and Redis that live in one directory, outlive the process that started them,
 * and leave nothing behind once closed. Not for use by several threads at once.
 */
public final class Stack implements AutoCloseable {
  private static final int ATTEMPTS = 3;

  private final Path directory;
  private final StackPlan plan;
  private final StackBackend backend;

  private Stack(Path directory, StackPlan plan, StackBackend backend) {
    this.directory = directory;
    this.plan = plan;
    this.backend = backend;
  }

  /**
   * Starts a stack and waits until it answers.
   *
   * @param directory the stack's own, empty or missing; closing the stack deletes it
   * @param progress hears in short sentences what is done
   * @throws StackException when it cannot be started; nothing is left behind then
   */
  public static Stack start(Path directory, StackOptions options, Consumer<String> progress) {
    return start(directory, options, progress, stack -> {});
  }

  /**
   * Starts a stack as {@link #start(Path, StackOptions, Consumer)} does.
   *
   * @param launched called once Redis answers, while the broker still starts, so that roles can
   *     start meanwhile; called again with other addresses when ports turn out to be taken
   */
  public static Stack start(
      Path directory, StackOptions options, Consumer<String> progress, Consumer<Stack> launched) {
    StackBackends backends = new StackBackends(progress);
    String kind = backends.choose(options);
    for (int attempt = 1; ; attempt++) {
      StackPlan plan = StackPlan.fresh(kind, options.nodes());
      Stack stack = new Stack(directory.toAbsolutePath(), plan, backends.create(plan, directory));
      try {
        stack.launch(progress);
        launched.accept(stack);
        stack.backend.awaitBroker();
        return stack;
      } catch (PortClashException e) {
        stack.close();
        if (attempt == ATTEMPTS) {
          throw e;
        }
        progress.accept(e.getMessage() + ", trying others");
      } catch (RuntimeException e) {
        stack.close();
        throw e;
      }
    }
  }

  private void launch(Consumer<String> progress) {
    try {
      DirectoryTree.create(directory);
      plan.save(directory);
    } catch (IOException e) {
      throw new StackException("cannot write to " + directory + ": " + e.getMessage(), e);
    }
    progress.accept("starting " + backend.description());
    backend.launch();
  }

  /**
   * The stack that lives in the directory, whole or not, started by whichever process.
   *
   * @throws StackException when what is there cannot be understood
   */
  public static Optional<Stack> find(Path directory) {
    Path absolute = directory.toAbsolutePath();
    if (!StackPlan.isIn(absolute)) {
      return Optional.empty();
    }
    try {
      StackPlan plan = StackPlan.load(absolute);
      StackBackend backend = new StackBackends(line -> {}).create(plan, absolute);
      return Optional.of(new Stack(absolute, plan, backend));
    } catch (IOException e) {
      throw new StackException("cannot read the stack in " + absolute + ": " + e.getMessage(), e);
    }
  }

  /** The value of METEO_AMQP; empty when it has no broker. */
  public String amqp() {
    return plan.amqp();
  }

  /** The value of METEO_REDIS. */
  public String redis() {
    return plan.redis();
  }

  /** What to set in the environment of roles that shall use the stack. */
  public Map<String, String> environment() {
    return brokerNodes().isEmpty()
        ? Map.of("METEO_REDIS", redis())
        : Map.of("METEO_AMQP", amqp(), "METEO_REDIS", redis());
  }

  /** The broker's nodes, in order. */
  public List<? extends StackServer> brokerNodes() {
    return backend.brokerNodes();
  }

  /** Redis. */
  public StackServer redisServer() {
    return backend.redisServer();
  }

  /** Whether every one of its servers lives. */
  public boolean isRunning() {
    return redisServer().isRunning() && brokerNodes().stream().allMatch(StackServer::isRunning);
  }

  /**
   * Waits until all its servers answer: who started them may have been interrupted before they did.
   *
   * @throws StackException when one does not
   */
  public void awaitAnswers() {
    redisServer().start();
    brokerNodes().forEach(StackServer::start);
  }

  /** What it is made of, for people. */
  public String description() {
    return backend.description();
  }

  /**
   * Copies what the servers wrote, their logs and Redis' data, into a folder for each of them, as
   * far as it can be had.
   */
  public void keep(Path to) throws IOException {
    backend.keep(to);
  }

  /** Ends all servers at once and deletes the directory with their data. */
  @Override
  public void close() {
    backend.end();
    try {
      DirectoryTree.delete(directory);
    } catch (IOException e) {
      throw new StackException("cannot delete " + directory + ": " + e.getMessage(), e);
    }
  }
}
