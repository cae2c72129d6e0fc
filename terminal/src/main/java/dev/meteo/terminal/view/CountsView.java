package dev.meteo.terminal.view;

import dev.meteo.messages.CoefficientKind;
import java.util.Locale;

/** A row of bars: how many readings each window has, the highest bar for the most. */
final class CountsView {
  private static final String LEVELS = "▁▂▃▄▅▆▇█";

  private CountsView() {}

  static void draw(Region region, CoefficientKind kind, TimeAxis time, Slots slots) {
    Region bars = region.part(ChartView.GUTTER + 1, 0, time.columns(), 1);
    double most = 0;
    for (int i = 0; i < slots.count(); i++) {
      most = Math.max(most, perWindow(slots, i));
    }
    if (most <= 0) {
      return;
    }
    region.part(0, 0, ChartView.GUTTER - 1, 1).textRight(0, "n " + text(most), Tone.DIM);
    for (int i = slots.count() - 1; i >= 0; i--) {
      char glyph = glyph(perWindow(slots, i) / most);
      for (int x = time.firstColumn(i); x <= time.lastColumn(i); x++) {
        if (slots.isMissed(i)) {
          bars.put(x, 0, '╱', Tone.FRAME);
        } else if (!slots.at(i).pool().isEmpty()) {
          bars.put(x, 0, glyph, PanelView.aside(kind));
        }
      }
    }
  }

  private static double perWindow(Slots slots, int index) {
    Slots.Slot slot = slots.at(index);
    return slot.windows() == 0 ? 0 : slot.pool().count() / slot.windows();
  }

  private static char glyph(double part) {
    return LEVELS.charAt(Math.clamp((int) Math.ceil(part * LEVELS.length()) - 1, 0, 7));
  }

  /** In at most three characters, such as 120, 12k, 3M. */
  private static String text(double count) {
    if (count < 1000) {
      return String.format(Locale.ROOT, "%.0f", Math.ceil(count));
    }
    double thousands = count / 1000;
    return thousands < 1000
        ? String.format(Locale.ROOT, "%.0fk", thousands)
        : String.format(Locale.ROOT, "%.0fM", thousands / 1000);
  }
}
