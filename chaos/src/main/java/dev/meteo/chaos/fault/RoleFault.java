package dev.meteo.chaos.fault;

import dev.meteo.chaos.scene.Actor;
import dev.meteo.chaos.scene.Scene;
import java.io.IOException;
import java.time.Duration;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** A role is killed, frozen or ended in order. */
final class RoleFault implements Fault {
  /** What is done to it. */
  enum Blow {
    /** SIGKILL. */
    KILL,
    /** SIGSTOP for long enough that messages gather in its hands, then SIGKILL. */
    KILL_WITH_FULL_HANDS,
    /** SIGSTOP, SIGCONT. */
    FREEZE,
    /** SIGTERM. */
    STOP
  }

  /** Who leads changes: faults of proxies do not overlap. */
  static final String PROXIES = "proxies";

  private static final Duration GATHERING = Duration.ofMillis(500);

  private final String who;
  private final String claim;
  private final Blow blow;
  private final Function<Scene, Actor> finder;
  private @Nullable Actor victim;
  private boolean struck;

  /**
   * @param who for people
   * @param claim what it is of the scene
   * @param finder finds it when it is time
   */
  RoleFault(String who, String claim, Blow blow, Function<Scene, Actor> finder) {
    this.who = who;
    this.claim = claim;
    this.blow = blow;
    this.finder = finder;
  }

  static RoleFault named(String name, Blow blow) {
    return new RoleFault(name, name, blow, scene -> scene.cast().actor(name));
  }

  @Override
  public Set<String> claims() {
    return Set.of(claim);
  }

  @Override
  public void begin(Scene scene) throws IOException, InterruptedException {
    Actor actor = finder.apply(scene);
    victim = actor;
    struck = actor.isAlive();
    switch (blow) {
      case KILL -> actor.kill();
      case KILL_WITH_FULL_HANDS -> {
        actor.freeze();
        scene.patience().pause(GATHERING);
        actor.kill();
      }
      case FREEZE -> actor.freeze();
      case STOP -> {
        var unused = actor.stop();
      }
    }
  }

  @Override
  public void heal(Scene scene) throws IOException, InterruptedException {
    Actor actor = victim;
    if (actor != null) {
      actor.thaw();
      actor.start();
    }
  }

  @Override
  public boolean changedAnything() {
    return struck;
  }

  @Override
  public String target() {
    Actor actor = victim;
    return actor == null || actor.name().equals(who) ? who : who + " " + actor.name();
  }
}
