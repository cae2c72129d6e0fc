package dev.meteo.cli;

import java.nio.file.Path;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Where this user's Meteo keeps outboxes, journals, logs and its private stack. */
public final class HomeOption {
  private static final String NAME = "--home";

  @Option(
      names = NAME,
      paramLabel = "DIR",
      description = {
        "Where outboxes, journals, logs and the private stack are kept.",
        "Default: $XDG_STATE_HOME/meteo or ~/.local/state/meteo."
      })
  private @Nullable Path directory;

  /** The directory, which may not exist yet. */
  public Path directory() {
    return directory == null ? defaultDirectory(System.getenv()) : directory;
  }

  /** The directory by arguments that are not parsed yet: the log is opened before all else. */
  static Path directory(String[] args, Map<String, String> environment) {
    for (int i = 0; i < args.length; i++) {
      if (args[i].startsWith(NAME + "=")) {
        return Path.of(args[i].substring(NAME.length() + 1));
      }
      if (args[i].equals(NAME) && i + 1 < args.length) {
        return Path.of(args[i + 1]);
      }
    }
    return defaultDirectory(environment);
  }

  static Path defaultDirectory(Map<String, String> environment) {
    String own = environment.getOrDefault("METEO_HOME", "");
    if (!own.isEmpty()) {
      return Path.of(own);
    }
    String state = environment.getOrDefault("XDG_STATE_HOME", "");
    Path base =
        state.isEmpty()
            ? Path.of(System.getProperty("user.home"), ".local", "state")
            : Path.of(state);
    return base.resolve("meteo");
  }
}
