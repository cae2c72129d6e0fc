package dev.meteo.chaos.fault;

import dev.meteo.chaos.scene.Scene;
import dev.meteo.testbed.StackServer;
import java.util.Set;

/** A broker node or Redis is killed, frozen or ended in order. */
final class ServerFault implements Fault {
  /** What is done to it. */
  enum Blow {
    /** SIGKILL. */
    KILL,
    /** SIGSTOP, SIGCONT. */
    FREEZE,
    /** An orderly end. */
    RESTART
  }

  private final boolean redis;
  private final int dice;
  private final Blow blow;
  private boolean struck;

  private ServerFault(boolean redis, int dice, Blow blow) {
    this.redis = redis;
    this.dice = dice;
    this.blow = blow;
  }

  static ServerFault redis(Blow blow) {
    return new ServerFault(true, 0, blow);
  }

  /**
   * @param dice chooses the node
   */
  static ServerFault broker(int dice, Blow blow) {
    return new ServerFault(false, dice, blow);
  }

  @Override
  public Set<String> claims() {
    return Set.of(redis ? "redis" : "broker");
  }

  @Override
  public void begin(Scene scene) {
    StackServer server = server(scene);
    struck = server.isRunning();
    switch (blow) {
      case KILL -> server.kill();
      case FREEZE -> server.freeze();
      case RESTART -> server.stop();
    }
  }

  @Override
  public void heal(Scene scene) {
    StackServer server = server(scene);
    if (blow == Blow.FREEZE) {
      server.thaw();
    } else {
      server.start();
    }
  }

  @Override
  public boolean changedAnything() {
    return struck;
  }

  @Override
  public String target() {
    return redis ? "redis" : "broker";
  }

  private StackServer server(Scene scene) {
    if (redis) {
      return scene.stack().redisServer();
    }
    return scene.stack().brokerNodes().get(dice % scene.stack().brokerNodes().size());
  }
}
