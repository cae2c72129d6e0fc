package dev.meteo.testbed.run;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/**
 * The agent that has roles die at named points or be wrong on purpose. It is built with the tests
 * and is in no build that is made for use.
 */
public final class MutationsJar {
  private MutationsJar() {}

  /** Where it is, if this build has it. */
  public static Optional<Path> find() {
    String script = System.getProperty("meteo.script", "");
    if (script.isEmpty()) {
      return Optional.empty();
    }
    Path jar = Path.of(script).resolveSibling("chaos/target/meteo-chaos-mutations.jar");
    return Optional.of(jar).filter(Files::isRegularFile);
  }

  /** What to add to a JVM's options. */
  public static String option(String what) {
    Path jar = find().orElseThrow(() -> new IllegalStateException("this build has no agent"));
    return "-javaagent:" + jar + "=" + what;
  }
}
