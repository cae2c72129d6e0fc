package dev.meteo.testbed.postgres;

import dev.meteo.testbed.FreePorts;
import dev.meteo.testbed.StackException;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;

/**
 * A PostgreSQL of one's own, from the distribution's package, which may be killed and restarted. It
 * refuses to run as root, so a root's server is the user postgres' process.
 */
public final class PostgresServer implements AutoCloseable {
  private static final Path INSTALLATIONS = Path.of("/usr/lib/postgresql");
  private static final String SERVER_USER = "postgres";
  private static final Duration START_PATIENCE = Duration.ofSeconds(30);
  private static final long PAUSE_NANOS = TimeUnit.MILLISECONDS.toNanos(50);

  private final Path programs;
  private final Path directory;
  private final int port;
  private Process process;

  private PostgresServer(Path programs, Path directory, int port) throws IOException {
    this.programs = programs;
    this.directory = directory;
    this.port = port;
    this.process = launch();
  }

  /**
   * Starts an empty one.
   *
   * @throws StackException when this machine has none
   */
  public static PostgresServer start() throws IOException, InterruptedException {
    Path programs =
        programs().orElseThrow(() -> new StackException("postgresql is not installed here"));
    Path directory = Files.createTempDirectory("meteo-postgres-");
    if (isRoot()) {
      run(directory, List.of("chown", SERVER_USER, directory.toString()));
    }
    List<String> initdb =
        asServerUser(programs.resolve("initdb").toString(), "-D", data(directory).toString());
    initdb.addAll(List.of("-U", "meteo", "-A", "trust", "-E", "UTF8", "--locale=C", "--no-sync"));
    run(directory, initdb);
    int port = FreePorts.pick(1, RandomGenerator.getDefault()).getFirst();
    PostgresServer server = new PostgresServer(programs, directory, port);
    server.awaitReady();
    return server;
  }

  /** Where its programs are, if it is installed. */
  public static Optional<Path> programs() {
    try (Stream<Path> versions = Files.list(INSTALLATIONS)) {
      return versions
          .map(version -> version.resolve("bin"))
          .filter(bin -> Files.isExecutable(bin.resolve("initdb")))
          .max(Comparator.naturalOrder());
    } catch (IOException e) {
      return Optional.empty();
    }
  }

  /** The address of its database. */
  public String url() {
    return "jdbc:postgresql://127.0.0.1:%d/postgres?user=meteo".formatted(port);
  }

  /** What psql prints for a statement, without header. */
  public String psql(String sql) throws IOException, InterruptedException {
    return run(
        Path.of("/tmp"),
        List.of(
            programs.resolve("psql").toString(),
            "-XAtq",
            "-h",
            "127.0.0.1",
            "-p",
            Integer.toString(port),
            "-U",
            "meteo",
            "-c",
            sql,
            "postgres"));
  }

  /** SIGKILL, to all its processes: they end with the first. */
  public void kill() throws InterruptedException {
    process.destroyForcibly().waitFor();
  }

  /** Starts it again with what it has on disk. */
  public void restart() throws IOException {
    process = launch();
    awaitReady();
  }

  @Override
  public void close() {
    try {
      new ProcessBuilder("kill", "-QUIT", Long.toString(process.pid())).start().waitFor();
      if (!process.waitFor(10, TimeUnit.SECONDS)) {
        process.destroyForcibly().waitFor(10, TimeUnit.SECONDS);
      }
      try (Stream<Path> files = Files.walk(directory)) {
        for (Path path : files.sorted(Comparator.reverseOrder()).toList()) {
          Files.deleteIfExists(path);
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private Process launch() throws IOException {
    List<String> command =
        asServerUser(programs.resolve("postgres").toString(), "-D", data(directory).toString());
    command.addAll(List.of("-p", Integer.toString(port)));
    command.addAll(List.of("-c", "listen_addresses=127.0.0.1"));
    command.addAll(List.of("-c", "unix_socket_directories="));
    File log = directory.resolve("log").toFile();
    return new ProcessBuilder(command)
        .directory(directory.toFile())
        .redirectErrorStream(true)
        .redirectOutput(ProcessBuilder.Redirect.appendTo(log))
        .start();
  }

  private void awaitReady() throws IOException {
    long until = System.nanoTime() + START_PATIENCE.toNanos();
    while (!isReady()) {
      if (System.nanoTime() - until > 0) {
        process.destroyForcibly();
        throw new IllegalStateException("PostgreSQL does not answer, see " + directory);
      }
      if (!process.isAlive()) { // what a killed one left may be in its way for a moment
        LockSupport.parkNanos(PAUSE_NANOS);
        process = launch();
      }
      LockSupport.parkNanos(PAUSE_NANOS);
    }
  }

  private boolean isReady() throws IOException {
    try {
      Process ready =
          new ProcessBuilder(
                  programs.resolve("pg_isready").toString(),
                  "-q",
                  "-h",
                  "127.0.0.1",
                  "-p",
                  Integer.toString(port))
              .start();
      return ready.waitFor(10, TimeUnit.SECONDS) && ready.exitValue() == 0;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted", e);
    }
  }

  private static Path data(Path directory) {
    return directory.resolve("data");
  }

  private static boolean isRoot() {
    return "root".equals(System.getProperty("user.name"));
  }

  private static List<String> asServerUser(String... command) {
    List<String> line = new ArrayList<>();
    if (isRoot()) {
      line.addAll(
          List.of("setpriv", "--reuid=" + SERVER_USER, "--regid=" + SERVER_USER, "--clear-groups"));
    }
    line.addAll(List.of(command));
    return line;
  }

  private static String run(Path directory, List<String> command)
      throws IOException, InterruptedException {
    Process started =
        new ProcessBuilder(command).directory(directory.toFile()).redirectErrorStream(true).start();
    String printed =
        new String(started.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
    if (started.waitFor() != 0) {
      throw new IOException(command.getFirst() + " failed: " + printed);
    }
    return printed;
  }
}
