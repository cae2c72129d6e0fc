package dev.meteo.testbed.junit;

import dev.meteo.testbed.BackendChoice;
import dev.meteo.testbed.Stack;
import dev.meteo.testbed.StackException;
import dev.meteo.testbed.StackOptions;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;
import org.opentest4j.TestAbortedException;

/**
 * Hands {@link StackAddresses} to constructors, tests and lifecycle methods.
 *
 * <p>METEO_TEST_AMQP and METEO_TEST_REDIS name servers that run already, which {@code ./meteo test}
 * sees to; with METEO_TEST_TURN, a file, one class of tests at a time has them. Without them the
 * first test that asks starts a private stack, and the end of the test run ends it. Where none can
 * be started the tests are aborted, saying why; with CI=true they fail.
 */
public final class StackExtension implements BeforeAllCallback, ParameterResolver {
  private static final Namespace NAMESPACE = Namespace.create(StackExtension.class);

  /** Used by JUnit. */
  public StackExtension() {}

  @Override
  public void beforeAll(ExtensionContext context) {
    addresses(context);
  }

  @Override
  public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
    return parameter.getParameter().getType() == StackAddresses.class;
  }

  @Override
  public StackAddresses resolveParameter(ParameterContext parameter, ExtensionContext context) {
    return addresses(context);
  }

  /** For other extensions: the servers of this test run, started if none are. */
  public static StackAddresses addresses(ExtensionContext context) {
    String amqp = System.getenv("METEO_TEST_AMQP");
    String redis = System.getenv("METEO_TEST_REDIS");
    if (amqp != null && redis != null) {
      awaitTurn(context);
      return new StackAddresses(amqp, redis);
    }
    try {
      OwnStack own =
          context
              .getRoot()
              .getStore(NAMESPACE)
              .computeIfAbsent(OwnStack.class, key -> OwnStack.start(), OwnStack.class);
      return new StackAddresses(own.stack.amqp(), own.stack.redis());
    } catch (StackException e) {
      throw unavailable(e);
    }
  }

  /** For a test's own stack: where the others are in this run, which METEO_TEST_BACKEND tells. */
  public static StackOptions ownStack() {
    String backend = System.getenv().getOrDefault("METEO_TEST_BACKEND", "auto");
    return new StackOptions(1, BackendChoice.valueOf(backend.toUpperCase(Locale.ROOT)));
  }

  /**
   * Starts a stack of a test's own; the test is left out where none can be started, and fails there
   * in CI.
   *
   * @param directory the stack's own, empty or missing
   */
  public static Stack startOwn(Path directory, StackOptions options) {
    try {
      return Stack.start(directory, options, progress -> {});
    } catch (StackException e) {
      Assumptions.assumeTrue("true".equals(System.getenv("CI")), "no broker: " + e.getMessage());
      throw e;
    }
  }

  /** Until the end of the class that asks first; a test of it that asks later has it already. */
  private static void awaitTurn(ExtensionContext context) {
    String file = System.getenv("METEO_TEST_TURN");
    if (file != null && !context.getRequiredTestClass().isAnnotationPresent(OwnServers.class)) {
      var unused =
          context
              .getStore(NAMESPACE)
              .computeIfAbsent(Turn.class, key -> Turn.take(Path.of(file)), Turn.class);
    }
  }

  private static RuntimeException unavailable(StackException reason) {
    boolean mustNotSkip = "true".equals(System.getenv("CI"));
    return mustNotSkip
        ? reason
        : new TestAbortedException("no RabbitMQ and Redis for this test: " + reason.getMessage());
  }

  /** The stack of this JVM; JUnit closes it with the root's store, a signal by the hook. */
  private static final class OwnStack implements AutoCloseable {
    private final Stack stack;
    private final Thread hook;

    private OwnStack(Stack stack) {
      this.stack = stack;
      this.hook = new Thread(stack::close, "test-stack");
      Runtime.getRuntime().addShutdownHook(hook);
    }

    static OwnStack start() {
      try {
        Path directory = Files.createTempDirectory("meteo-test-");
        StackOptions options = new StackOptions(1, BackendChoice.NATIVE);
        return new OwnStack(Stack.start(directory, options, line -> {}));
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }

    @Override
    public void close() {
      Runtime.getRuntime().removeShutdownHook(hook);
      stack.close();
    }
  }
}
