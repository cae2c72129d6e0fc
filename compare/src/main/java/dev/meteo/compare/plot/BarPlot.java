package dev.meteo.compare.plot;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.DoubleFunction;

/**
 * Groups of lying bars, each with its value and a whisker from its smallest to its largest.
 *
 * @param description what it shows, in sentences
 * @param format a value with its unit
 */
public record BarPlot(
    String title, String description, DoubleFunction<String> format, List<BarGroup> groups) {
  private static final int WIDTH = 400;
  private static final int LEFT = 82;
  private static final int RIGHT = 78;
  private static final int MARK = 8;
  private static final int TITLE = 26;
  private static final int GAP = 10;
  private static final int BAR = 14;
  private static final int THICK = 10;
  private static final int BETWEEN = 10;

  /** Defensive copy. */
  public BarPlot {
    groups = List.copyOf(groups);
  }

  /** Draws it. */
  public Drawing draw() {
    Canvas canvas = new Canvas();
    Legend legend = new Legend(entries());
    canvas.text("title", "start", 2, 16, title);
    legend.drawBars(canvas, 2, TITLE, WIDTH);
    double largest =
        groups.stream()
            .flatMap(group -> group.bars().stream())
            .mapToDouble(Bar::max)
            .max()
            .orElse(0);
    double y = TITLE + legend.height() + GAP;
    for (BarGroup group : groups) {
      double middle = y + group.bars().size() * BAR / 2.0;
      canvas.text("label", "end", LEFT - 2 * MARK, middle + 4, group.label());
      for (Bar bar : group.bars()) {
        drawBar(canvas, y + BAR / 2.0, bar, largest);
        y += BAR;
      }
      y += BETWEEN;
    }
    canvas.line("axis", LEFT, TITLE + legend.height() + GAP - 4, LEFT, y - BETWEEN + 4);
    return new Drawing(title, description, WIDTH, (int) Math.ceil(y), canvas.elements());
  }

  private List<Legend.Entry> entries() {
    Map<String, Legend.Entry> entries = new LinkedHashMap<>();
    for (BarGroup group : groups) {
      for (Bar bar : group.bars()) {
        entries.putIfAbsent(bar.label(), new Legend.Entry(bar.label(), bar.pen()));
      }
    }
    return List.copyOf(entries.values());
  }

  private void drawBar(Canvas canvas, double y, Bar bar, double largest) {
    double perUnit = largest > 0 ? (WIDTH - LEFT - RIGHT) / largest : 0;
    canvas.mark(bar.pen(), LEFT - MARK, y);
    canvas.rect("bar " + bar.pen().style(), LEFT, y - THICK / 2.0, bar.value() * perUnit, THICK);
    double end = bar.value() * perUnit;
    if (bar.max() > bar.min()) {
      double from = LEFT + bar.min() * perUnit;
      double to = LEFT + bar.max() * perUnit;
      canvas.line("whisker", from, y, to, y);
      canvas.line("whisker", from, y - 3, from, y + 3);
      canvas.line("whisker", to, y - 3, to, y + 3);
      end = Math.max(end, bar.max() * perUnit);
    }
    canvas.text("tick", "start", LEFT + end + 6, y + 4, format.apply(bar.value()));
  }
}
