package dev.meteo.cli;

import java.nio.file.Path;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Where this user's Meteo keeps journals, outboxes, logs and its private stack. */
public final class HomeOption {
  @Option(
      names = "--home",
      paramLabel = "DIR",
      description = {
        "Where journals, outboxes and logs are kept.",
        "Default: $XDG_STATE_HOME/meteo or ~/.local/state/meteo."
      })
  private @Nullable Path directory;

  /** The directory, which may not exist yet. */
  public Path directory() {
    return directory == null ? defaultDirectory(System.getenv()) : directory;
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
