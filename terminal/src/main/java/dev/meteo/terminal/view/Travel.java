package dev.meteo.terminal.view;

import dev.meteo.terminal.model.Dashboard;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Moves through time: scrolling, zooming, and the cursor, which the view follows. */
final class Travel {
  private static final int STEPS_PER_PAGE = 8;

  private final Controls.Edit edit;
  private final Dashboard dashboard;
  private final Instant now;
  private final int columns;
  private final TimeAxis axis;

  private Travel(
      Controls.Edit edit, Controls before, Dashboard dashboard, Instant now, int columns) {
    this.edit = edit;
    this.dashboard = dashboard;
    this.now = now;
    this.columns = columns;
    this.axis = TimeAxis.of(dashboard, before, now, columns);
  }

  static void apply(
      Controls.Edit edit,
      Command command,
      Controls before,
      Dashboard dashboard,
      Instant now,
      int columns) {
    Travel travel = new Travel(edit, before, dashboard, now, columns);
    int page = Math.max(1, travel.axis.slots() - 1);
    int step = Math.max(1, page / STEPS_PER_PAGE);
    switch (command) {
      case BACK -> travel.scroll(step);
      case FORTH -> travel.scroll(-step);
      case PAGE_BACK -> travel.scroll(page);
      case PAGE_FORTH -> travel.scroll(-page);
      case OLDEST -> travel.scroll(Integer.MAX_VALUE);
      case NOW -> edit.follow();
      case ZOOM_IN -> travel.zoom(1);
      case ZOOM_OUT -> travel.zoom(-1);
      case CURSOR_BACK -> travel.moveCursor(1);
      case CURSOR_FORTH -> travel.moveCursor(-1);
      default -> throw new IllegalArgumentException(command + " does not travel");
    }
  }

  /** Back in time by so many slots; forward when negative. */
  private void scroll(int slots) {
    Instant oldest = dashboard.windows().oldestStart();
    if (oldest == null) {
      return;
    }
    int most = Math.max(0, axis.index(oldest) - axis.slots() + 1);
    Instant target = axis.start(Math.min(slots, most));
    edit.end = target.isBefore(followed().lastStart()) ? target : null;
  }

  /** The axis as it would be without scrolling. */
  private TimeAxis followed() {
    Controls following = Controls.initial().withZoom(edit.zoom);
    return TimeAxis.of(dashboard, following, now, columns);
  }

  private void zoom(int by) {
    edit.zoom = Math.clamp(edit.zoom + by, Controls.FURTHEST, Controls.CLOSEST);
    if (edit.cursor != null) {
      show(edit.cursor);
    }
  }

  private void moveCursor(int back) {
    Instant cursor = edit.cursor;
    int index = cursor == null ? firstIndex(back) : axis.index(cursor) + back;
    Instant oldest = dashboard.windows().oldestStart();
    Instant newest = followed().lastStart();
    if (oldest == null) {
      return;
    }
    Instant target = axis.start(index);
    if (target.isAfter(newest) || !target.plus(axis.slot()).isAfter(oldest)) {
      return;
    }
    edit.cursor = target;
    if (index < 0 || index >= axis.slots()) {
      show(target);
    }
  }

  private static int firstIndex(int back) {
    return back > 0 ? 0 : -1;
  }

  /** Moves the view so that this is in its middle, if it is not in sight. */
  private void show(Instant instant) {
    TimeAxis next = axisWith(edit.end);
    int index = next.index(instant);
    if (index >= 0 && index < next.slots()) {
      return;
    }
    Instant target = next.start(index - next.slots() / 2);
    edit.end = target.isBefore(followed().lastStart()) ? target : null;
  }

  private TimeAxis axisWith(@Nullable Instant end) {
    Controls controls = Controls.initial().withZoom(edit.zoom);
    return TimeAxis.ending(dashboard, controls, now, columns, end);
  }
}
