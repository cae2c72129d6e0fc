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

  /**
   * Beyond what is planned: a busy machine takes most of it to start the role. No longer, because
   * whatever else is to be healed waits for it.
   */
  private static final Duration GRACE = Duration.ofSeconds(10);

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
  }

  @Override
  public void heal(Scene scene) throws IOException, InterruptedException {
    Actor armed = scene.cast().actor(victim);
    long deadline = System.nanoTime() + GRACE.toNanos();
    while (armed.isAlive() && System.nanoTime() - deadline < 0) {
      scene.patience().pause(Duration.ofMillis(20));
    }
    died = !armed.isAlive();
    if (point.kind == Kind.PROXY) {
      for (Actor proxy : scene.cast().all(Kind.PROXY)) {
        proxy.kill();
        proxy.start();
      }
    } else {
      armed.kill();
      armed.start();
    }
  }

  @Override
  public boolean changedAnything() {
    return died;
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
