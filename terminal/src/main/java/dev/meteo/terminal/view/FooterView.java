package dev.meteo.terminal.view;

/** The last row: what the keys do, and where the journal is. */
final class FooterView {
  private static final int LEAST_PATH = 12;

  private FooterView() {}

  static void draw(Region region, Scene scene, boolean withJournal) {
    Lists lists = scene.controls().lists();
    if (lists.typing()) {
      region.textCut(1, 0, "only names with a text; Enter keeps it, Esc clears it", Tone.DIM);
      return;
    }
    int x = 1;
    for (Command command : Command.values()) {
      int length = command.key().length() + 1 + command.hint().length();
      if (!command.hint().isEmpty() && x + length <= region.width()) {
        x = region.text(x, 0, command.key(), Tone.PLAIN, true) + 1;
        x = region.text(x, 0, command.hint(), Tone.DIM) + 2;
      }
    }
    int room = region.width() - x - 1;
    if (withJournal && room >= LEAST_PATH) {
      region.textRight(0, tail(scene.dashboard().recording().path(), room), Tone.DIM);
    }
  }

  /** The end of a path that is too long. */
  static String tail(String path, int room) {
    if (path.length() <= room) {
      return path;
    }
    return room < 2 ? "" : "…" + path.substring(path.length() - room + 1);
  }
}
