package dev.meteo.chaos.scene;

import dev.meteo.cli.Termination;
import dev.meteo.testbed.FreePorts;
import dev.meteo.testbed.Stack;
import dev.meteo.testbed.StackOptions;
import dev.meteo.testbed.StackServer;
import dev.meteo.testbed.run.Patience;
import dev.meteo.testbed.run.RoleLauncher;
import dev.meteo.testbed.run.RunSite;
import io.lettuce.core.RedisException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import java.util.random.RandomGenerator;

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
   */
  public record Setting(
      Path home,
      Path directory,
      StackOptions stack,
      boolean messaging,
      long seed,
      int readingsPerSecond,
      Map<Kind, String> javaOptions,
      boolean brokerDies) {}

  private final Setting setting;
  private final RunSite site;
  private final Wires wires = new Wires();
  private final RoleLauncher launcher;
  private final Cast cast;
  private final BrokerClient broker;
  private final Kept kept;
  private final Pulse pulse;
  private final Patience patience;
  private final Set<String> badBodies = ConcurrentHashMap.newKeySet();

  private Scene(Setting setting, RunSite site, Patience patience) throws IOException {
    this.setting = setting;
    this.site = site;
    this.patience = patience;
    Path home = setting.directory().resolve("home");
    launcher = site.launcher(home);
    List<Integer> ports =
        setting.messaging()
            ? List.of()
            : FreePorts.pick(1 + Spot.PROXIES, RandomGenerator.getDefault());
    Path roles = Files.createDirectories(setting.directory().resolve("roles"));
    cast =
        new Cast(site.stack().environment(), ports, wires, launcher, roles, setting.javaOptions());
    broker = new BrokerClient(site.stack().amqp());
    kept = new Kept(site.stack().redis());
    pulse = new Pulse(new Kept(site.stack().redis()));
  }

  /** Starts everything and waits until windows are published. */
  public static Scene open(Setting setting, Termination termination, Consumer<String> progress)
      throws IOException, InterruptedException {
    RunSite site = RunSite.open(setting.home(), "chaos", setting.stack(), termination, progress);
    Scene scene;
    try {
      scene = new Scene(setting, site, new Patience(termination));
    } catch (IOException | RuntimeException e) {
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

  private void start(Consumer<String> progress) throws IOException, InterruptedException {
    cast.engage(setting.seed(), setting.readingsPerSecond());
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
    patience.until("the first window", UP_WITHIN, this::isUp);
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

  private boolean isUp() {
    return !pulse.beats().isEmpty()
        && cast.all(Kind.TERMINAL).stream().noneMatch(terminal -> terminal.lines().isEmpty());
  }

  /** The broker and Redis. */
  public Stack stack() {
    return site.stack();
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

  /** METEO_HOME of the roles. */
  public Path home() {
    return setting.directory().resolve("home");
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
    site.close();
  }
}
