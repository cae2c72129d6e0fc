package dev.meteo.testbed;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** Keeps a terminal's Ctrl-C and hang-up from a server that is to outlive the command. */
public final class Detachment {
  private static final List<String> PREFIX = choose();

  private Detachment() {}

  /** What to put before a command; it becomes the command, so that the process id stays. */
  public static List<String> prefix() {
    return PREFIX;
  }

  private static List<String> choose() {
    boolean hasSetsid =
        Stream.of(System.getenv().getOrDefault("PATH", "/usr/bin:/bin").split(":", -1))
            .anyMatch(directory -> Files.isExecutable(Path.of(directory, "setsid")));
    // macOS has no setsid: there, signals that are ignored at the start stay ignored.
    return hasSetsid
        ? List.of("setsid")
        : List.of("/bin/sh", "-c", "trap '' INT HUP QUIT; exec \"$@\"", "sh");
  }
}
