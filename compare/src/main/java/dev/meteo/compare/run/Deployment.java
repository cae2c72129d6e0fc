package dev.meteo.compare.run;

import dev.meteo.cli.UserError;
import dev.meteo.compare.result.Part;
import dev.meteo.compare.scenario.FanOut;
import dev.meteo.compare.scenario.Scenario;
import dev.meteo.testbed.Stack;
import dev.meteo.testbed.run.Patience;
import dev.meteo.testbed.run.RoleLauncher;
import dev.meteo.testbed.run.RunSite;
import dev.meteo.testbed.run.Variant;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;

/** The roles of one run, and the servers below them. Faults are done to them from any thread. */
final class Deployment implements AutoCloseable {
  private static final Duration LONGEST_START = Duration.ofMinutes(3);

  private final Scenario scenario;
  private final Stack stack;
  private final Variant variant;
  private final RoleArguments arguments;
  private final RoleLauncher launcher;
  private final Map<String, Target> targets = new ConcurrentHashMap<>();
  private final List<RoleTarget> workers = new ArrayList<>();
  private final List<RoleTarget> proxies = new ArrayList<>();
  private final List<RoleTarget> terminals = new ArrayList<>();
  private final @Nullable RoleTarget balancer;
  private volatile @Nullable RoleTarget sensor;
  private volatile @Nullable RoleTarget fanOut;

  Deployment(RunKey key, RunSite site, Bookkeeping books, long seed) {
    this.scenario = key.scenario();
    this.stack = site.stack();
    boolean direct = key.variant() == dev.meteo.compare.result.Variant.DIRECT;
    this.variant =
        direct ? Variant.Direct.atFreePorts(scenario.proxies()) : new Variant.Messaging();
    this.arguments = new RoleArguments(key, variant, books, seed);
    this.launcher = site.launcher(books.home());
    this.balancer = direct ? role("middle", arguments::middle) : null;
    if (!direct) {
      targets.put("middle", new Target.Server(stack.brokerNodes().getFirst()));
    }
    targets.put("store", new Target.Server(stack.redisServer()));
    for (int i = 1; i <= scenario.workers().count(); i++) {
      int number = i;
      workers.add(role("worker-" + i, start -> arguments.worker(number, start)));
    }
    for (int i = 1; i <= scenario.proxies(); i++) {
      int number = i;
      proxies.add(role("proxy-" + i, start -> arguments.proxy(number)));
    }
    for (int i = 1; i <= scenario.terminals(); i++) {
      String name = "terminal-" + i;
      terminals.add(role(name, start -> arguments.terminal(name)));
    }
  }

  private RoleTarget role(String name, IntFunction<List<String>> argumentsByStart) {
    RoleTarget role = new RoleTarget(name, launcher, argumentsByStart, arguments.environment());
    targets.put(name, role);
    return role;
  }

  /** Starts all but the sensor, and waits until they are ready. */
  void start(Patience patience, BrokerView broker, StoreView store)
      throws IOException, InterruptedException {
    RoleTarget first = balancer;
    if (first != null) {
      first.start();
      patience.until("the load balancer's start", LONGEST_START, () -> listens(first));
    }
    List<RoleTarget> atBegin = new ArrayList<>(workers.subList(0, scenario.workers().atBegin()));
    atBegin.addAll(proxies);
    for (RoleTarget role : atBegin) {
      role.start();
    }
    for (RoleTarget terminal : terminals) {
      terminal.start();
    }
    int count = scenario.workers().atBegin();
    String all = ".*servers now: " + count + "( .*)?";
    patience.until(
        "the workers' start",
        LONGEST_START,
        () -> {
          workers.subList(0, count).forEach(RoleTarget::requireAlive);
          return first == null ? broker.workers() >= count : said(first, all);
        });
    for (RoleTarget terminal : terminals) {
      patience.until(
          "a terminal's start",
          LONGEST_START,
          () ->
              first == null
                  ? broker.hasTerminal(terminal.name())
                  : said(terminal, ".*connected to.*"));
      terminal.requireAlive();
    }
    patience.until(
        "the window proxy's start",
        LONGEST_START,
        () -> {
          proxies.forEach(RoleTarget::requireAlive);
          return proxies.stream()
              .flatMap(proxy -> proxy.processes().stream())
              .anyMatch(proxy -> store.isLedBy(proxy.pid()));
        });
  }

  /** Whether a role takes connections at the port that its arguments name. */
  private boolean listens(RoleTarget role) {
    role.requireAlive();
    return variant instanceof Variant.Direct direct && Listening.at(direct.balancer());
  }

  private static boolean said(RoleTarget role, String regex) {
    role.requireAlive();
    return role.hasSaid(regex);
  }

  /** Starts the sensor, whose first reading is due then. */
  RoleTarget startSensor(Instant startAt) throws IOException {
    RoleTarget started = role("sensor", start -> arguments.sensor(startAt, start));
    sensor = started;
    started.start();
    return started;
  }

  /** Starts the process of many terminals, when the scenario has them. */
  void startFanOut(Instant begin) throws IOException {
    FanOut plan = scenario.fanOut();
    if (plan != null) {
      RoleTarget started =
          role(
              "fan-out",
              start -> arguments.manyTerminals(plan.terminals(), plan.secondsEach(), begin));
      fanOut = started;
      started.start();
    }
  }

  /** Whether the sensor has nothing left to send; true without one. */
  boolean hasSensorEnded() {
    RoleTarget started = sensor;
    return started == null || !started.isAlive();
  }

  /** The roles, the sensor aside, that have ended though nobody ended them. */
  List<String> endedByThemselves() {
    List<RoleTarget> lasting = new ArrayList<>(workers);
    lasting.addAll(proxies);
    lasting.addAll(terminals);
    add(lasting, fanOut);
    add(lasting, balancer);
    return lasting.stream().filter(RoleTarget::hasEndedByItself).map(RoleTarget::name).toList();
  }

  /** What faults are done to. */
  Target target(String name) {
    return Objects.requireNonNull(targets.get(name), name);
  }

  List<RoleTarget> workers() {
    return workers;
  }

  List<RoleTarget> terminals() {
    return terminals;
  }

  /** Whether the middle is the load balancer, and not the broker. */
  boolean isMiddleJvm() {
    return balancer != null;
  }

  /** Who lives in each part now; from any thread. */
  Map<Part, List<ProcessHandle>> processes() {
    Map<Part, List<ProcessHandle>> parts = new EnumMap<>(Part.class);
    parts.put(Part.MIDDLE, target("middle").processes());
    parts.put(Part.REDIS, target("store").processes());
    parts.put(Part.WORKERS, processes(workers));
    parts.put(Part.PROXY, processes(proxies));
    List<RoleTarget> showing = new ArrayList<>(terminals);
    add(showing, fanOut);
    parts.put(Part.TERMINALS, processes(showing));
    List<RoleTarget> detecting = new ArrayList<>();
    add(detecting, sensor);
    parts.put(Part.SENSOR, processes(detecting));
    return parts;
  }

  private static void add(List<RoleTarget> roles, @Nullable RoleTarget role) {
    if (role != null) {
      roles.add(role);
    }
  }

  private static List<ProcessHandle> processes(List<RoleTarget> roles) {
    return roles.stream().flatMap(role -> role.processes().stream()).toList();
  }

  /** Makes good what a fault has taken away for ever: frozen roles, and servers that are down. */
  void heal() throws IOException, InterruptedException {
    target("middle").start();
    target("store").start();
    for (Target target : targets.values()) {
      target.thaw();
    }
  }

  /** Asks all to end, the sensor first, and ends those that do not. */
  void end() throws InterruptedException {
    List<RoleTarget> order = new ArrayList<>();
    add(order, sensor);
    add(order, fanOut);
    order.addAll(workers);
    order.addAll(proxies);
    order.addAll(terminals);
    add(order, balancer);
    List<Thread> ends =
        order.stream().map(role -> Thread.ofVirtual().start(() -> stop(role))).toList();
    for (Thread end : ends) {
      end.join();
    }
  }

  private static void stop(RoleTarget role) {
    try {
      role.stop();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (UserError e) {
      // It ended with a failure, which the figures that it leaves will show.
    }
  }

  /** Ends all that still runs, at once; the servers stay. */
  @Override
  public void close() {
    launcher.close();
    if (!stack.isRunning()) {
      stack.redisServer().start();
      stack.brokerNodes().forEach(node -> node.start());
    }
  }
}
