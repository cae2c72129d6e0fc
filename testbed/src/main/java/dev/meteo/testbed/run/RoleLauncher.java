package dev.meteo.testbed.run;

import dev.meteo.cli.UserError;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;

/**
 * Starts roles as a user would, by the project's script, and ends all that it started. Safe for
 * concurrent use.
 */
public final class RoleLauncher implements AutoCloseable {
  /** Hears of each process. */
  @FunctionalInterface
  interface Witness {
    void started(ProcessHandle process) throws IOException;
  }

  private final Map<String, String> addresses;
  private final Path rolesHome;
  private final String script;
  private final Witness witness;
  private final List<ChildProcess> children = new CopyOnWriteArrayList<>();

  /**
   * @param addresses where broker and Redis are, as the roles' variables of the environment
   * @param rolesHome the METEO_HOME of the roles
   * @throws UserError when this JVM was not started by the script
   */
  public RoleLauncher(Map<String, String> addresses, Path rolesHome) {
    this(addresses, rolesHome, process -> {});
  }

  RoleLauncher(Map<String, String> addresses, Path rolesHome, Witness witness) {
    this(addresses, rolesHome, ownScript(), witness);
  }

  RoleLauncher(Map<String, String> addresses, Path rolesHome, String script, Witness witness) {
    this.witness = witness;
    this.addresses = Map.copyOf(addresses);
    this.rolesHome = rolesHome;
    this.script = script;
  }

  private static String ownScript() {
    String script = System.getProperty("meteo.script", "");
    if (script.isEmpty()) {
      throw new UserError("start this by ./meteo: the script starts the other roles too");
    }
    return script;
  }

  /**
   * Starts {@code ./meteo arguments…}.
   *
   * @param name for messages
   * @param environment further variables; one that is here already is replaced
   */
  public ChildProcess start(
      String name,
      List<String> arguments,
      Map<String, String> environment,
      ChildProcess.Listeners listeners)
      throws IOException {
    List<String> command = new ArrayList<>(List.of(script));
    command.addAll(arguments);
    Map<String, String> all = new HashMap<>(addresses);
    all.put("METEO_HOME", rolesHome.toString());
    all.put("METEO_BUILT", "yes");
    all.put("JAVA_HOME", System.getProperty("java.home"));
    all.putAll(environment);
    return add(ChildProcess.start(name, command, all, listeners));
  }

  /** Has a process ended together with the roles. */
  public ChildProcess add(ChildProcess child) throws IOException {
    children.add(child);
    witness.started(child.handle());
    return child;
  }

  /** Ends all that still runs, at once. */
  @Override
  public void close() {
    children.forEach(ChildProcess::close);
    children.clear();
  }
}
