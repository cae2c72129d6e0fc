package dev.meteo.chaos.scene;

import dev.meteo.cli.Termination;
import dev.meteo.testbed.Stack;
import dev.meteo.testbed.StackOptions;
import dev.meteo.testbed.StackServer;
import dev.meteo.testbed.redis.RedisPair;
import dev.meteo.testbed.redis.RedisServer;
import dev.meteo.testbed.run.Patience;
import dev.meteo.testbed.run.RoleLauncher;
import dev.meteo.testbed.run.RunSite;
import io.lettuce.core.RedisException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** A private stack with all roles on it, each of which can be broken. For one thread. */
public final class Scene implements AutoCloseable {
  private static final Duration UP_WITHIN = Duration.ofMinutes(3);

  /**
   * How to set it.
   *
   * @param home where the stack is kept while it lives
   * @param directory where evidence is kept
   * @param seed of the readings
   * @param readingsPerSecond of the steady sensors together
   * @param javaOptions for all roles of a kind
   * @param brokerDies whether a node will be killed
   * @param replicated whether the roles have a Redis with a replica and a sentinel
   */
  public record Setting(
      Path home,
      Path directory,
      StackOptions stack,
      boolean messaging,
      long seed,
      int readingsPerSecond,
      Map<Kind, String> javaOptions,
      boolean brokerDies,
      boolean replicated) {}

  private final Setting setting;
  private final RunSite site;
  private final @Nullable RedisPair pair;
  private final Wires wires = new Wires();
  private final RoleLauncher launcher;
  private final Cast cast;
  private final BrokerClient broker;
  private final Kept kept;
  private final Pulse pulse;
  private final Patience patience;
  private final Contested contested = new Contested();
  private final Set<String> badBodies = ConcurrentHashMap.newKeySet();
  private final Set<String> takenBadBodies = ConcurrentHashMap.newKeySet();

  private Scene(Setting setting, RunSite site, @Nullable RedisPair pair, Patience patience)
      throws IOException {
    this.setting = setting;
    this.site = site;
    this.pair = pair;
    this.patience = patience;
    Path home = setting.directory().resolve("home");
    launcher = site.launcher(home);
    Map<String, Integer> ports = setting.messaging() ? Map.of() : Cast.freePorts();
    Path roles = Files.createDirectories(setting.directory().resolve("roles"));
    Map<String, String> addresses =
        Map.of("METEO_AMQP", site.stack().amqp(), "METEO_REDIS", redis());
    cast = new Cast(addresses, ports, wires, launcher, roles, setting.javaOptions());
    broker = new BrokerClient(site.stack().amqp());
    kept = new Kept(redis());
    pulse = new Pulse(new Kept(redis()));
  }

  /** Starts everything and waits until windows are published. */
  public static Scene open(Setting setting, Termination termination, Consumer<String> progress)
      throws IOException, InterruptedException {
    RunSite site = RunSite.open(setting.home(), "chaos", setting.stack(), termination, progress);
    RedisPair pair = null;
    Scene scene;
    try {
      pair = setting.replicated() ? RedisPair.start(place(setting, site)) : null;
      scene = new Scene(setting, site, pair, new Patience(termination));
    } catch (IOException | InterruptedException | RuntimeException e) {
      if (pair != null) {
        pair.close();
      }
      site.close();
      throw e;
    }
    try {
      scene.start(progress);
      return scene;
    } catch (IOException | InterruptedException | RuntimeException e) {
      scene.close();
      throw e;
    }
  }

  private static RedisServer.Place place(Setting setting, RunSite site) {
    return new RedisServer.Place() {
      @Override
      public Path directory(String name) throws IOException {
        return Files.createDirectories(setting.directory().resolve(name));
      }

      @Override
      public void started(ProcessHandle process) throws IOException {
        site.add(process);
      }
    };
  }

  private void start(Consumer<String> progress) throws IOException, InterruptedException {
    cast.engage(setting.seed(), setting.readingsPerSecond(), setting.replicated() ? 1 : 0);
    if (setting.messaging()) {
      broker.declareAll(cast.all(Kind.TERMINAL).stream().map(Actor::name).toList());
    }
    progress.accept("starting the roles");
    for (Actor actor : cast.all()) {
      actor.start();
    }
    if (setting.brokerDies()) {
      restartBroker();
    }
    pulse.start();
    patience.until("the first window with readings", UP_WITHIN, this::isUp);
  }

  /**
   * A quorum queue whose node is killed soon after it was declared may be of no use ever after; one
   * that went through an orderly stop is known for good.
   */
  private void restartBroker() {
    for (StackServer node : stack().brokerNodes()) {
      node.stop();
      node.start();
    }
  }

  /** Windows come without readings as well. */
  private boolean isUp() {
    return !pulse.beats().isEmpty()
        && cast.all(Kind.TERMINAL).stream().allMatch(Scene::hasReadings);
  }

  private static boolean hasReadings(Actor terminal) {
    return terminal.lines().stream().anyMatch(line -> line.text().contains("{\"count\":"));
  }

  /** The broker and Redis. */
  public Stack stack() {
    return site.stack();
  }

  /**
   * Redis with its replica.
   *
   * @throws IllegalStateException when it has none
   */
  public RedisPair redisPair() {
    if (pair == null) {
      throw new IllegalStateException("Redis has no replica");
    }
    return pair;
  }

  /** Where the roles' Redis is. */
  public String redis() {
    return pair == null ? site.stack().redis() : pair.uri();
  }

  /** The roles. */
  public Cast cast() {
    return cast;
  }

  /** The ways between them. */
  public Wires wires() {
    return wires;
  }

  /** The broker, as an operator asks it. */
  public BrokerClient broker() {
    return broker;
  }

  /** What Redis keeps. */
  public Kept kept() {
    return kept;
  }

  /** When readings were stored. */
  public Pulse pulse() {
    return pulse;
  }

  /** Waits. */
  public Patience patience() {
    return patience;
  }

  /** Whether there is a broker in it. */
  public boolean messaging() {
    return setting.messaging();
  }

  /** How it was set. */
  public Setting setting() {
    return setting;
  }

  /** The broker has taken this body, which is no reading. Safe for concurrent use. */
  public void confirmedBad(String body) {
    badBodies.add(body);
  }

  /** Bodies that the broker has taken and that are no readings. */
  public Set<String> badBodies() {
    return Set.copyOf(badBodies);
  }

  /** A compute server took this for a reading, which it is not. Safe for concurrent use. */
  public void tookBad(String body) {
    takenBadBodies.add(body);
  }

  /** What compute servers took for readings. */
  public Set<String> takenBadBodies() {
    return Set.copyOf(takenBadBodies);
  }

  /** METEO_HOME of the roles. */
  public Path home() {
    return setting.directory().resolve("home");
  }

  /** What a sensor wrote down before it sent it. */
  public Path outbox(String sensor) {
    return home().resolve("outbox").resolve(sensor);
  }

  /** Readings of which one identity has several contents. */
  public Contested contested() {
    return contested;
  }

  /** The proxy that leads, as far as can be told. */
  public Actor leader() {
    try {
      return cast.leader(kept.leader());
    } catch (RedisException e) {
      return cast.leader("");
    }
  }

  /** The proxy that does not lead. */
  public Actor standby() {
    Actor leader = leader();
    return cast.all(Kind.PROXY).stream().filter(proxy -> proxy != leader).findFirst().orElseThrow();
  }

  @Override
  public void close() throws IOException {
    pulse.close();
    launcher.close();
    kept.close();
    wires.close();
    if (pair != null) {
      pair.close();
    }
    site.close();
  }
}
