package dev.meteo.terminal.view;

import dev.meteo.messages.CoefficientKind;
import dev.meteo.messages.CoefficientStatistics;
import dev.meteo.terminal.model.Dashboard;
import java.util.ArrayList;
import java.util.List;

/** The figures of one coefficient in the newest window. */
final class NumbersView {
  static final int WIDTH = 24;

  private static final int CHANGE_COLUMN = 14;

  private NumbersView() {}

  static void draw(Region region, CoefficientKind kind, Scene scene) {
    Dashboard dashboard = scene.dashboard();
    Figures figures = Figures.of(dashboard.windows(), kind);
    boolean old = dashboard.isStale(scene.now());
    Tone tone = old ? Tone.DIM : PanelView.tone(kind);
    boolean big = region.height() >= BigDigits.HEIGHT + 2;
    if (big) {
      BigDigits.draw(region, 1, 0, figures.mean(), tone, scene.appearance().unicode());
      region.text(CHANGE_COLUMN + 1, 1, figures.changeText(), old ? Tone.DIM : Tone.PLAIN);
    } else {
      region.text(1, 0, figures.mean() + "  " + figures.changeText(), tone, true);
    }
    int y = big ? BigDigits.HEIGHT : 1;
    for (String line : lines(figures, kind, scene, region.height() - y)) {
      region.text(1, y++, line, old ? Tone.DIM : Tone.PLAIN);
    }
  }

  private static List<String> lines(Figures figures, CoefficientKind kind, Scene scene, int room) {
    List<String> lines = new ArrayList<>();
    lines.add("sd  " + pad(figures.spread(), 7) + "n   " + figures.count());
    lines.add("min " + pad(figures.min(), 7) + "max " + figures.max());
    lines.add(newest(kind, scene));
    if (room > lines.size() + 1) {
      lines.add(0, "");
    }
    return lines;
  }

  private static String newest(CoefficientKind kind, Scene scene) {
    CoefficientStatistics latest = scene.dashboard().windows().latest(kind);
    return latest == null
        ? "no readings yet"
        : "newest " + Ages.ago(latest.newest(), scene.now(), scene.zone());
  }

  private static String pad(String text, int width) {
    return text + " ".repeat(Math.max(1, width - text.length()));
  }
}
