package dev.meteo.acceptance;

import static org.awaitility.Awaitility.await;

import dev.meteo.testbed.junit.StackAddresses;
import io.lettuce.core.RedisClient;
import io.lettuce.core.api.StatefulRedisConnection;
import io.lettuce.core.api.sync.RedisCommands;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.TestInfo;

/**
 * A broker and a Redis as if new, a folder, and the roles that a test started there. Closing it
 * ends all of them, whether the test passed or not; what they printed stays in {@code
 * target/acceptance}.
 */
final class TestSite implements AutoCloseable {
  private static final Path ROOT = Path.of("..").toAbsolutePath().normalize();

  /** Tests that use the same Redis without a number are in database 0. */
  private static final int DATABASE = 7;

  private static final Duration POLL = Duration.ofMillis(20);
  private static final Pattern RECORDED = Pattern.compile("\"summary\":(.+)}\n");

  private final Map<String, String> environment = new HashMap<>();
  private final List<RoleProcess> roles = new ArrayList<>();
  private final Path directory;
  private final String redis;
  private final PlainClient broker;

  private TestSite(Path directory, String amqp, String redis, PlainClient broker) {
    this.directory = directory;
    this.redis = redis;
    this.broker = broker;
    environment.put("METEO_AMQP", amqp);
    environment.put("METEO_REDIS", redis);
    environment.put("METEO_HOME", directory.resolve("home").toString());
    environment.put("METEO_BUILT", "yes"); // Maven has, just now
    environment.put("METEO_JAVA_OPTS", "-XX:TieredStopAtLevel=1"); // they live for seconds
  }

  /** Wipes what earlier tests left on the servers and in the test's folder. */
  static TestSite open(StackAddresses stack, TestInfo test) throws IOException, TimeoutException {
    return open(stack, test.getTestClass().orElseThrow(), test.getDisplayName());
  }

  /** As {@link #open(StackAddresses, TestInfo)} does. */
  static TestSite open(StackAddresses stack, Class<?> testClass, String test)
      throws IOException, TimeoutException {
    Path directory = directory(testClass, test);
    String redis = database(stack.redis());
    try (RedisClient client = RedisClient.create(redis);
        StatefulRedisConnection<String, String> connection = client.connect()) {
      connection.sync().flushdb();
    }
    PlainClient broker = PlainClient.connect(stack.broker());
    broker.wipe();
    return new TestSite(directory, stack.amqp(), redis, broker);
  }

  /** Sets a variable for all roles that are started from now on. */
  TestSite with(String variable, String value) {
    environment.put(variable, value);
    return this;
  }

  /**
   * Starts {@code ./meteo} with these arguments.
   *
   * @param name of the process in this test; not one that was used before
   */
  RoleProcess start(String name, String... arguments) throws IOException {
    List<String> command = new ArrayList<>();
    command.add(ROOT.resolve("meteo").toString());
    command.addAll(List.of(arguments));
    RoleProcess role = RoleProcess.start(name, command, environment, directory);
    roles.add(role);
    return role;
  }

  /**
   * Starts {@code ./meteo} as {@link #start} does, but with standard error through a pipe, so that
   * what limits the role's files does not limit what it says.
   */
  RoleProcess startPiped(String name, String... arguments) throws IOException {
    List<String> command =
        new ArrayList<>(List.of("sh", "-c", "\"$@\" 2>&1 >/dev/null | cat >&2", "sh"));
    command.add(ROOT.resolve("meteo").toString());
    command.addAll(List.of(arguments));
    RoleProcess role = RoleProcess.start(name, command, environment, directory);
    roles.add(role);
    return role;
  }

  /** A client of the broker that shares no code with the roles. */
  PlainClient broker() {
    return broker;
  }

  /** The string at a key of Redis, or an empty one. */
  String redisValue(String key) {
    String value = redis(commands -> commands.get(key));
    return value == null ? "" : value;
  }

  /** Blocks until there is a time below which readings are too late. */
  void awaitHorizon(Duration atMost) {
    await("a horizon, below which readings are too late")
        .atMost(atMost)
        .until(() -> !redisValue("{meteo:0}:horizon").isEmpty());
  }

  /** How many readings Redis counts. */
  long stored() {
    return redis(Panes::count);
  }

  /** Blocks until a window proxy holds the lease, and what was published before it is known. */
  void awaitLeading(RoleProcess proxy, Duration atMost) {
    await(proxy.describe("leads"))
        .atMost(atMost)
        .pollInterval(POLL)
        .failFast(proxy::checkAlive)
        .until(() -> isLease(redisValue("{meteo:0}:lease"), proxy));
  }

  /**
   * Whether this is the lease of a window proxy that leads; a question mark at its end says that it
   * does not yet.
   */
  static boolean isLease(String lease, RoleProcess proxy) {
    return lease.contains(":" + proxy.pid() + "#") && !lease.endsWith("?");
  }

  /** Blocks until a window proxy has asked Redis for the lease, which another one has. */
  void awaitStandingBy(RoleProcess proxy, Duration atMost) {
    Pattern asking =
        Pattern.compile(" name=window-proxy@\\S+:" + proxy.pid() + " .* cmd=eval(sha)? ");
    await(proxy.describe("stands by"))
        .atMost(atMost)
        .pollInterval(POLL)
        .failFast(proxy::checkAlive)
        .until(() -> asking.matcher(redis(RedisCommands::clientList)).find());
  }

  /** What the role that writes this file of figures says of itself now; 0 before it says any. */
  long figure(String file, String name) throws IOException {
    Path path = file(file);
    if (!Files.exists(path)) {
      return 0;
    }
    String figures = Files.readString(path);
    Matcher matcher = Pattern.compile("\"" + name + "\":(\\d+)").matcher(figures);
    if (!matcher.find()) {
      throw new AssertionError("no " + name + " in " + path + ": " + figures);
    }
    return Long.parseLong(matcher.group(1));
  }

  /** Asks Redis in its own words. */
  <T> T redis(Function<RedisCommands<String, String>, T> question) {
    try (RedisClient client = RedisClient.create(redis);
        StatefulRedisConnection<String, String> connection = client.connect()) {
      return question.apply(connection.sync());
    }
  }

  /** How many members a sorted set of Redis has. */
  long redisCount(String key) {
    try (RedisClient client = RedisClient.create(redis);
        StatefulRedisConnection<String, String> connection = client.connect()) {
      return connection.sync().zcard(key);
    }
  }

  /** A file in the test's folder. */
  Path file(String name) {
    return directory.resolve(name);
  }

  /** The summaries in a terminal's journal, as they came; no line that is not whole. */
  List<String> recorded(String terminal) throws IOException {
    List<String> summaries = new ArrayList<>();
    try (Stream<Path> days = Files.list(file("home").resolve("journal").resolve(terminal))) {
      for (Path day : days.filter(file -> file.toString().endsWith(".jsonl")).sorted().toList()) {
        String text = Files.readString(day);
        Matcher matcher = RECORDED.matcher(text.substring(0, text.lastIndexOf('\n') + 1));
        matcher.results().forEach(found -> summaries.add(found.group(1)));
      }
    }
    return summaries;
  }

  /** A file of the data that may lie beside the repository. */
  static Path sharedData(String name) {
    return ROOT.resolveSibling("shared").resolve("data").resolve(name);
  }

  @Override
  public void close() throws IOException {
    roles.reversed().forEach(RoleProcess::close);
    try (broker) {
      if (broker.isOpen()) {
        broker.wipe();
      }
    }
  }

  private static Path directory(Class<?> testClass, String test) throws IOException {
    Path directory =
        Path.of("target", "acceptance")
            .toAbsolutePath()
            .resolve(testClass.getSimpleName())
            .resolve(test.replaceAll("[^A-Za-z0-9]+", "-"));
    if (Files.exists(directory)) {
      try (Stream<Path> files = Files.walk(directory)) {
        for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
          Files.delete(file);
        }
      }
    }
    return Files.createDirectories(directory);
  }

  private static String database(String redis) {
    return URI.create(redis).resolve("/" + DATABASE).toString();
  }
}
