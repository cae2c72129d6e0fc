package dev.meteo.terminal.view;

import java.util.ArrayList;
import java.util.List;

/** The help page, over whatever is below. */
final class HelpView {
  private static final int WIDTH = 62;

  private HelpView() {}

  static void draw(Region whole) {
    List<String> lines = lines();
    int width = Math.min(WIDTH, whole.width());
    int height = Math.min(lines.size() + 3, whole.height());
    Region page =
        whole.part((whole.width() - width) / 2, (whole.height() - height) / 2, width, height);
    page.clear();
    page.rule(0, "HELP", Tone.PLAIN);
    for (int i = 0; i < lines.size() && i + 2 < height; i++) {
      page.textCut(2, i + 1, lines.get(i), Tone.PLAIN);
    }
    page.rule(height - 1, "any key closes", Tone.DIM);
  }

  private static List<String> lines() {
    List<String> lines = new ArrayList<>();
    for (Command command : Command.values()) {
      lines.add(String.format("%-8s%s", command.key(), command.explanation()));
    }
    lines.add("");
    lines.add("line    the mean of each window, from 0 to 1");
    lines.add("ground  one standard deviation to each side of it");
    lines.add("gap     a window without readings of that coefficient");
    lines.add("╱╱      a window that never came");
    lines.add("C       a window that was corrected by a later revision");
    lines.add("STALE   nothing came for more than two windows");
    return lines;
  }
}
