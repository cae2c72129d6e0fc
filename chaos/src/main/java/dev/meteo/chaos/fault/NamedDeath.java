package dev.meteo.chaos.fault;

import dev.meteo.chaos.scene.Actor;
import dev.meteo.chaos.scene.Kind;
import dev.meteo.chaos.scene.Scene;
import dev.meteo.testbed.run.MutationsJar;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Set;

/** A role is run by an agent that kills it when it comes to a certain point of its work. */
final class NamedDeath implements Fault {
  /** Where in its work. */
  enum Point {
    /** A worker has a batch in hand, and nothing of it is stored. */
    AFTER_RECEIVE("after-receive", Kind.WORKER),
    /** Redis has answered for a batch, and nothing of it is acknowledged. */
    AFTER_ANSWER("after-answer", Kind.WORKER),
    /** A proxy holds the lease, and has done nothing with it. */
    AFTER_LEASE("after-lease", Kind.PROXY),
    /** Revisions are sealed, and not published. */
    AFTER_SEAL("after-seal", Kind.PROXY),
    /** Revisions are published, and not marked. */
    BEFORE_MARK("before-mark", Kind.PROXY);

    private final String word;
    private final Kind kind;

    Point(String word, Kind kind) {
      this.word = word;
      this.kind = kind;
    }

    String word() {
      return word;
    }
  }

  /** A busy machine takes most of it to start the role. */
  private static final Duration DIES_WITHIN = Duration.ofSeconds(40);

  private final Point point;
  private final String victim;
  private final int times;
  private boolean died;

  /**
   * @param times it comes to the point and lives
   */
  NamedDeath(Point point, String victim, int times) {
    this.point = point;
    this.victim = victim;
    this.times = times;
  }

  @Override
  public Set<String> claims() {
    return point.kind == Kind.PROXY ? Set.of(RoleFault.PROXIES) : Set.of(victim);
  }

  @Override
  public void begin(Scene scene) throws IOException, InterruptedException {
    Actor actor = scene.cast().actor(victim);
    if (point.kind == Kind.PROXY) {
      for (Actor proxy : scene.cast().all(Kind.PROXY)) {
        proxy.kill();
      }
    } else {
      actor.kill();
    }
    actor.start(List.of(), MutationsJar.option("die=" + point.word + ":" + times));
    actor.mayEnd();
    long deadline = System.nanoTime() + DIES_WITHIN.toNanos();
    while (actor.isAlive() && System.nanoTime() - deadline < 0) {
      scene.patience().pause(Duration.ofMillis(20));
    }
    died = !actor.isAlive();
  }

  @Override
  public void heal(Scene scene) throws IOException, InterruptedException {
    if (point.kind == Kind.PROXY) {
      for (Actor proxy : scene.cast().all(Kind.PROXY)) {
        proxy.kill();
        proxy.start();
      }
    } else {
      scene.cast().actor(victim).kill();
      scene.cast().actor(victim).start();
    }
  }

  @Override
  public String target() {
    return victim;
  }

  @Override
  public String effect() {
    return died ? "died there" : "did not come there";
  }
}
