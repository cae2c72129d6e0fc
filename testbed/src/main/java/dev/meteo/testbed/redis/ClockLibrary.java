package dev.meteo.testbed.redis;

import dev.meteo.testbed.StackException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Lets a server live by another clock, which can be set while it runs: libfaketime, put before the
 * server's own libraries. Its monotonic clock stays right.
 */
public final class ClockLibrary {
  private static final List<Path> PLACES = List.of(Path.of("/usr/lib"), Path.of("/usr/local/lib"));
  private static final String NAME = "libfaketime.so.1";

  private ClockLibrary() {}

  /**
   * The library as it is installed.
   *
   * @throws StackException saying what to install when it is not
   */
  public static Path required() {
    return find()
        .orElseThrow(
            () ->
                new StackException(
                    NAME
                        + " is not installed: clocks of servers cannot be set (apt install faketime)"));
  }

  private static Optional<Path> find() {
    return PLACES.stream().flatMap(ClockLibrary::below).filter(Files::isRegularFile).findFirst();
  }

  /** In the place itself, and one and two folders down, which is where distributions have it. */
  private static Stream<Path> below(Path place) {
    if (!Files.isDirectory(place)) {
      return Stream.empty();
    }
    try (Stream<Path> folders = Files.find(place, 2, (path, found) -> found.isDirectory())) {
      return folders.map(folder -> folder.resolve(NAME)).toList().stream();
    } catch (IOException | UncheckedIOException e) {
      return Stream.empty();
    }
  }

  /**
   * What a server's environment needs, to read its clock's offset from a file. The C library comes
   * second so that its memory is used: another one's asks for the time before there is one.
   */
  static Map<String, String> environment(Path library, Path offset) {
    return Map.of(
        "LD_PRELOAD", library + ":libc.so.6",
        "FAKETIME_TIMESTAMP_FILE", offset.toString(),
        "FAKETIME_NO_CACHE", "1",
        "FAKETIME_DONT_FAKE_MONOTONIC", "1",
        "DONT_FAKE_MONOTONIC", "1");
  }

  /** Sets a clock that far ahead of this machine's; negative for behind. */
  static void set(Path offset, Duration ahead) throws IOException {
    Path next = offset.resolveSibling("clock.next");
    Files.writeString(next, "%+d".formatted(ahead.toSeconds()));
    Files.move(next, offset, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
  }
}
