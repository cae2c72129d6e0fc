package dev.meteo.chaos.fault;

import dev.meteo.chaos.scene.Scene;
import dev.meteo.chaos.scene.Wires;
import dev.meteo.testbed.run.Relay;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The way between some actors and what they use is cut, silenced, slowed or reset. */
final class WireFault implements Fault {
  /** What is done to it. */
  enum Blow {
    /** Nothing passes either way, and nobody is told. */
    SILENCE,
    /** Nothing passes to the server. */
    ONE_WAY_THERE,
    /** Nothing passes from the server. */
    ONE_WAY_BACK,
    /** Connections are reset and refused. */
    RESET,
    /** Everything takes longer. */
    DELAY,
    /** Some of it is lost, and sent again by TCP. */
    LOSS
  }

  private static final Duration DELAY = Duration.ofMillis(250);
  private static final double LOST = 0.1;

  private final List<String> actors;
  private final List<String> ends;
  private final Blow blow;
  private List<Relay> struck = List.of();
  private boolean used;

  /**
   * @param ends what the ways lead to, such as {@code broker}; each actor has all of them
   */
  WireFault(List<String> actors, List<String> ends, Blow blow) {
    this.actors = List.copyOf(actors);
    this.ends = List.copyOf(ends);
    this.blow = blow;
  }

  @Override
  public Set<String> claims() {
    Set<String> claims = new HashSet<>(actors);
    if (actors.stream().anyMatch(actor -> actor.startsWith("proxy"))) {
      claims.add(RoleFault.PROXIES);
    }
    return claims;
  }

  @Override
  public void begin(Scene scene) {
    struck = relays(scene.wires());
    noteUse();
    for (Relay relay : struck) {
      switch (blow) {
        case SILENCE -> {
          relay.silence(Relay.Direction.THERE);
          relay.silence(Relay.Direction.BACK);
        }
        case ONE_WAY_THERE -> relay.silence(Relay.Direction.THERE);
        case ONE_WAY_BACK -> relay.silence(Relay.Direction.BACK);
        case RESET -> relay.refuse();
        case DELAY -> relay.slow(DELAY);
        case LOSS -> relay.lose(LOST);
      }
    }
  }

  @Override
  public void heal(Scene scene) {
    noteUse();
    struck.forEach(Relay::heal);
  }

  /** A way that nobody goes cannot be cut. */
  private void noteUse() {
    used |= struck.stream().anyMatch(relay -> relay.connections() > 0);
  }

  /**
   * The relays of all its ways.
   *
   * @throws IllegalStateException when there is no such way: nothing would happen
   */
  List<Relay> relays(Wires wires) {
    List<Relay> relays = new ArrayList<>();
    for (String actor : actors) {
      for (String end : ends) {
        List<Relay> between = wires.between(actor, end);
        if (between.isEmpty()) {
          throw new IllegalStateException("there is no way between " + actor + " and " + end);
        }
        relays.addAll(between);
      }
    }
    return relays;
  }

  @Override
  public boolean changedAnything() {
    return used;
  }

  @Override
  public String target() {
    return Stream.of(actors, ends)
        .map(names -> String.join("+", names))
        .collect(Collectors.joining(" - "));
  }
}
