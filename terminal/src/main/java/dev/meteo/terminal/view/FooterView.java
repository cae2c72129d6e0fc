package dev.meteo.terminal.view;

import dev.meteo.terminal.model.Dashboard;
import dev.meteo.terminal.model.LinkState;

/**
 * The last row: what the keys do, or one has done, and where the journal is. On narrow screens, why
 * something does not work has no other place.
 */
final class FooterView {
  private static final int LEAST_PATH = 12;

  private FooterView() {}

  /**
   * @param charts whether any are in sight
   */
  static void draw(Region region, Scene scene, boolean charts, boolean withJournal) {
    Lists lists = scene.controls().lists();
    if (lists.typing()) {
      region.textCut(1, 0, "only names with a text; Enter keeps it, Esc clears it", Tone.DIM);
      return;
    }
    if (scene.controls().said() != null) {
      region.textCut(1, 0, said(scene, scene.controls().said()), Tone.PLAIN);
      return;
    }
    String trouble = region.width() < HeaderView.REASON_FROM ? trouble(scene.dashboard()) : "";
    if (!trouble.isEmpty()) {
      int x = hint(region, 1, Command.QUIT);
      region.textCut(x, 0, trouble, Tone.BAD);
      return;
    }
    int x = 1;
    for (Command command : Command.values()) {
      int length = command.key().length() + 1 + command.hint().length();
      boolean hinted = !command.hint().isEmpty() && (charts || !command.isOfCharts());
      if (hinted && x + length <= region.width()) {
        x = hint(region, x, command);
      }
    }
    int room = region.width() - x - 1;
    if (withJournal && room >= LEAST_PATH) {
      region.textRight(0, tail(scene.dashboard().recording().path(), room), Tone.DIM);
    }
  }

  private static int hint(Region region, int from, Command command) {
    int x = region.text(from, 0, command.key(), Tone.PLAIN, true) + 1;
    return region.text(x, 0, command.hint(), Tone.DIM) + 2;
  }

  /** Why there is no connection, or why nothing is recorded. */
  private static String trouble(Dashboard dashboard) {
    if (dashboard.link() instanceof LinkState.Down down) {
      return down.reason();
    }
    String failure = dashboard.recording().failure();
    return failure == null ? "" : failure;
  }

  /** What has been chosen by this command. */
  private static String said(Scene scene, Command command) {
    Controls controls = scene.controls();
    Appearance possible = scene.appearance();
    return switch (command) {
      case BELL -> controls.bell() ? "the bell rings when an alert begins" : "the bell is off";
      case SCALE -> controls.fullScale() ? "values from 0 to 1" : "values as needed";
      case THEME ->
          "theme " + controls.theme().word() + (possible.colour() ? "" : ", but without colours");
      case GLYPHS ->
          !possible.unicode()
              ? "plain characters: no others here"
              : controls.plain() ? "plain characters" : "dots and blocks";
      default -> "";
    };
  }

  /** The end of a path that is too long. */
  static String tail(String path, int room) {
    if (path.length() <= room) {
      return path;
    }
    return room < 2 ? "" : "…" + path.substring(path.length() - room + 1);
  }
}
