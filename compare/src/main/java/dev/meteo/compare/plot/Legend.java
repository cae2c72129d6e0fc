package dev.meteo.compare.plot;

import java.util.List;

/** The labelled lines or bars, two a row, below the title. */
final class Legend {
  private static final int COLUMNS = 2;
  private static final int ROW = 18;
  private static final int SAMPLE = 26;

  /** A label and what it labels. */
  record Entry(String label, Pen pen) {}

  private final List<Entry> entries;

  Legend(List<Entry> entries) {
    this.entries = List.copyOf(entries);
  }

  int height() {
    return (entries.size() + COLUMNS - 1) / COLUMNS * ROW;
  }

  void drawLines(Canvas canvas, double left, double top, double width) {
    for (int i = 0; i < entries.size(); i++) {
      Entry entry = entries.get(i);
      double x = x(i, left, width);
      double y = y(i, top);
      canvas.line("line " + entry.pen().style(), x, y, x + SAMPLE, y);
      canvas.mark(entry.pen(), x + SAMPLE / 2.0, y);
      canvas.text("label", "start", x + SAMPLE + 6, y + 4, entry.label());
    }
  }

  void drawBars(Canvas canvas, double left, double top, double width) {
    for (int i = 0; i < entries.size(); i++) {
      double x = x(i, left, width);
      double y = y(i, top);
      canvas.mark(entries.get(i).pen(), x + 4, y);
      canvas.rect("bar " + entries.get(i).pen().style(), x + 12, y - 5, SAMPLE / 2.0, 10);
      canvas.text("label", "start", x + SAMPLE + 5, y + 4, entries.get(i).label());
    }
  }

  private static double x(int index, double left, double width) {
    return left + index % COLUMNS * width / COLUMNS;
  }

  private static double y(int index, double top) {
    return top + index / COLUMNS * ROW + ROW / 2.0;
  }
}
