package dev.meteo.terminal.view;

import java.time.Instant;

/** The line below a chart: marks of windows that are not as usual, and round local times. */
final class TimeAxisView {
  private final Region region;
  private final TimeAxis time;
  private final Slots slots;
  private final Scene scene;

  private TimeAxisView(Region region, TimeAxis time, Slots slots, Scene scene) {
    this.region = region;
    this.time = time;
    this.slots = slots;
    this.scene = scene;
  }

  /**
   * @param region with a second row for the times, or only the one for the line
   */
  static void draw(Region region, TimeAxis time, Slots slots, Scene scene) {
    TimeAxisView view = new TimeAxisView(region, time, slots, scene);
    for (int x = 0; x < region.width(); x++) {
      region.put(x, 0, x == 0 ? '└' : '─', Tone.FRAME);
    }
    if (region.height() > 1) {
      view.drawTimes();
      view.drawMarks();
    } else {
      view.drawMarks();
      view.drawTimes();
    }
  }

  private void drawTimes() {
    TimeLabels labels = time.labels(scene.zone());
    int row = region.height() - 1;
    int freeUntil = region.width() + 1;
    for (int i = 0; i < slots.count(); i++) {
      Instant start = time.start(i);
      if (!labels.isLabelled(start)) {
        continue;
      }
      int x = time.column(i) + 1;
      String label = labels.label(start);
      int left = Math.min(x - label.length() / 2, region.width() - label.length());
      if (left > 0 && left + label.length() < freeUntil && isFree(left, row, label.length())) {
        region.put(x, 0, '┴', Tone.FRAME);
        region.text(left, row, label, Tone.DIM);
        freeUntil = left;
      }
    }
  }

  /** In the only row, marks matter more than times. */
  private boolean isFree(int left, int row, int length) {
    for (int x = left; x < left + length; x++) {
      char glyph = region.at(x, row).glyph();
      if (glyph != ' ' && glyph != '─') {
        return false;
      }
    }
    return true;
  }

  /** What is wrong rather than what is new where both fall into one cell. */
  private void drawMarks() {
    for (int i = slots.count() - 1; i >= 0; i--) {
      char mark = slots.mark(i);
      int x = time.column(i) + 1;
      if (mark != ' ' && region.at(x, 0).glyph() != 'x') {
        region.put(x, 0, mark, mark == 'x' ? Tone.BAD : Tone.WARN, true);
      }
    }
  }
}
