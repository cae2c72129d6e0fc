package dev.meteo.testbed.demo;

import static org.assertj.core.api.Assertions.assertThat;

import dev.meteo.testbed.run.Role;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
final class RoleLauncherIT {
  /** Saves a file where the dashboard would. */
  private static final String SAVES =
      """
      #!/bin/sh
      saved=${METEO_SAVED:-$METEO_HOME/saved}
      mkdir -p "$saved" && echo content >"$saved/picture"
      """;

  @Test
  void whatARoleSavesOutlivesTheDemonstration(@TempDir Path directory) throws Exception {
    Path script = Files.writeString(directory.resolve("meteo"), SAVES);
    Files.setPosixFilePermissions(script, PosixFilePermissions.fromString("rwx------"));
    Path users = directory.resolve("home").resolve("saved");

    try (DemoHome home = DemoHome.create()) {
      RunningRole role =
          new RoleLauncher(script, home, users)
              .inBackground(new Role("terminal", List.of("terminal")), Map.of());
      assertThat(role.process().waitFor(30, TimeUnit.SECONDS)).isTrue();
    }

    assertThat(users.resolve("picture")).hasContent("content");
  }
}
