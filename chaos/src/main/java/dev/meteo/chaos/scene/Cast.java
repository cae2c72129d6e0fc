package dev.meteo.chaos.scene;

import dev.meteo.testbed.FreePorts;
import dev.meteo.testbed.run.Role;
import dev.meteo.testbed.run.RoleLauncher;
import dev.meteo.testbed.run.Variant;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;

/** All actors of the scene, by name. For one thread. */
public final class Cast {
  private static final String BALANCER = "balancer";

  /**
   * The first tier of the compiler is enough for roles that live for minutes. An archive of classes
   * would have them start sooner, but who ends first writes it: seconds, when others need the
   * processors, in which it seems to hang.
   */
  private static final String QUICK_START = "-XX:TieredStopAtLevel=1";

  /** What all roles of a kind are started with besides; may name options that change nothing. */
  private final Map<Kind, String> javaOptions;

  private final Map<String, Actor> actors = new LinkedHashMap<>();
  private final Map<String, String> addresses;
  private final Wires wires;
  private final RoleLauncher launcher;
  private final Path directory;
  private final Map<String, Integer> ports;
  private final boolean messaging;

  /**
   * @param addresses METEO_AMQP and METEO_REDIS
   * @param ports of those who are called, by name; empty with a broker
   * @param directory where what they print is written
   */
  Cast(
      Map<String, String> addresses,
      Map<String, Integer> ports,
      Wires wires,
      RoleLauncher launcher,
      Path directory,
      Map<Kind, String> javaOptions) {
    this.addresses = Map.copyOf(addresses);
    this.ports = Map.copyOf(ports);
    this.messaging = ports.isEmpty();
    this.wires = wires;
    this.launcher = launcher;
    this.directory = directory;
    this.javaOptions = Map.copyOf(javaOptions);
  }

  /** Ports for all who are called when there is no broker, which they keep over all their lives. */
  static Map<String, Integer> freePorts() {
    List<String> called = new ArrayList<>(List.of(BALANCER));
    called.addAll(names("proxy-", Spot.PROXIES));
    called.addAll(names("worker-", Spot.WORKERS));
    called.addAll(names("terminal-", Spot.TERMINALS));
    List<Integer> free = FreePorts.pick(called.size(), RandomGenerator.getDefault());
    Map<String, Integer> ports = new HashMap<>();
    for (int i = 0; i < called.size(); i++) {
      ports.put(called.get(i), free.get(i));
    }
    return ports;
  }

  private static List<String> names(String beginning, int count) {
    return IntStream.rangeClosed(1, count).mapToObj(number -> beginning + number).toList();
  }

  /**
   * Makes the actors that are there from the beginning; starts none.
   *
   * @param redisReplicas that have to have everything
   */
  void engage(long seed, int readingsPerSecond, int redisReplicas) throws IOException {
    if (!messaging) {
      Role balancer = direct(address(BALANCER), proxyAddresses()).first().getFirst();
      add(BALANCER, Kind.BALANCER, balancer.arguments());
    }
    String replicas = "--redis-replicas=" + redisReplicas; // the system's from whoever comes first
    for (int number = 1; number <= Spot.WORKERS; number++) {
      int n = number;
      List<String> arguments = of("worker-" + n, variant -> variant.worker(n).arguments());
      add("worker-" + n, Kind.WORKER, plus(arguments, replicas));
    }
    for (int number = 1; number <= Spot.PROXIES; number++) {
      int n = number;
      List<String> arguments = of("proxy-" + n, variant -> variant.proxy(n).arguments());
      add("proxy-" + n, Kind.PROXY, plus(arguments, "--window=1s", "--grace=500ms", replicas));
    }
    for (int number = 1; number <= Spot.TERMINALS; number++) {
      String name = "terminal-" + number;
      add(name, Kind.TERMINAL, plus(of(name, Variant::terminal), name, "--json"));
    }
    for (int number = 1; number <= Spot.SENSORS; number++) {
      String rate = Integer.toString(readingsPerSecond / Spot.SENSORS);
      String name = "sensor-" + number;
      addSensor(name, "--count", "3", "--rate", rate, "--seed", Long.toString(seed + number));
    }
  }

  /** Makes one more sensor, with an archive of all that it sends; does not start it. */
  public Actor addSensor(String name, String... options) throws IOException {
    List<String> arguments = plus(of(name, Variant::sensor), "--id", name, "--outbox", "archive");
    return add(name, Kind.SENSOR, plus(arguments, options));
  }

  /** Makes one more terminal; does not start it. */
  public Actor addTerminal(String name) throws IOException {
    return add(name, Kind.TERMINAL, plus(of(name, Variant::terminal), name, "--json"));
  }

  private Actor add(String name, Kind kind, List<String> arguments) throws IOException {
    Map<String, String> environment = new HashMap<>();
    if (messaging) {
      environment.put("METEO_AMQP", wires.through(name, "broker", addresses.get("METEO_AMQP")));
    }
    if (kind == Kind.WORKER || kind == Kind.PROXY) {
      environment.put("METEO_REDIS", wires.through(name, "redis", addresses.get("METEO_REDIS")));
    }
    environment.put("METEO_JAVA_OPTS", javaOptions.getOrDefault(kind, QUICK_START));
    Actor actor = new Actor(name, kind, arguments, environment, launcher, directory);
    actors.put(name, actor);
    return actor;
  }

  /** The load balancer's port on this machine. */
  public int balancerPort() {
    return port(BALANCER);
  }

  private int port(String actor) {
    return Objects.requireNonNull(ports.get(actor));
  }

  private String address(String actor) {
    return "localhost:" + port(actor);
  }

  /** Arguments with addresses that lead through the actor's own relays. */
  private List<String> of(String actor, Function<Variant, List<String>> arguments)
      throws IOException {
    if (messaging) {
      return arguments.apply(new Variant.Messaging());
    }
    if (actor.startsWith("proxy")) {
      return arguments.apply(direct("", proxyAddresses()));
    }
    String balancer = wires.through(actor, BALANCER, address(BALANCER));
    List<String> proxies = new ArrayList<>();
    for (String proxy : proxyAddresses()) {
      proxies.add(wires.through(actor, "proxies", proxy));
    }
    return plus(arguments.apply(direct(balancer, proxies)), called(actor));
  }

  /** Has those who call an actor come by a relay of its own. */
  private String[] called(String actor) throws IOException {
    if (!ports.containsKey(actor)) {
      return new String[0];
    }
    String own = address(actor);
    return new String[] {"--listen", own, "--advertise", wires.through(actor, Wires.CALLERS, own)};
  }

  private static Variant direct(String balancer, List<String> proxies) {
    return new Variant.Direct(balancer, proxies);
  }

  private List<String> proxyAddresses() {
    return names("proxy-", Spot.PROXIES).stream().map(this::address).toList();
  }

  private static List<String> plus(List<String> arguments, String... further) {
    List<String> all = new ArrayList<>(arguments);
    all.addAll(List.of(further));
    return all;
  }

  /**
   * The actor of this name.
   *
   * @throws IllegalArgumentException when there is none
   */
  public Actor actor(String name) {
    Actor actor = actors.get(name);
    if (actor == null) {
      throw new IllegalArgumentException("there is no " + name);
    }
    return actor;
  }

  /** All of a kind. */
  public List<Actor> all(Kind kind) {
    return actors.values().stream().filter(actor -> actor.kind() == kind).toList();
  }

  /** All there are. */
  public List<Actor> all() {
    return List.copyOf(actors.values());
  }

  /** The proxy that holds the lease, or the first one when none of them does. */
  public Actor leader(String lease) {
    return all(Kind.PROXY).stream()
        .filter(Actor::isAlive)
        .filter(
            proxy -> lease.contains(":" + proxy.lives().getLast().process().handle().pid() + "#"))
        .findFirst()
        .orElseGet(() -> all(Kind.PROXY).getFirst());
  }
}
