package dev.meteo.terminal.screen;

import dev.meteo.terminal.view.Scene;

/** What a user can want that is no matter of sight. Called on the screen's threads. */
public interface UserRequests {
  /** To end the terminal. */
  void quit();

  /** To have the windows in sight in a file. */
  void export(Scene scene, int columns, int rows);

  /** To have the picture in a file. */
  void picture(Scene scene, int columns, int rows);
}
