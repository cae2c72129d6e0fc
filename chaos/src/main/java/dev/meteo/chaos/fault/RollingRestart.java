package dev.meteo.chaos.fault;

import dev.meteo.chaos.scene.Scene;
import dev.meteo.testbed.StackServer;
import java.util.Set;

/** Every broker node is ended in order and started again, one by one. */
final class RollingRestart implements Fault {
  private boolean restarted;

  @Override
  public Set<String> claims() {
    return Set.of("broker");
  }

  @Override
  public void begin(Scene scene) {
    for (StackServer node : scene.stack().brokerNodes()) {
      node.stop();
      node.start();
      restarted = true;
    }
  }

  @Override
  public void heal(Scene scene) {
    // all of them are back
  }

  @Override
  public boolean changedAnything() {
    return restarted;
  }

  @Override
  public String target() {
    return "all nodes";
  }
}
