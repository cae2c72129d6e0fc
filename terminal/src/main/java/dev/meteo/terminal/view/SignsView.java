package dev.meteo.terminal.view;

import dev.meteo.messages.Location;
import dev.meteo.messages.SignsOfLife;
import dev.meteo.messages.SignsOfLife.SensorSign;
import dev.meteo.messages.SignsOfLife.WorkerSign;
import dev.meteo.terminal.model.Happening;
import dev.meteo.terminal.model.LinkState;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Who is behind the numbers: a row for each worker and each sensor. Ages are those of the last word
 * of them and stand still until the next. When that does not come, they go on and nothing else of
 * the rows is shown as if it were now.
 */
final class SignsView {
  private static final int STATE = 18;
  private static final int SHORT_STATE = 13;
  private static final int RATE = 9;
  private static final int READINGS = 16;
  private static final int REFUSED = 15;
  private static final int PLACE = 17;
  private static final int READINGS_FROM = 64;
  private static final int REFUSED_FROM = 84;
  private static final int PLACE_FROM = 48;
  private static final int WIDEST = 100;

  /** Thousands, millions and so on, up to the largest number there is. */
  private static final String UNITS = "kMGTPE";

  private static final Duration SOON = Duration.ofSeconds(10);

  private final Region region;
  private final Scene scene;
  private final Happening.SignsCame came;
  private final boolean old;

  private SignsView(Region region, Scene scene, Happening.SignsCame came) {
    this.region = region;
    this.scene = scene;
    this.came = came;
    this.old = SignRows.isOld(scene.dashboard(), scene.now());
  }

  /** Both lists, below each other. */
  static void draw(Region region, Scene scene) {
    SignRows rows = SignRows.of(scene);
    int most =
        Math.max(region.height() / 3, region.height() - Math.max(1, rows.sensors().size()) - 1);
    most = Math.max(2, most);
    int workers =
        region.height() < 5 ? 0 : Math.clamp(Math.max(1, rows.workers().size()) + 1L, 2, most);
    drawWorkers(region.part(0, 0, region.width(), workers), scene, rows);
    drawSensors(region.part(0, workers, region.width(), region.height() - workers), scene, rows);
  }

  static void drawWorkers(Region region, Scene scene, SignRows rows) {
    Happening.SignsCame came = title(region, scene, Panel.WORKERS, rows.workers().size());
    if (came == null) {
      return;
    }
    SignsView view = new SignsView(columns(region), scene, came);
    int room = region.height() - 1;
    int top = scene.controls().lists().top(Panel.WORKERS, rows.workers().size(), room);
    position(region, top, room, rows.workers().size());
    for (int i = top; i < Math.min(rows.workers().size(), top + room); i++) {
      view.worker(1 + i - top, rows.workers().get(i), view.mark(Panel.WORKERS, i, 1 + i - top));
    }
  }

  static void drawSensors(Region region, Scene scene, SignRows rows) {
    Happening.SignsCame came = title(region, scene, Panel.SENSORS, rows.sensors().size());
    if (came == null) {
      return;
    }
    SignsView view = new SignsView(columns(region), scene, came);
    int room = region.height() - 1;
    int top = scene.controls().lists().top(Panel.SENSORS, rows.sensors().size(), room);
    position(region, top, room, rows.sensors().size());
    for (int i = top; i < Math.min(rows.sensors().size(), top + room); i++) {
      view.sensor(1 + i - top, rows.sensors().get(i), view.mark(Panel.SENSORS, i, 1 + i - top));
    }
  }

  /** Where the columns are: near enough to each other for the eye to stay in a row. */
  private static Region columns(Region region) {
    return region.part(0, 0, Math.min(region.width(), WIDEST), region.height());
  }

  /** Draws a list's title, and says why it is empty; null when nothing is known. */
  private static Happening.@Nullable SignsCame title(
      Region region, Scene scene, Panel panel, int rows) {
    Lists lists = scene.controls().lists();
    Happening.SignsCame came = scene.dashboard().signs();
    String text = name(panel, came);
    Tone tone = Tone.PLAIN;
    if (came != null) {
      text += " " + (panel == Panel.WORKERS ? workers(came) : sensors(came));
    }
    region.rule(0, text, tone, lists.focus() == panel);
    int x = text.length() + 5;
    if (lists.typing() || !lists.filter().isEmpty()) {
      String filter = " /" + lists.filter() + (lists.typing() ? "_" : "") + " " + rows + " ";
      x = region.text(x, 0, filter, Tone.WARN, true) + 1;
    }
    if (came == null) {
      region.textCut(
          1, 1, isReplay(scene) ? "not in this journal" : "no word of them yet", Tone.DIM);
    } else {
      if (SignRows.isOld(scene.dashboard(), scene.now())) {
        Duration age = Duration.between(came.at(), scene.now());
        region.text(x, 0, " as of " + Ages.span(age) + " ago ", Tone.WARN);
      } else if (rows == 0) {
        region.textCut(1, 1, lists.filter().isEmpty() ? "none" : "none of that name", Tone.DIM);
      }
    }
    return came;
  }

  private static String name(Panel panel, Happening.@Nullable SignsCame came) {
    return panel == Panel.WORKERS && came != null
        ? (SignRows.role(came.signs()) + "s").toUpperCase(Locale.ROOT)
        : panel.name();
  }

  private static boolean isReplay(Scene scene) {
    return scene.dashboard().link() instanceof LinkState.Replaying;
  }

  private static String workers(Happening.SignsCame came) {
    long silent = came.signs().workers().stream().filter(came::isSilent).count();
    return came.signs().workers().size() + (silent > 0 ? ", " + silent + " silent" : "");
  }

  private static String sensors(Happening.SignsCame came) {
    SignsOfLife signs = came.signs();
    long silent = came.silentSensors();
    String listed =
        signs.listed().size() < signs.sensors() ? ", listed " + signs.listed().size() : "";
    String state = silent > 0 ? ", " + silent + " silent" : "";
    return signs.sensors() + (came.isQuiet() ? ", none heard of" : state) + listed;
  }

  /** Says at the title's right end which rows are to be seen, if not all are. */
  private static void position(Region region, int top, int room, int rows) {
    String text = " %d–%d of %d ".formatted(top + 1, Math.min(rows, top + room), rows);
    int left = region.width() - text.length() - 1;
    boolean free = left >= 0 && room > 0 && room < rows;
    for (int x = Math.max(0, left); free && x < region.width(); x++) {
      free = region.at(x, 0).glyph() == '─';
    }
    if (free) {
      region.text(left, 0, text, Tone.DIM);
    }
  }

  /** Marks the selected row. */
  private boolean mark(Panel panel, int row, int y) {
    boolean selected = scene.controls().lists().isSelected(panel, row);
    if (selected) {
      region.put(0, y, '▸', Tone.PLAIN, true);
    }
    return selected;
  }

  private void worker(int y, WorkerSign worker, boolean selected) {
    boolean silent = came.isSilent(worker);
    boolean past = silent || old;
    int right = state(y, worker.seen(), silent);
    String rate = past ? Figures.NONE : rate(worker.figures().perSecond()) + "/s";
    right = column(y, right, RATE, rate, past ? Tone.DIM : Tone.PLAIN);
    if (region.width() >= READINGS_FROM) {
      String readings = number(worker.figures().received()) + " n";
      right = column(y, right, READINGS, readings, Tone.DIM);
    }
    if (region.width() >= REFUSED_FROM) {
      long refused = worker.figures().refused();
      String text = number(refused) + " refused";
      right = column(y, right, REFUSED, text, refused > 0 && !past ? Tone.WARN : Tone.DIM);
    }
    name(y, right, worker.name(), past, selected);
  }

  private void sensor(int y, SensorSign sensor, boolean selected) {
    boolean silent = came.isSilent(sensor);
    int right = state(y, sensor.seen(), silent);
    Location place = sensor.location();
    if (region.width() >= PLACE_FROM) {
      String text =
          place == null
              ? ""
              : String.format(Locale.ROOT, "%.2f, %.2f", place.latitude(), place.longitude());
      right = column(y, right, PLACE, text, Tone.DIM);
    }
    name(y, right, sensor.sensor(), silent || old, selected);
  }

  private void name(int y, int right, String name, boolean past, boolean selected) {
    region.text(1, y, FooterView.tail(name, right - 2), past ? Tone.DIM : Tone.PLAIN, selected);
  }

  /** A column that ends where the last one began; returns where it begins. */
  private int column(int y, int right, int width, String text, Tone tone) {
    String shown = FooterView.tail(text, width - 1);
    region.text(right - shown.length(), y, shown, tone);
    return right - width;
  }

  private int state(int y, Instant seen, boolean silent) {
    boolean narrow = region.width() < PLACE_FROM;
    int right = region.width() - 1;
    Duration age = age(seen);
    String span = narrow ? Ages.shortSpan(age) : Ages.span(age);
    if (old) {
      String text = silent ? "silent " + span : span + " ago";
      region.text(right - text.length(), y, text, Tone.DIM);
    } else if (silent) {
      String text = "SILENT " + span;
      region.text(right - text.length(), y, text, Tone.BAD, true);
    } else {
      String text = age.compareTo(SOON) < 0 ? "now" : span;
      Tone tone = came.signs().isSilent(seen) ? Tone.WARN : Tone.GOOD;
      region.text(right - text.length(), y, text, tone);
    }
    return right - (narrow ? SHORT_STATE : STATE);
  }

  /** How long ago that was at the last word, and since then when no other comes. */
  private Duration age(Instant seen) {
    Duration then = Duration.between(seen, came.signs().at());
    Duration since = Duration.between(came.at(), scene.now());
    return old && !since.isNegative() ? then.plus(since) : then;
  }

  private static String rate(double perSecond) {
    return perSecond < 100
        ? String.format(Locale.ROOT, "%.1f", perSecond)
        : number(Math.round(perSecond));
  }

  /** With all digits while they have room, else the first three or so. */
  private static String number(long count) {
    if (count < 100_000) {
      return String.format(Locale.ROOT, "%,d", count);
    }
    double rest = count;
    int unit = -1;
    while (rest >= 999.5) {
      rest /= 1000;
      unit++;
    }
    String digits =
        String.format(Locale.ROOT, rest < 9.995 ? "%.2f" : rest < 99.95 ? "%.1f" : "%.0f", rest);
    return digits + " " + UNITS.charAt(unit);
  }
}
