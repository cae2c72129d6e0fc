package dev.meteo.chaos.fault;

import dev.meteo.chaos.scene.Scene;
import java.io.IOException;
import java.util.Set;

/**
 * Redis' master is killed, a sentinel makes its replica the master, and the former one comes back
 * as a replica. Until then nothing is acknowledged, as the roles wait for a replica.
 */
final class RedisFailover implements Fault {
  private boolean failedOver;

  @Override
  public Set<String> claims() {
    return Set.of("redis");
  }

  @Override
  public void begin(Scene scene) throws IOException, InterruptedException {
    scene.redisPair().failOver();
    failedOver = true;
  }

  @Override
  public void heal(Scene scene) throws IOException, InterruptedException {
    scene.redisPair().bringReplicaBack();
  }

  @Override
  public boolean changedAnything() {
    return failedOver;
  }

  @Override
  public String target() {
    return "redis";
  }
}
