package dev.meteo.compare.plot;

import java.util.List;
import java.util.Locale;

/**
 * Lines over two axes.
 *
 * @param description what it shows, in sentences
 * @param across what the x axis is
 * @param moments marked on the x axis and listed below it
 */
public record LinePlot(
    String title,
    String description,
    String across,
    Scale x,
    Scale y,
    List<Line> lines,
    List<Moment> moments) {
  private static final int WIDTH = 400;
  private static final int LEFT = 62;
  private static final int RIGHT = 28;
  private static final int TITLE = 26;
  private static final int GAP = 14;
  private static final int FIELD = 190;
  private static final int BELOW = 44;
  private static final int LETTER = 9;
  private static final int FIRST_MARK = 15;
  private static final int MARKS = 60;

  /** Defensive copies. */
  public LinePlot {
    lines = List.copyOf(lines);
    moments = List.copyOf(moments);
  }

  /** Draws it. */
  public Drawing draw() {
    Canvas canvas = new Canvas();
    Legend legend =
        new Legend(
            lines.stream()
                .filter(line -> !line.isThin())
                .map(line -> new Legend.Entry(line.label(), line.pen()))
                .toList());
    double top = TITLE + legend.height() + GAP;
    canvas.text("title", "start", 2, 16, title);
    legend.drawLines(canvas, 2, TITLE, WIDTH);
    drawGrid(canvas, top);
    drawMoments(canvas, top);
    lines.stream().filter(Line::isThin).forEach(line -> drawLine(canvas, top, line));
    lines.stream().filter(line -> !line.isThin()).forEach(line -> drawLine(canvas, top, line));
    Notes notes = new Notes(moments);
    notes.draw(canvas, top + FIELD + BELOW);
    int height = (int) Math.ceil(top + FIELD + BELOW + notes.height());
    return new Drawing(title, description, WIDTH, height, canvas.elements());
  }

  private double px(double value) {
    return LEFT + x.at(value) * (WIDTH - LEFT - RIGHT);
  }

  private double py(double top, double value) {
    return top + (1 - y.at(value)) * FIELD;
  }

  private void drawGrid(Canvas canvas, double top) {
    for (Tick tick : y.ticks()) {
      double at = top + (1 - tick.at()) * FIELD;
      canvas.line("grid", LEFT, at, WIDTH - RIGHT, at);
      canvas.text("tick", "end", LEFT - 7, at + 4, tick.label());
    }
    canvas.line("axis", LEFT, top + FIELD, WIDTH - RIGHT, top + FIELD);
    for (Tick tick : x.ticks()) {
      double at = LEFT + tick.at() * (WIDTH - LEFT - RIGHT);
      canvas.line("axis", at, top + FIELD, at, top + FIELD + 4);
      canvas.text("tick", "middle", at, top + FIELD + 17, tick.label());
    }
    canvas.text("tick", "middle", (LEFT + WIDTH - RIGHT) / 2.0, top + FIELD + 34, across);
  }

  /** In the order of time; letters that would cover each other stand side by side. */
  private void drawMoments(Canvas canvas, double top) {
    Bands bands = new Bands(canvas, top, FIELD, lines);
    for (Moment moment : moments) {
      moment.spans().forEach(it -> bands.draw(it.ink(), px(it.from()), px(it.until())));
    }
    double free = 0;
    for (Moment moment : moments) {
      double at = px(moment.at());
      canvas.line("moment", at, top - 2, at, top + FIELD);
      if (!moment.letter().isEmpty()) {
        double letter = Math.max(at, free);
        canvas.text("letter", "middle", letter, top - 5, moment.letter());
        free = letter + LETTER;
      }
    }
  }

  private void drawLine(Canvas canvas, double top, Line line) {
    StringBuilder data = new StringBuilder();
    boolean drawing = false;
    for (Dot dot : line.dots()) {
      boolean gap = Double.isNaN(dot.y());
      if (!gap) {
        data.append(drawing ? 'L' : 'M')
            .append(String.format(Locale.ROOT, "%.1f %.1f", px(dot.x()), py(top, dot.y())));
      }
      drawing = !gap;
    }
    String style = "line " + line.pen().style() + (line.isThin() ? " thin" : "");
    if (!data.isEmpty()) {
      canvas.path(style, data.toString());
    }
    drawMarks(canvas, top, line);
  }

  /** On every point, or on a few, so that one tells lines apart without their colours. */
  private void drawMarks(Canvas canvas, double top, Line line) {
    double next =
        line.pen().ink() == Ink.FIRST ? LEFT + FIRST_MARK : LEFT + FIRST_MARK + MARKS / 2.0;
    for (Dot dot : line.dots()) {
      double at = px(dot.x());
      boolean due = line.marked() || at >= next;
      if (due && !line.isThin() && !Double.isNaN(dot.y())) {
        canvas.mark(line.pen(), at, py(top, dot.y()));
        next = at + MARKS;
      }
    }
  }
}
