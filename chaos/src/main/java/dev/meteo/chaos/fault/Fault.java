package dev.meteo.chaos.fault;

import dev.meteo.chaos.scene.Scene;
import java.io.IOException;
import java.util.Set;

/** Something that is done to the system once, and undone. Each object is used once. */
public interface Fault {
  /** What it needs for itself meanwhile: actors' names, {@code broker} or {@code redis}. */
  Set<String> claims();

  /** Does it. */
  void begin(Scene scene) throws IOException, InterruptedException;

  /** Undoes it; what is left over is the system's own to mend. */
  void heal(Scene scene) throws IOException, InterruptedException;

  /**
   * Whether it changed anything of the system, such as messages that were purged or connections
   * that were cut; asked when all is over. What changed nothing has shown nothing.
   */
  boolean changedAnything();

  /** Whom it concerns, for the timeline. */
  String target();

  /** What was seen of it, for the timeline; empty when there is nothing to say. */
  default String effect() {
    return "";
  }
}
