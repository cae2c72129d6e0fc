package dev.meteo.terminal.view;

import dev.meteo.messages.CoefficientKind;
import dev.meteo.terminal.model.Alert;
import dev.meteo.terminal.model.AlertRule;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The means of one coefficient over time as a line, with one standard deviation to each side as its
 * ground, and below it how many readings there were. A window without readings breaks the line; one
 * that never came is hatched.
 */
final class ChartView {
  static final int GUTTER = 6;

  private static final int COUNTS_FROM = 7;
  private static final int LABELS_FROM = 6;
  private static final int EXTREMES_FROM = 8;

  private final CoefficientKind kind;
  private final Scene scene;
  private final TimeAxis time;
  private final Slots slots;
  private final Region plot;
  private final Region gutter;

  private ChartView(Region region, int plotRows, CoefficientKind kind, Scene scene) {
    this.kind = kind;
    this.scene = scene;
    this.gutter = region.part(0, 0, GUTTER - 1, plotRows);
    this.plot = region.part(GUTTER + 1, 0, region.width() - GUTTER - 1, plotRows);
    this.time = scene.axis(plot.width());
    this.slots = Slots.of(scene.dashboard().windows(), time, kind);
  }

  static void draw(Region region, CoefficientKind kind, Scene scene) {
    if (region.width() < GUTTER + 4 || region.height() < 3) {
      return;
    }
    int counts = countRows(region.height());
    int axis = axisRows(region.height());
    int rows = region.height() - axis - counts;
    ChartView chart = new ChartView(region, rows, kind, scene);
    for (int y = 0; y < rows + counts; y++) {
      region.put(GUTTER, y, '│', Tone.FRAME);
    }
    chart.draw();
    if (counts > 0) {
      CountsView.draw(region.part(0, rows, region.width(), 1), kind, chart.time, chart.slots);
    }
    TimeAxisView.draw(
        region.part(GUTTER, rows + counts, region.width() - GUTTER, axis),
        chart.time,
        chart.slots,
        scene);
    chart.drawCursor(region.part(GUTTER + 1, 0, plotWidth(region), rows + counts));
  }

  /** Whether the smallest and the largest reading are drawn at this height. */
  static boolean hasExtremes(int height) {
    return height - axisRows(height) - countRows(height) >= EXTREMES_FROM;
  }

  private static int axisRows(int height) {
    return height >= LABELS_FROM ? 2 : 1;
  }

  private static int countRows(int height) {
    return height >= COUNTS_FROM ? 1 : 0;
  }

  private static int plotWidth(Region region) {
    return region.width() - GUTTER - 1;
  }

  private void draw() {
    fillWithTone();
    hatchHoles();
    ValueAxis values = valueAxis();
    if (values == null) {
      return;
    }
    for (double label : values.labels()) {
      gutter.textRight(values.down(label, plot.height()), ValueAxis.text(label), Tone.DIM);
    }
    drawLimits(values);
    drawBand(values);
    if (plot.height() >= EXTREMES_FROM) {
      drawExtremes(values);
    }
    drawLine(values);
  }

  /**
   * What is blank looks the same in any tone. In that of the line it need not be switched off and
   * on where the line comes and goes, which makes frames much smaller.
   */
  private void fillWithTone() {
    for (int y = 0; y < plot.height(); y++) {
      for (int x = 0; x < plot.width(); x++) {
        plot.put(x, y, ' ', PanelView.tone(kind), true);
      }
    }
  }

  private @Nullable ValueAxis valueAxis() {
    double low = Double.POSITIVE_INFINITY;
    double high = Double.NEGATIVE_INFINITY;
    for (Pool pool : slots.forValueAxis()) {
      low = Math.min(low, Math.min(pool.mean() - pool.spread(), pool.lowestMean()));
      high = Math.max(high, Math.max(pool.mean() + pool.spread(), pool.highestMean()));
    }
    if (!(low <= high)) {
      return null;
    }
    int labels = Math.max(2, plot.height() / 2);
    return scene.controls().fullScale()
        ? ValueAxis.around(0, 1, labels)
        : ValueAxis.around(low, high, labels);
  }

  /** A dotted line where an alert begins, if that is in sight; as exact as that of the means. */
  private void drawLimits(ValueAxis values) {
    BrailleCanvas canvas = new BrailleCanvas(plot.width(), plot.height());
    int dotsDown = plot.height() * BrailleCanvas.DOTS_DOWN;
    for (Alert alert : scene.dashboard().alerts().alerts()) {
      AlertRule rule = alert.rule();
      if (rule.kind() == kind && values.contains(rule.limit())) {
        dots(canvas, values.down(rule.limit(), dotsDown));
      }
    }
    canvas.draw(plot, Tone.WARN, false);
  }

  /** A dot in each cell: it looks the same wherever the chart has moved to. */
  private void dots(BrailleCanvas canvas, int y) {
    for (int x = 0; x < plot.width(); x++) {
      if (plot.at(x, y / BrailleCanvas.DOTS_DOWN).glyph() == ' ') {
        canvas.dot(x * BrailleCanvas.DOTS_ACROSS, y);
      }
    }
  }

  private void drawBand(ValueAxis values) {
    Ground ground = PanelView.band(kind);
    for (int i = 0; i < slots.count(); i++) {
      Pool pool = slots.at(i).pool();
      if (pool.isEmpty()) {
        continue;
      }
      int top = values.down(pool.mean() + pool.spread(), plot.height());
      int bottom = values.down(pool.mean() - pool.spread(), plot.height());
      for (int x = time.firstColumn(i); x <= time.lastColumn(i); x++) {
        for (int y = top; y <= bottom; y++) {
          plot.ground(x, y, ground);
        }
      }
    }
  }

  /** The smallest and the largest reading, where the axis reaches that far. */
  private void drawExtremes(ValueAxis values) {
    BrailleCanvas canvas = new BrailleCanvas(plot.width(), plot.height());
    int dotsDown = plot.height() * BrailleCanvas.DOTS_DOWN;
    for (int i = 0; i < slots.count(); i++) {
      Pool pool = slots.at(i).pool();
      if (!pool.isEmpty() && values.contains(pool.min())) {
        canvas.dot(time.dot(i), values.down(pool.min(), dotsDown));
      }
      if (!pool.isEmpty() && values.contains(pool.max())) {
        canvas.dot(time.dot(i), values.down(pool.max(), dotsDown));
      }
    }
    canvas.draw(plot, PanelView.aside(kind), false);
  }

  private void drawLine(ValueAxis values) {
    BrailleCanvas canvas = new BrailleCanvas(plot.width(), plot.height());
    int dotsDown = plot.height() * BrailleCanvas.DOTS_DOWN;
    for (int i = 0; i < slots.count(); i++) {
      Pool pool = slots.at(i).pool();
      if (pool.isEmpty()) {
        continue;
      }
      int x = time.dot(i);
      int y = values.down(pool.mean(), dotsDown);
      canvas.line(
          x,
          values.down(pool.highestMean(), dotsDown),
          x,
          values.down(pool.lowestMean(), dotsDown));
      Pool before = slots.before(i);
      if (before != null) {
        canvas.line(time.dot(i + 1), values.down(before.mean(), dotsDown), x, y);
      } else {
        canvas.line(time.firstDot(i), y, x, y);
      }
    }
    canvas.draw(plot, PanelView.tone(kind), true);
  }

  private void hatchHoles() {
    for (int i = 0; i < slots.count(); i++) {
      if (slots.isMissed(i)) {
        for (int x = time.firstColumn(i); x <= time.lastColumn(i); x++) {
          for (int y = 0; y < plot.height(); y++) {
            plot.put(x, y, '╱', Tone.FRAME);
          }
        }
      }
    }
  }

  private void drawCursor(Region columns) {
    Instant cursor = scene.controls().cursor();
    int index = cursor == null ? -1 : time.index(cursor);
    if (index >= 0 && index < slots.count()) {
      for (int y = 0; y < columns.height(); y++) {
        columns.ground(time.column(index), y, Ground.CURSOR);
      }
    }
  }
}
