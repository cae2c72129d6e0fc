package dev.meteo.testbed;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/**
 * RabbitMQ as this machine has it installed; Redis is one file, {@link #redisServer}.
 *
 * @param rabbitServer RabbitMQ's own start script, not a distribution's wrapper that changes user
 * @param rabbitVersion RabbitMQ's version
 * @param epmd Erlang's name service
 */
record InstalledServers(Path rabbitServer, RabbitVersion rabbitVersion, Path epmd) {
  private static final List<String> USUAL_DIRECTORIES =
      List.of(
          "/usr/lib/rabbitmq/bin",
          "/opt/rabbitmq/sbin",
          "/opt/homebrew/sbin",
          "/opt/homebrew/bin",
          "/usr/local/sbin",
          "/usr/local/bin",
          "/usr/sbin",
          "/usr/bin");
  private static final Pattern DIRECTORY_VERSION = Pattern.compile("rabbitmq_server-(\\d.*)");
  private static final Pattern PLUGIN_VERSION = Pattern.compile("rabbit-(\\d.*?)(\\.ez)?");

  /** The commands, and Debian's packages of the same names, that are not there. */
  static List<String> missing(boolean broker) {
    return (broker ? Stream.of("rabbitmq-server", "redis-server") : Stream.of("redis-server"))
        .filter(command -> find(command).isEmpty())
        .toList();
  }

  /**
   * Finds them.
   *
   * @throws StackException naming what is missing or too old
   */
  static InstalledServers find() {
    Path rabbit = required("rabbitmq-server");
    RabbitVersion version = versionOf(rabbit);
    version.requireSupported();
    return new InstalledServers(rabbit, version, findEpmd());
  }

  /**
   * Finds Redis.
   *
   * @throws StackException when it is not there
   */
  static Path redisServer() {
    return required("redis-server");
  }

  private static Path required(String command) {
    return find(command)
        .orElseThrow(() -> new StackException(command + " is not installed on this machine"));
  }

  private static Optional<Path> find(String command) {
    String path = System.getenv().getOrDefault("PATH", "");
    return Stream.concat(USUAL_DIRECTORIES.stream(), Stream.of(path.split(":", -1)))
        .filter(directory -> !directory.isEmpty())
        .map(directory -> Path.of(directory, command))
        .filter(Files::isExecutable)
        .findFirst();
  }

  private static Path findEpmd() {
    return find("epmd")
        .or(() -> newest(Path.of("/usr/lib/erlang"), "erts-*/bin/epmd"))
        .or(() -> newest(Path.of("/usr/local/lib/erlang"), "erts-*/bin/epmd"))
        .or(() -> newest(Path.of("/opt/homebrew/lib/erlang"), "erts-*/bin/epmd"))
        .orElseThrow(() -> new StackException("Erlang's epmd is not installed on this machine"));
  }

  private static FileTime modified(Path file) {
    try {
      return Files.getLastModifiedTime(file);
    } catch (IOException e) {
      return FileTime.fromMillis(0);
    }
  }

  private static Optional<Path> newest(Path base, String pattern) {
    String[] parts = pattern.split("/", 2);
    try (DirectoryStream<Path> directories = Files.newDirectoryStream(base, parts[0])) {
      return StreamSupport.stream(directories.spliterator(), false)
          .map(directory -> directory.resolve(parts[1]))
          .filter(Files::isExecutable)
          .max(Comparator.comparing(InstalledServers::modified));
    } catch (IOException e) {
      return Optional.empty();
    }
  }

  /**
   * The version as the installation's file names tell it: its own tools take a second to answer.
   */
  private static RabbitVersion versionOf(Path script) {
    try {
      for (Path part : script.toRealPath()) {
        RabbitVersion version = match(DIRECTORY_VERSION, part);
        if (version != null) {
          return version;
        }
      }
      Path plugins = script.toRealPath().resolveSibling("../plugins").normalize();
      try (DirectoryStream<Path> files = Files.newDirectoryStream(plugins, "rabbit-*")) {
        for (Path file : files) {
          RabbitVersion version = match(PLUGIN_VERSION, file.getFileName());
          if (version != null) {
            return version;
          }
        }
      }
    } catch (IOException e) {
      throw new StackException("cannot tell the version of RabbitMQ in " + script, e);
    }
    throw new StackException("cannot tell the version of RabbitMQ in " + script);
  }

  private static @Nullable RabbitVersion match(Pattern pattern, Path name) {
    Matcher matcher = pattern.matcher(name.toString());
    return matcher.matches() ? RabbitVersion.parse(matcher.group(1)) : null;
  }
}
