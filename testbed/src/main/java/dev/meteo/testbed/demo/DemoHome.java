package dev.meteo.testbed.demo;

import dev.meteo.testbed.DirectoryTree;
import dev.meteo.testbed.run.Role;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * The demonstration's temporary METEO_HOME, and a small watchman process that empties and removes
 * it should the demonstration itself be killed.
 */
final class DemoHome implements AutoCloseable {
  /**
   * Waits for the end of its standard input, which comes with the demonstration's end however that
   * comes; then kills what has left its process id here, and removes the containers and files.
   */
  private static final String WATCHMAN =
      """
      trap '' HUP INT TERM
      cat >/dev/null
      [ -d "$1" ] || exit 0
      for file in "$1"/roles/*.pid "$1"/stack/*/pid; do
        [ -r "$file" ] || continue
        read -r pid rest <"$file" && kill -9 "$pid" 2>/dev/null
      done
      if grep -qs '^backend=docker' "$1/stack/stack.properties"; then
        label=dev.meteo.stack=$(sed -n 's/^id=//p' "$1/stack/stack.properties")
        docker ps -aq --filter "label=$label" | xargs docker rm --force --volumes
        docker network ls -q --filter "label=$label" | xargs docker network rm
      fi
      sleep 1
      rm -rf "$1"
      """;

  private final Path directory;
  private final Process watchman;

  private DemoHome(Path directory, Process watchman) {
    this.directory = directory;
    this.watchman = watchman;
  }

  static DemoHome create() {
    try {
      Path directory = Files.createTempDirectory("meteo-demo-");
      Files.createDirectories(directory.resolve("roles"));
      Process watchman =
          new ProcessBuilder(List.of("/bin/sh", "-c", WATCHMAN, "sh", directory.toString()))
              .redirectOutput(new File("/dev/null"))
              .redirectError(new File("/dev/null"))
              .start();
      return new DemoHome(directory, watchman);
    } catch (IOException e) {
      throw new DemoException("cannot prepare a temporary directory: " + e.getMessage(), e);
    }
  }

  Path directory() {
    return directory;
  }

  Path stack() {
    return directory.resolve("stack");
  }

  Path log(Role role) {
    return directory.resolve("roles").resolve(role.name() + ".log");
  }

  Path pid(Role role) {
    return directory.resolve("roles").resolve(role.name() + ".pid");
  }

  @Override
  public void close() {
    try {
      DirectoryTree.delete(directory);
      watchman.destroyForcibly();
    } catch (IOException e) {
      throw new DemoException("cannot remove " + directory + ": " + e.getMessage(), e);
    }
  }
}
