package dev.meteo.chaos.fault;

import dev.meteo.chaos.scene.Scene;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Set;

/** One more sensor makes twenty times the usual readings for a while. */
final class Burst implements Fault {
  private static final int TIMES = 20;

  private final String name;
  private Path outbox = Path.of("");

  /**
   * @param number makes the sensor's name unique
   */
  Burst(int number) {
    this.name = "burst-" + number;
  }

  @Override
  public Set<String> claims() {
    return Set.of(name);
  }

  @Override
  public void begin(Scene scene) throws IOException {
    outbox = scene.outbox(name);
    String rate = Integer.toString(TIMES * scene.setting().readingsPerSecond());
    scene.cast().addSensor(name, "--count", "50", "--rate", rate).start();
  }

  @Override
  public void heal(Scene scene) {
    scene.cast().actor(name).mayEnd();
    scene.cast().actor(name).lives().getLast().process().askToEnd();
  }

  @Override
  public boolean changedAnything() {
    return Outboxes.haveAny(outbox);
  }

  @Override
  public String target() {
    return name;
  }
}
