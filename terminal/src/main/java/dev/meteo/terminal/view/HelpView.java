package dev.meteo.terminal.view;

import java.util.ArrayList;
import java.util.List;

/** The help page, over whatever is below. */
final class HelpView {
  private static final int KEYS_WIDTH = 45;
  private static final int LEGEND_WIDTH = 34;
  private static final int KEY_WIDTH = 10;
  private static final int SCROLL = 3;

  /** More than it can be scrolled by. */
  static final int PARTS = 12;

  private static final String DOTS = "dots ";

  private static final List<String> LEGEND =
      List.of(
          "line ⣀⠤ the windows' means",
          "ground  ± one standard deviation",
          DOTS + PanelView.EXTREMES + " smallest, largest reading",
          "bars    how many readings",
          "gap     a window without readings",
          "╱╱  x   windows that never came",
          "C       corrected since it came",
          "L       came late",
          "P       partial: under 3/4 of the",
          "        usual number of readings",
          "",
          "LIVE      windows come in time",
          "STALE     none for two windows",
          "DOWN      no connection",
          "OLD DATA  windows of the past",
          "SILENT    not heard of for 30 s,",
          "          or three windows");

  private HelpView() {}

  /**
   * @param scrolled by how many parts, where the keys have no room at once
   */
  static void draw(Region whole, int scrolled) {
    List<String> keys = keys();
    boolean both = whole.width() >= KEYS_WIDTH + LEGEND_WIDTH + 1;
    boolean below = !both && whole.height() > keys.size() + LEGEND.size() + 2;
    int width = Math.min(both ? KEYS_WIDTH + LEGEND_WIDTH + 1 : KEYS_WIDTH + 2, whole.width());
    int rows = Math.max(keys.size() + (below ? LEGEND.size() + 1 : 0), both ? LEGEND.size() : 0);
    int height = Math.min(rows + 2, whole.height());
    Region page =
        whole.part((whole.width() - width) / 2, (whole.height() - height) / 2, width, height);
    page.clear();
    page.rule(0, "HELP", Tone.PLAIN);
    Region inner = page.part(1, 1, width - 2, height - 2);
    int room = Math.max(1, inner.height());
    boolean all = keys.size() <= room;
    if (!all) {
      int top = Math.clamp((long) scrolled * SCROLL, 0, keys.size() - room);
      keys = keys.subList(top, top + room);
    }
    page.rule(height - 1, all ? "any key closes" : "↑ ↓ more, others close", Tone.DIM);
    draw(inner.part(0, 0, Math.min(KEYS_WIDTH - 1, inner.width()), inner.height()), keys);
    if (both) {
      draw(inner.part(KEYS_WIDTH, 0, LEGEND_WIDTH, inner.height()), LEGEND);
    } else if (below) {
      draw(inner.part(0, keys.size() + 1, inner.width(), LEGEND.size()), LEGEND);
    }
  }

  private static void draw(Region region, List<String> lines) {
    for (int y = 0; y < lines.size(); y++) {
      region.textCut(0, y, lines.get(y), Tone.PLAIN);
      if (lines.get(y).startsWith(DOTS)) {
        region.text(DOTS.length(), y, PanelView.EXTREMES, Tone.WELLNESS_ASIDE);
      }
    }
  }

  private static List<String> keys() {
    List<String> lines = new ArrayList<>();
    Command[] commands = Command.values();
    for (int i = 0; i < commands.length; i++) {
      String key = commands[i].key();
      String explanation = commands[i].explanation();
      if (i + 1 < commands.length && commands[i + 1].explanation().isEmpty()) {
        key += " " + commands[++i].key();
      }
      lines.add(key + " ".repeat(Math.max(1, KEY_WIDTH - key.length())) + explanation);
    }
    return lines;
  }
}
