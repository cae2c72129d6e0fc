package dev.meteo.terminal.view;

import dev.meteo.messages.CoefficientKind;
import dev.meteo.messages.CoefficientStatistics;
import dev.meteo.terminal.model.ReceivedSummary;
import dev.meteo.terminal.model.WindowSeries;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The means of one coefficient over time as a line, with one standard deviation to each side as its
 * ground. A window without readings breaks the line; one that never came is hatched.
 */
final class ChartView {
  private static final int GUTTER = 5;
  private static final int AXIS_ROWS = 2;

  private final CoefficientKind kind;
  private final WindowSeries windows;
  private final TimeAxis time;
  private final ZoneId zone;
  private final Region plot;
  private final Region axis;
  private final Region gutter;

  private ChartView(Region region, CoefficientKind kind, Scene scene) {
    this.kind = kind;
    this.windows = scene.dashboard().windows();
    this.zone = scene.zone();
    int rows = region.height() - AXIS_ROWS;
    this.gutter = region.part(0, 0, GUTTER, rows);
    this.plot = region.part(GUTTER + 1, 0, region.width() - GUTTER - 1, rows);
    this.axis = region.part(GUTTER, rows, region.width() - GUTTER, AXIS_ROWS);
    this.time =
        TimeAxis.of(scene.dashboard(), scene.now(), plot.width(), scene.controls().dotsPerWindow());
    drawFrame(region, rows);
  }

  static void draw(Region region, CoefficientKind kind, Scene scene) {
    if (region.width() < GUTTER + 4 || region.height() < AXIS_ROWS + 2) {
      return;
    }
    new ChartView(region, kind, scene).draw();
  }

  private static void drawFrame(Region region, int rows) {
    for (int y = 0; y < rows; y++) {
      region.put(GUTTER, y, '│', Tone.FRAME);
    }
  }

  private void draw() {
    List<@Nullable ReceivedSummary> shown = new ArrayList<>();
    for (int i = 0; i < time.windows(); i++) {
      shown.add(windows.at(time.start(i)));
    }
    drawTimeAxis(shown);
    hatchHoles(shown);
    ValueAxis values = valueAxis(shown);
    if (values != null) {
      drawLabels(values);
      drawBand(shown, values);
      drawLine(shown, values);
    }
  }

  private @Nullable ValueAxis valueAxis(List<@Nullable ReceivedSummary> shown) {
    double low = Double.POSITIVE_INFINITY;
    double high = Double.NEGATIVE_INFINITY;
    for (ReceivedSummary received : shown) {
      CoefficientStatistics figures = figures(received);
      if (figures != null) {
        low = Math.min(low, figures.mean() - spread(figures));
        high = Math.max(high, figures.mean() + spread(figures));
      }
    }
    return low > high ? null : ValueAxis.around(low, high, Math.max(2, plot.height() / 2));
  }

  private void drawLabels(ValueAxis values) {
    for (double label : values.labels()) {
      int y = values.down(label, plot.height());
      gutter.textRight(y, ValueAxis.text(label), Tone.DIM);
    }
  }

  private void drawBand(List<@Nullable ReceivedSummary> shown, ValueAxis values) {
    Ground ground = kind == CoefficientKind.WELLNESS ? Ground.WELLNESS_BAND : Ground.POLLUTION_BAND;
    int cellsPerWindow = Math.max(1, time.dotsPerWindow() / BrailleCanvas.DOTS_ACROSS);
    for (int i = 0; i < shown.size(); i++) {
      CoefficientStatistics figures = figures(shown.get(i));
      if (figures == null) {
        continue;
      }
      int top = values.down(figures.mean() + spread(figures), plot.height());
      int bottom = values.down(figures.mean() - spread(figures), plot.height());
      int right = Math.floorDiv(time.lastDot(i), BrailleCanvas.DOTS_ACROSS);
      for (int x = right; x > right - cellsPerWindow; x--) {
        for (int y = top; y <= bottom; y++) {
          plot.ground(x, y, ground);
        }
      }
    }
  }

  private void drawLine(List<@Nullable ReceivedSummary> shown, ValueAxis values) {
    BrailleCanvas canvas = new BrailleCanvas(plot.width(), plot.height());
    int dotsDown = plot.height() * BrailleCanvas.DOTS_DOWN;
    for (int i = 0; i < shown.size(); i++) {
      CoefficientStatistics figures = figures(shown.get(i));
      if (figures == null) {
        continue;
      }
      int x = time.dot(i);
      int y = values.down(figures.mean(), dotsDown);
      CoefficientStatistics before = i + 1 < shown.size() ? figures(shown.get(i + 1)) : null;
      if (before != null) {
        canvas.line(time.dot(i + 1), values.down(before.mean(), dotsDown), x, y);
      } else {
        canvas.line(time.firstDot(i), y, x, y);
      }
    }
    canvas.draw(plot, kind == CoefficientKind.WELLNESS ? Tone.WELLNESS : Tone.POLLUTION);
  }

  /** Between the oldest window and the right edge, every column without its window. */
  private void hatchHoles(List<@Nullable ReceivedSummary> shown) {
    Instant oldest = windows.oldestStart();
    for (int i = 0; oldest != null && i < shown.size(); i++) {
      if (shown.get(i) != null || time.start(i).isBefore(oldest)) {
        continue;
      }
      for (int y = 0; y < plot.height(); y++) {
        plot.put(time.column(i), y, '╱', Tone.FRAME);
      }
    }
  }

  private void drawTimeAxis(List<@Nullable ReceivedSummary> shown) {
    for (int x = 0; x < axis.width(); x++) {
      axis.put(x, 0, x == 0 ? '└' : '─', Tone.FRAME);
    }
    int freeUntil = axis.width();
    for (int i = 0; i < shown.size(); i++) {
      int x = time.column(i) + 1;
      if (time.isLabelled(time.start(i), zone)) {
        String label = time.label(time.start(i), zone);
        int left = Math.min(x - label.length() / 2, axis.width() - label.length());
        if (left > 0 && left + label.length() < freeUntil) {
          axis.put(x, 0, '┴', Tone.FRAME);
          axis.text(left, 1, label, Tone.DIM);
          freeUntil = left;
        }
      }
      ReceivedSummary received = shown.get(i);
      if (received != null && received.summary().revision() > 1) {
        axis.put(x, 0, 'C', Tone.WARN, true);
      }
    }
  }

  private @Nullable CoefficientStatistics figures(@Nullable ReceivedSummary received) {
    return received == null ? null : received.summary().statistics(kind);
  }

  private static double spread(CoefficientStatistics figures) {
    Double stddev = figures.stddev();
    return stddev == null ? 0 : stddev;
  }
}
