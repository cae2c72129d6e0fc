package dev.meteo.bench;

import dev.meteo.testbed.Stack;
import dev.meteo.testbed.run.ChildProcess;
import dev.meteo.testbed.run.RoleLauncher;
import dev.meteo.testbed.run.RunSite;
import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/**
 * Starts what is measured: the roles as a user would, and RabbitMQ PerfTest as a JVM of its own.
 * For one thread.
 */
final class Launcher implements AutoCloseable {
  private static final String PERF_TEST = "com.rabbitmq.perf.PerfTest";
  private static final String PERF_TEST_VARIABLES = "METEO_PERF_TEST_";

  private final Stack stack;
  private final RoleLauncher roles;

  Launcher(RunSite site) {
    this.stack = site.stack();
    this.roles = site.launcher(site.rolesHome());
  }

  /**
   * Starts the roles of another version.
   *
   * @param script that starts them
   */
  Launcher(RunSite site, Path home, Path script) {
    this.stack = site.stack();
    this.roles = site.launcher(home, script);
  }

  /** Starts {@code ./meteo role arguments…}. */
  ChildProcess role(String role, List<String> arguments, String javaOptions) throws IOException {
    List<String> all = new ArrayList<>(List.of(role));
    all.addAll(arguments);
    return roles.start(
        role, all, Map.of("METEO_JAVA_OPTS", javaOptions), ChildProcess.Listeners.none());
  }

  /** Starts PerfTest with the collector that the roles have. */
  ChildProcess perfTest(List<String> arguments, Consumer<String> listener) throws IOException {
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
    return roles.add(
        ChildProcess.start(
            "perf-test", command, environment, ChildProcess.Listeners.both(listener)));
  }

  private static String absoluteClassPath() {
    List<String> entries = new ArrayList<>();
    for (String entry : System.getProperty("java.class.path").split(File.pathSeparator, -1)) {
      entries.add(Path.of(entry).toAbsolutePath().toString());
    }
    return String.join(File.pathSeparator, entries);
  }

  /** Ends all that still runs, at once. */
  @Override
  public void close() {
    roles.close();
  }
}
