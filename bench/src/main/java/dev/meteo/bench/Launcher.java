package dev.meteo.bench;

import dev.meteo.cli.UserError;
import dev.meteo.testbed.Stack;
import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/**
 * Starts what is measured: the roles as a user would, by the script, and RabbitMQ PerfTest as a JVM
 * of its own. For one thread.
 */
final class Launcher implements AutoCloseable {
  private static final String PERF_TEST = "com.rabbitmq.perf.PerfTest";
  private static final String PERF_TEST_VARIABLES = "METEO_PERF_TEST_";

  private final Stack stack;
  private final Path rolesHome;
  private final String script;
  private final List<Child> children = new ArrayList<>();

  /**
   * @throws UserError when this JVM was not started by the script
   */
  Launcher(Stack stack, Path rolesHome) {
    this.stack = stack;
    this.rolesHome = rolesHome;
    this.script = System.getProperty("meteo.script", "");
    if (script.isEmpty()) {
      throw new UserError("start it as './meteo bench': the script starts the other roles too");
    }
  }

  /** Starts {@code ./meteo role arguments…}. */
  Child role(String role, List<String> arguments, String javaOptions) throws IOException {
    List<String> command = new ArrayList<>(List.of(script, role));
    command.addAll(arguments);
    Map<String, String> environment = new HashMap<>(stack.environment());
    environment.put("METEO_HOME", rolesHome.toString());
    environment.put("METEO_BUILT", "yes");
    environment.put("METEO_JAVA_OPTS", javaOptions);
    return add(Child.start(role, command, environment, line -> {}));
  }

  /** Starts PerfTest with the collector that the roles have. */
  Child perfTest(List<String> arguments, Consumer<String> listener) throws IOException {
    List<String> command =
        new ArrayList<>(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:+UseSerialGC",
                "-Dslf4j.provider=ch.qos.logback.classic.spi.LogbackServiceProvider",
                "-cp",
                absoluteClassPath(),
                PERF_TEST));
    command.addAll(arguments);
    Map<String, String> environment = new HashMap<>();
    // Not as an argument, where everybody on the machine could read the password.
    environment.put("RABBITMQ_PERF_TEST_ENV_PREFIX", PERF_TEST_VARIABLES);
    environment.put(PERF_TEST_VARIABLES + "URI", stack.amqp());
    return add(Child.start("perf-test", command, environment, listener));
  }

  private static String absoluteClassPath() {
    List<String> entries = new ArrayList<>();
    for (String entry : System.getProperty("java.class.path").split(File.pathSeparator, -1)) {
      entries.add(Path.of(entry).toAbsolutePath().toString());
    }
    return String.join(File.pathSeparator, entries);
  }

  private Child add(Child child) {
    children.add(child);
    return child;
  }

  /** Ends all that still runs, at once. */
  @Override
  public void close() {
    children.forEach(Child::close);
    children.clear();
  }
}
