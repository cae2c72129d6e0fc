package dev.meteo.chaos.fault;

import dev.meteo.chaos.scene.Scene;
import dev.meteo.chaos.scene.Spot;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.random.RandomGenerator;

/**
 * All kinds of faults. Frozen and silent things stay so for longer than a lease (2 s), and often
 * for longer than two heartbeats (10 s).
 */
public final class Catalogue {
  /** Only with a Redis that is set wrong on purpose. */
  public static final String SLOW_DISK = "redis-slow-disk-kill";

  /** Listeners of others; none of them may stop a window. */
  public static final String FOREIGN_QUEUE = "foreign-queue";

  /** What the history held is gone. */
  public static final String HISTORY_DELETE = "history-delete";

  private static final Duration NOW = Duration.ZERO;

  private final List<FaultKind> kinds = new ArrayList<>();

  private Catalogue() {}

  /** All of them, in an order that never changes: schedules depend on it. */
  public static List<FaultKind> all() {
    Catalogue catalogue = new Catalogue();
    catalogue.roles();
    catalogue.proxies();
    catalogue.points();
    catalogue.servers();
    catalogue.wires();
    catalogue.operators();
    catalogue.load();
    catalogue.slowDisk();
    catalogue.later();
    return List.copyOf(catalogue.kinds);
  }

  private void roles() {
    role("sensor", Spot.SENSORS, false);
    role("worker", Spot.WORKERS, true);
    role("terminal", Spot.TERMINALS, false);
    add("balancer-kill", 1, 4, Spot::direct, dice -> named("balancer"));
  }

  private void role(String role, int count, boolean redelivers) {
    Function<RandomGenerator, String> one = dice -> role + "-" + (1 + dice.nextInt(count));
    kinds.add(
        kind(
            role + "-kill",
            0,
            5,
            redelivers,
            Spot::any,
            dice ->
                RoleFault.named(
                    one.apply(dice),
                    redelivers && dice.nextInt(3) > 0
                        ? RoleFault.Blow.KILL_WITH_FULL_HANDS
                        : RoleFault.Blow.KILL)));
    add(
        role + "-freeze",
        3,
        15,
        Spot::any,
        dice -> RoleFault.named(one.apply(dice), RoleFault.Blow.FREEZE));
    add(
        role + "-stop",
        0,
        4,
        Spot::any,
        dice -> RoleFault.named(one.apply(dice), RoleFault.Blow.STOP));
  }

  private void proxies() {
    for (RoleFault.Blow blow :
        List.of(RoleFault.Blow.KILL, RoleFault.Blow.FREEZE, RoleFault.Blow.STOP)) {
      String word = blow.name().toLowerCase(Locale.ROOT);
      int longest = blow == RoleFault.Blow.FREEZE ? 15 : 4;
      int shortest = blow == RoleFault.Blow.FREEZE ? 3 : 0;
      add(
          "leader-" + word,
          shortest,
          longest,
          Spot::any,
          dice -> new RoleFault("leader", RoleFault.PROXIES, blow, Scene::leader));
      add(
          "standby-" + word,
          shortest,
          longest,
          Spot::any,
          dice -> new RoleFault("standby", RoleFault.PROXIES, blow, Scene::standby));
    }
  }

  private void points() {
    for (NamedDeath.Point point : NamedDeath.Point.values()) {
      boolean worker = point.word().equals("after-receive") || point.word().equals("after-answer");
      kinds.add(
          kind(
              "dies-" + point.word(),
              3,
              6,
              worker,
              Spot::canDie,
              dice ->
                  worker
                      ? new NamedDeath(point, "worker-" + (1 + dice.nextInt(3)), dice.nextInt(15))
                      : new NamedDeath(point, "proxy-" + (1 + dice.nextInt(2)), dice.nextInt(3))));
    }
  }

  private void servers() {
    add(
        "broker-kill",
        1,
        5,
        Spot::messaging,
        d -> ServerFault.broker(d.nextInt(6), ServerFault.Blow.KILL));
    add(
        "broker-freeze",
        3,
        15,
        Spot::messaging,
        dice -> ServerFault.broker(dice.nextInt(6), ServerFault.Blow.FREEZE));
    add(
        "broker-restart",
        0,
        3,
        Spot::messaging,
        dice -> ServerFault.broker(dice.nextInt(6), ServerFault.Blow.RESTART));
    kinds.add(kind("broker-rolling", 0, 0, false, Spot::cluster, dice -> new RollingRestart()));
    add("redis-kill", 0, 5, Spot::singleRedis, dice -> ServerFault.redis(ServerFault.Blow.KILL));
    add(
        "redis-freeze",
        3,
        12,
        Spot::singleRedis,
        dice -> ServerFault.redis(ServerFault.Blow.FREEZE));
    add(
        "redis-restart",
        0,
        3,
        Spot::singleRedis,
        dice -> ServerFault.redis(ServerFault.Blow.RESTART));
    add("redis-script-flush", 0, 0, Spot::singleRedis, dice -> RedisFault.scriptFlush());
    add("redis-client-kill", 0, 0, Spot::singleRedis, dice -> RedisFault.clientKill());
    add("redis-full", 2, 8, Spot::singleRedis, dice -> RedisFault.outOfMemory());
  }

  private void wires() {
    wire(WireFault.Blow.SILENCE);
    wire(WireFault.Blow.ONE_WAY_THERE);
    wire(WireFault.Blow.ONE_WAY_BACK);
    wire(WireFault.Blow.RESET);
    wire(WireFault.Blow.DELAY);
  }

  /** The ways differ with the variant, the names do not. */
  private void wire(WireFault.Blow blow) {
    String name = "wire-" + blow.name().toLowerCase(Locale.ROOT).replace('_', '-');
    add(
        name,
        2,
        15,
        spot -> spot.singleRedis() && spot.messaging(),
        dice -> Ways.toServers(dice).blow(blow));
    add(
        name,
        2,
        15,
        spot -> spot.singleRedis() && spot.direct(),
        dice -> Ways.amongRoles(dice).blow(blow));
  }

  private void operators() {
    add("memory-alarm", 1, 6, Spot::messaging, dice -> AlarmFault.memory());
    add("disk-alarm", 1, 6, Spot::messaging, dice -> AlarmFault.disk());
    add("close-connections", 0, 0, Spot::messaging, dice -> OperatorFault.closeConnections());
    add("unbind", 1, 4, Spot::messaging, dice -> OperatorFault.unbind());
    add("queue-purge", 2, 5, Spot::messaging, dice -> OperatorFault.purge(terminal(dice)));
    add("queue-delete", 0, 1, Spot::messaging, dice -> OperatorFault.delete(terminal(dice)));
    add("queue-full", 5, 9, Spot::messaging, dice -> OperatorFault.full(terminal(dice)));
  }

  private void load() {
    add("burst", 2, 6, Spot::any, dice -> new Burst(dice.nextInt(1_000_000)));
    add("clock-behind", 0, 0, Spot::any, dice -> clock(dice, -3600 + dice.nextInt(3500)));
    add("clock-ahead", 0, 0, Spot::any, dice -> clock(dice, 5 + dice.nextInt(15)));
    add(
        "clock-lag",
        0,
        0,
        Spot::any,
        d -> new WrongClock(Duration.ofMillis(-1000 - d.nextInt(5000)), d.nextLong()));
    add(
        "clock-trickle",
        0,
        0,
        Spot::any,
        d -> WrongClock.trickle(Duration.ofSeconds(-60 - d.nextInt(3000)), d.nextLong()));
    add(
        "clock-drip",
        0,
        0,
        Spot::any,
        d -> WrongClock.drip(Duration.ofSeconds(-60 - d.nextInt(3000)), d.nextLong()));
    add("bad-bodies", 3, 10, Spot::messaging, dice -> new BadBodies(dice.nextInt(1_000_000)));
  }

  private void slowDisk() {
    add(
        SLOW_DISK,
        0,
        1,
        Spot::local,
        dice -> new SlowDiskKill(Duration.ofMillis(1200 + dice.nextInt(800))));
  }

  /** What was added since, for whichever family: at the end, as the order never changes. */
  private void later() {
    add("bad-calls", 3, 10, Spot::direct, dice -> new BadCalls(dice.nextLong()));
    add("redis-failover", 0, 5, Spot::replicated, dice -> new RedisFailover());
    add(
        "broker-partition",
        3,
        15,
        Spot::cluster,
        dice -> new BrokerPartition(dice.nextInt(6), dice.nextInt(3) == 0));
    wire(WireFault.Blow.LOSS);
    kinds.addAll(TopologyFaults.kinds());
  }

  private static Fault clock(RandomGenerator dice, int aheadSeconds) {
    return new WrongClock(Duration.ofSeconds(aheadSeconds), dice.nextLong());
  }

  private static Fault named(String name) {
    return RoleFault.named(name, RoleFault.Blow.KILL);
  }

  private static String terminal(RandomGenerator dice) {
    return "terminal-" + (1 + dice.nextInt(Spot.TERMINALS));
  }

  private void add(
      String name,
      int shortestSeconds,
      int longestSeconds,
      Predicate<Spot> fits,
      Function<RandomGenerator, Fault> maker) {
    kinds.add(kind(name, shortestSeconds, longestSeconds, false, fits, maker));
  }

  private static FaultKind kind(
      String name,
      int shortestSeconds,
      int longestSeconds,
      boolean redelivers,
      Predicate<Spot> fits,
      Function<RandomGenerator, Fault> maker) {
    return new FaultKind(
        name,
        NOW.plusSeconds(shortestSeconds),
        NOW.plusSeconds(longestSeconds),
        redelivers,
        fits,
        maker);
  }
}
