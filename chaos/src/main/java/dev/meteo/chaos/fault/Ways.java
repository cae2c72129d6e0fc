package dev.meteo.chaos.fault;

import dev.meteo.chaos.scene.Wires;
import java.util.List;
import java.util.random.RandomGenerator;

/**
 * Ways between actors and what they use, or who uses them, that exist and can be cut.
 *
 * @param actors all of one kind
 * @param ends what the ways lead to, the same for each of the actors
 */
record Ways(List<String> actors, List<String> ends) {
  private static final List<List<String>> ACTORS =
      List.of(
          List.of("worker-1"),
          List.of("worker-1", "worker-2", "worker-3"),
          List.of("proxy-1"),
          List.of("proxy-2"),
          List.of("proxy-1", "proxy-2"),
          List.of("sensor-1", "sensor-2"),
          List.of("terminal-1"));

  private static final String REDIS = "redis";
  private static final String BROKER = "broker";
  private static final String BALANCER = "balancer";
  private static final String PROXIES = "proxies";
  private static final String CALLERS = Wires.CALLERS;

  private static final List<List<String>> SERVERS =
      List.of(
          List.of(REDIS),
          List.of(BALANCER),
          List.of(CALLERS),
          List.of(BALANCER, CALLERS),
          List.of(REDIS, BALANCER, CALLERS));
  private static final List<List<String>> TERMINALS =
      List.of(List.of(PROXIES), List.of(CALLERS), List.of(PROXIES, CALLERS));

  /** To Redis, the broker or both, as far as the actors use them. */
  static Ways toServers(RandomGenerator dice) {
    List<String> who = ACTORS.get(dice.nextInt(ACTORS.size()));
    int choice = dice.nextInt(3);
    boolean knowsRedis = role(who).equals("worker") || role(who).equals("proxy");
    if (!knowsRedis || choice == 1) {
      return new Ways(who, List.of(BROKER));
    }
    return new Ways(who, choice == 0 ? List.of(REDIS) : List.of(BROKER, REDIS));
  }

  /** To what they call, from who calls them, or several of these. */
  static Ways amongRoles(RandomGenerator dice) {
    List<String> who = ACTORS.get(dice.nextInt(ACTORS.size()));
    List<List<String>> choices =
        switch (role(who)) {
          case "worker" -> SERVERS;
          case "proxy" -> List.of(List.of(REDIS));
          case "sensor" -> List.of(List.of(BALANCER));
          default -> TERMINALS;
        };
    return new Ways(who, choices.get(dice.nextInt(choices.size())));
  }

  WireFault blow(WireFault.Blow blow) {
    return new WireFault(actors, ends, blow);
  }

  private static String role(List<String> who) {
    return who.getFirst().split("-", -1)[0];
  }
}
