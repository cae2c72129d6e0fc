package dev.meteo.testbed.demo;

import dev.meteo.cli.HomeOption;
import dev.meteo.testbed.Detachment;
import dev.meteo.testbed.run.Role;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Starts roles through the project's own script, so that they run as a user's would. */
final class RoleLauncher {
  private final Path script;
  private final DemoHome home;

  RoleLauncher(Path script, DemoHome home) {
    this.script = script;
    this.home = home;
  }

  /** Starts a role that a terminal's Ctrl-C does not reach; its output goes to its log. */
  RunningRole inBackground(Role role, Map<String, String> environment) {
    ProcessBuilder builder = builder(role, environment, Detachment.prefix());
    builder.redirectInput(ProcessBuilder.Redirect.from(Path.of("/dev/null").toFile()));
    builder.redirectErrorStream(true);
    builder.redirectOutput(home.log(role).toFile());
    return start(role, builder);
  }

  /** Starts a role on the user's own terminal. */
  RunningRole inForeground(Role role, Map<String, String> environment) {
    return start(role, builder(role, environment, List.of()).inheritIO());
  }

  private ProcessBuilder builder(Role role, Map<String, String> environment, List<String> prefix) {
    List<String> command = new ArrayList<>(prefix);
    command.add(script.toString());
    command.addAll(role.arguments());
    ProcessBuilder builder = new ProcessBuilder(command);
    builder.environment().putAll(environment);
    builder.environment().put("METEO_HOME", home.directory().toString());
    builder.environment().putIfAbsent("METEO_SAVED", saved().toString());
    builder.environment().put("METEO_BUILT", "yes");
    builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
    return builder;
  }

  /** What the user saves outlives the demonstration. */
  private static Path saved() {
    return new HomeOption().directory().resolve("saved");
  }

  private RunningRole start(Role role, ProcessBuilder builder) {
    try {
      Process process = builder.start();
      Files.writeString(home.pid(role), process.pid() + "\n");
      return new RunningRole(role, process);
    } catch (IOException e) {
      throw new DemoException("cannot start " + role.name() + ": " + e.getMessage(), e);
    }
  }
}
