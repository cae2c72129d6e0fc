package dev.meteo.terminal.view;

import dev.meteo.messages.CoefficientKind;
import dev.meteo.terminal.model.Dashboard;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What the user has chosen to see. Immutable.
 *
 * @param frozen the picture held still, or null
 * @param zoom dots for a window as a power of two; when negative, windows for a dot
 * @param end where the charts end, or null to follow the newest window
 * @param cursor where the window or group of windows starts that the cursor is on, or null
 * @param only the one panel to show, or null for both
 * @param fullScale whether the values' axis goes from 0 to 1
 * @param plain whether to do without dots and blocks
 * @param bell whether to ring when an alert begins
 * @param lists what is seen of workers, sensors and events
 * @param acknowledged alerts that began before this are known, or null
 * @param said the command whose effect the footer says, or null
 */
public record Controls(
    boolean help,
    @Nullable Frozen frozen,
    int zoom,
    @Nullable Instant end,
    @Nullable Instant cursor,
    @Nullable CoefficientKind only,
    boolean fullScale,
    Theme theme,
    boolean plain,
    boolean bell,
    Lists lists,
    @Nullable Instant acknowledged,
    @Nullable Command said) {
  static final int CLOSEST = 4;
  static final int FURTHEST = -12;

  private static final int INITIAL_ZOOM = 1;

  /**
   * A picture held still.
   *
   * @param at when
   */
  public record Frozen(Dashboard dashboard, Instant at) {}

  /** How a terminal begins: a cell for each window. */
  public static Controls initial() {
    return initial(Theme.DEFAULT, false);
  }

  /** How a terminal begins with these choices. */
  public static Controls initial(Theme theme, boolean bell) {
    return new Controls(
        false,
        null,
        INITIAL_ZOOM,
        null,
        null,
        null,
        false,
        theme,
        false,
        bell,
        Lists.INITIAL,
        null,
        null);
  }

  /** The same at another zoom, within its ends. */
  public Controls withZoom(int next) {
    Edit edit = new Edit(this);
    edit.zoom = Math.clamp(next, FURTHEST, CLOSEST);
    return edit.done();
  }

  /** The same with this of the lists. */
  public Controls withLists(Lists next) {
    Edit edit = new Edit(this);
    edit.lists = next;
    return edit.done();
  }

  /** The same once the footer has said what was chosen. */
  public Controls withNothingSaid() {
    Edit edit = new Edit(this);
    edit.said = null;
    return edit.done();
  }

  /** The choice after this command; those that are no matter of sight change nothing here. */
  public Controls after(Command command, Dashboard dashboard, Instant now, int columns) {
    Edit edit = new Edit(this);
    edit.said = null;
    switch (command) {
      case SCALE, THEME, GLYPHS, BELL -> choose(edit, command);
      case HELP -> {
        edit.help = !help;
        edit.lists = lists.unmoved();
      }
      case PAUSE -> edit.frozen = frozen == null ? new Frozen(dashboard, now) : null;
      case ACKNOWLEDGE -> edit.acknowledged = now;
      case WELLNESS -> edit.only = toggled(CoefficientKind.WELLNESS);
      case POLLUTION -> edit.only = toggled(CoefficientKind.POLLUTION);
      case ESCAPE -> escape(edit);
      case BACK,
          FORTH,
          PAGE_BACK,
          PAGE_FORTH,
          OLDEST,
          NOW,
          ZOOM_IN,
          ZOOM_OUT,
          CURSOR_BACK,
          CURSOR_FORTH ->
          Travel.apply(edit, command, this, shown(dashboard), shownAt(now), columns);
      case SIGNS, FILTER, FOCUS, FOCUS_BACK, UP, DOWN -> {
        int rows = help ? HelpView.PARTS : SignRows.count(shown(dashboard), lists);
        edit.lists = lists.after(command, rows);
      }
      case EXPAND -> expand(edit);
      case QUIT, REPAINT, EXPORT, PICTURE -> {}
    }
    return edit.done();
  }

  /** The dashboard that is looked at: the one held still, else the given one. */
  public Dashboard shown(Dashboard dashboard) {
    return frozen == null ? dashboard : frozen.dashboard();
  }

  /** The time that is looked at. */
  Instant shownAt(Instant now) {
    return frozen == null ? now : frozen.at();
  }

  int dotsPerSlot() {
    return 1 << Math.max(0, zoom);
  }

  int windowsPerSlot() {
    return 1 << Math.max(0, -zoom);
  }

  private @Nullable CoefficientKind toggled(CoefficientKind kind) {
    return only == kind ? null : kind;
  }

  /** What may change nothing in sight is said. */
  private void choose(Edit edit, Command command) {
    edit.said = command;
    switch (command) {
      case SCALE -> edit.fullScale = !fullScale;
      case THEME -> edit.theme = theme.next();
      case GLYPHS -> edit.plain = !plain;
      default -> edit.bell = !bell;
    }
  }

  private void expand(Edit edit) {
    switch (lists.focus()) {
      case WELLNESS -> edit.only = toggled(CoefficientKind.WELLNESS);
      case POLLUTION -> edit.only = toggled(CoefficientKind.POLLUTION);
      case WORKERS, SENSORS, EVENTS -> edit.lists = lists.after(Command.EXPAND, 0);
      case NONE -> {}
    }
  }

  private void escape(Edit edit) {
    if (help) {
      edit.help = false;
      edit.lists = lists.unmoved();
    } else if (!lists.filter().isEmpty()) {
      edit.lists = lists.withFilter("", false);
    } else if (cursor != null) {
      edit.cursor = null;
    } else if (!lists.equals(Lists.INITIAL)) {
      edit.lists = Lists.INITIAL;
    } else {
      edit.only = null;
    }
  }

  /** A copy being changed. */
  static final class Edit {
    private final Controls before;
    private boolean help;
    private @Nullable Frozen frozen;
    private boolean fullScale;
    Theme theme;
    private boolean plain;
    private boolean bell;
    private Lists lists;
    private @Nullable Instant acknowledged;
    private @Nullable CoefficientKind only;
    private @Nullable Command said;
    int zoom;
    @Nullable Instant end;
    @Nullable Instant cursor;

    Edit(Controls before) {
      this.before = before;
      this.help = before.help;
      this.frozen = before.frozen;
      this.fullScale = before.fullScale;
      this.theme = before.theme;
      this.plain = before.plain;
      this.bell = before.bell;
      this.lists = before.lists;
      this.acknowledged = before.acknowledged;
      this.only = before.only;
      this.said = before.said;
      this.zoom = before.zoom;
      this.end = before.end;
      this.cursor = before.cursor;
    }

    /** Goes on with what comes. */
    void follow() {
      end = null;
      cursor = null;
      frozen = null;
    }

    Controls done() {
      Controls after =
          new Controls(
              help,
              frozen,
              zoom,
              end,
              cursor,
              only,
              fullScale,
              theme,
              plain,
              bell,
              lists,
              acknowledged,
              said);
      return after.equals(before) ? before : after;
    }
  }
}
