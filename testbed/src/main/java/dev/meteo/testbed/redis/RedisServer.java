package dev.meteo.testbed.redis;

import dev.meteo.testbed.FreePorts;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/** A Redis of one's own, which may be killed, frozen and restarted. */
public final class RedisServer implements AutoCloseable {
  private static final Duration START_PATIENCE = Duration.ofSeconds(20);
  private static final long PAUSE_NANOS = TimeUnit.MILLISECONDS.toNanos(20);

  private final Path directory;
  private final int port;
  private final List<String> options;
  private final @Nullable Path sentinel;
  private final Place place;
  private final @Nullable Path clockLibrary;
  private Process process;

  /** Where servers keep their files, and who hears of their processes. */
  @FunctionalInterface
  public interface Place {
    /** For as long as the server lives, in the system's folder for such files. */
    Place TEMPORARY = name -> Files.createTempDirectory("meteo-" + name);

    /** A folder of the server's own. */
    Path directory(String name) throws IOException;

    /** A process was started. */
    default void started(ProcessHandle process) throws IOException {}
  }

  private RedisServer(
      Place place,
      Path directory,
      int port,
      List<String> options,
      @Nullable Path sentinel,
      @Nullable Path clockLibrary)
      throws IOException {
    this.place = place;
    this.clockLibrary = clockLibrary;
    this.directory = directory;
    this.port = port;
    this.options = options;
    this.sentinel = sentinel;
    this.process = launch();
  }

  /**
   * Starts one that keeps what it acknowledged, with further options such as {@code --maxmemory}.
   */
  public static RedisServer start(String... options) throws IOException {
    return start(Place.TEMPORARY, "redis", options);
  }

  static RedisServer start(Place place, String name, String... options) throws IOException {
    RedisServer server =
        new RedisServer(place, place.directory(name), freePort(), List.of(options), null, null);
    server.awaitReady();
    return server;
  }

  /**
   * Starts one whose clock can be {@linkplain #setClock set}.
   *
   * @throws dev.meteo.testbed.StackException when this machine has nothing to do that with
   */
  public static RedisServer startWithClock(String... options) throws IOException {
    return startWithClock(Place.TEMPORARY, "redis", options);
  }

  static RedisServer startWithClock(Place place, String name, String... options)
      throws IOException {
    Path library = ClockLibrary.required();
    Path directory = place.directory(name);
    ClockLibrary.set(directory.resolve("clock"), Duration.ZERO);
    RedisServer server =
        new RedisServer(place, directory, freePort(), List.of(options), null, library);
    server.awaitReady();
    return server;
  }

  /** Sets the clock of one that was started for that: so far ahead of this machine's. */
  public void setClock(Duration ahead) throws IOException {
    ClockLibrary.set(directory.resolve("clock"), ahead);
  }

  /** Starts a sentinel that watches a master by the name of {@code meteo} and decides alone. */
  static RedisServer startSentinel(Place place, RedisServer master) throws IOException {
    Path directory = place.directory("sentinel");
    int port = freePort();
    Path configuration = directory.resolve("sentinel.conf");
    Files.writeString(
        configuration,
        """
        port %d
        bind 127.0.0.1
        dir "%s"
        sentinel monitor meteo 127.0.0.1 %d 1
        sentinel down-after-milliseconds meteo 500
        sentinel failover-timeout meteo 1500
        """
            .formatted(port, directory, master.port));
    RedisServer server = new RedisServer(place, directory, port, List.of(), configuration, null);
    server.awaitReady();
    return server;
  }

  /** Where it is. */
  public String uri() {
    return "redis://127.0.0.1:" + port;
  }

  /** Its port on this machine. */
  public int port() {
    return port;
  }

  /** What redis-cli prints for a command. */
  public String cli(String... command) throws IOException, InterruptedException {
    List<String> line = new ArrayList<>(List.of("redis-cli", "-p", Integer.toString(port)));
    line.addAll(List.of(command));
    Process cli = new ProcessBuilder(line).redirectErrorStream(true).start();
    String printed =
        new String(cli.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
    cli.waitFor();
    return printed;
  }

  /** SIGKILL. */
  public void kill() throws InterruptedException {
    process.destroyForcibly().waitFor();
  }

  /** Starts it again, with what it kept on disk. */
  public void restart() throws IOException {
    process = launch();
    awaitReady();
  }

  /** SIGSTOP: it holds its connections and answers nothing. */
  public void freeze() throws IOException, InterruptedException {
    signal("STOP");
  }

  /** SIGCONT. */
  public void thaw() throws IOException, InterruptedException {
    signal("CONT");
  }

  @Override
  public void close() {
    try {
      process.destroyForcibly().waitFor(10, TimeUnit.SECONDS);
      if (place == Place.TEMPORARY) {
        clear();
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** Starts it again as if it had never been: its disk is gone. */
  public void restartEmpty() throws IOException, InterruptedException {
    kill();
    clear();
    Files.createDirectories(directory);
    restart();
  }

  /** Starts it again with what it has on disk, as a replica of another. */
  public void restartAsReplicaOf(RedisServer master) throws IOException {
    List<String> command = new ArrayList<>(command());
    command.addAll(List.of("--replicaof", "127.0.0.1", Integer.toString(master.port)));
    process = launch(command);
    awaitReady();
  }

  private Process launch() throws IOException {
    return launch(command());
  }

  private Process launch(List<String> command) throws IOException {
    File log = directory.resolve("log").toFile();
    ProcessBuilder builder =
        new ProcessBuilder(command)
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.appendTo(log));
    if (clockLibrary != null) {
      builder
          .environment()
          .putAll(ClockLibrary.environment(clockLibrary, directory.resolve("clock")));
    }
    Process started = builder.start();
    place.started(started.toHandle());
    return started;
  }

  private List<String> command() {
    if (sentinel != null) {
      return List.of("redis-server", sentinel.toString(), "--sentinel");
    }
    List<String> command =
        new ArrayList<>(List.of("redis-server", "--port", Integer.toString(port)));
    command.addAll(List.of("--bind", "127.0.0.1", "--dir", directory.toString(), "--save", ""));
    command.addAll(List.of("--appendonly", "yes", "--appendfsync", "always"));
    command.addAll(List.of("--enable-debug-command", "yes", "--repl-diskless-sync-delay", "0"));
    command.addAll(options);
    return command;
  }

  private void awaitReady() {
    long until = System.nanoTime() + START_PATIENCE.toNanos();
    while (!answersPing()) {
      if (!process.isAlive() || System.nanoTime() - until > 0) {
        process.destroyForcibly();
        throw new IllegalStateException("Redis does not answer, see " + directory);
      }
      pause();
    }
  }

  private boolean answersPing() {
    try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
      socket.setSoTimeout(500);
      socket.getOutputStream().write("PING\r\n".getBytes(StandardCharsets.UTF_8));
      byte[] answer = socket.getInputStream().readNBytes(5);
      String text = new String(answer, StandardCharsets.UTF_8);
      return text.equals("+PONG") || text.equals("-NOAU");
    } catch (IOException e) {
      return false;
    }
  }

  private void clear() throws IOException {
    try (var files = Files.walk(directory)) {
      for (Path path : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.deleteIfExists(path);
      }
    }
  }

  private void signal(String name) throws IOException, InterruptedException {
    new ProcessBuilder("kill", "-" + name, Long.toString(process.pid())).start().waitFor();
  }

  /** Between two looks at a server. */
  static void pause() {
    LockSupport.parkNanos(PAUSE_NANOS);
  }

  private static int freePort() {
    return FreePorts.pick(1, RandomGenerator.getDefault()).getFirst();
  }
}
