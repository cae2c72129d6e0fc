package dev.meteo.chaos;

import dev.meteo.chaos.fault.Fault;
import dev.meteo.chaos.scene.Scene;
import java.util.Set;

/** A fault that is over. */
record Past(boolean changedAnything) implements Fault {
  @Override
  public Set<String> claims() {
    return Set.of();
  }

  @Override
  public void begin(Scene scene) {}

  @Override
  public void heal(Scene scene) {}

  @Override
  public String target() {
    return "it";
  }
}
