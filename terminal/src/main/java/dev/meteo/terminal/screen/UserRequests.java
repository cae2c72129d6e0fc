package dev.meteo.terminal.screen;

import dev.meteo.terminal.view.Scene;

/** What a user can want that is no matter of sight. Called on the screen's threads. */
public interface UserRequests {
  /** Told after each key that changes the sight: whether the picture is held still. */
  default void hold(boolean still) {}

  /** To end the terminal. */
  void quit();

  /** To have the windows in sight in a file. */
  void export(Scene scene, int columns, int rows);

  /** To have the picture in a file. */
  void picture(Scene scene, int columns, int rows);
}
