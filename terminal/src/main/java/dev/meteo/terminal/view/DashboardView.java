package dev.meteo.terminal.view;

import dev.meteo.messages.CoefficientKind;
import dev.meteo.terminal.model.KnownWindow;
import java.util.List;

/** Lays the dashboard out for the room there is. */
public final class DashboardView {
  private DashboardView() {}

  /** The picture of this scene at this size, whatever the size. */
  public static CellGrid draw(Scene scene, int width, int height) {
    CellGrid grid = new CellGrid(width, height);
    Region whole = grid.whole();
    Layout layout = Layout.of(width, height, scene.controls().only());
    switch (layout.form()) {
      case REFUSAL -> refuse(whole, width, height);
      case ROWS -> SmallView.draw(whole, scene);
      case CHARTS -> drawCharts(whole, scene, layout);
    }
    if (showsHelp(scene.controls(), width, height)) {
      HelpView.draw(whole, scene.controls().lists().selected());
    }
    appearance(scene).apply(grid);
    return grid;
  }

  /** Whether the help page is asked for and has room. */
  public static boolean showsHelp(Controls controls, int width, int height) {
    Layout layout = Layout.of(width, height, controls.only());
    return controls.help() && layout.form() != Layout.Form.REFUSAL;
  }

  /** Whether this command can do anything at this size: lists hide the charts. */
  public static boolean takes(Command command, Controls controls, int width, int height) {
    Layout layout = Layout.of(width, height, controls.only());
    return !command.isOfCharts() || hasCharts(layout, controls.lists());
  }

  private static boolean hasCharts(Layout layout, Lists lists) {
    return !lists.alone() && !lists.page() && (layout.side() > 0 || !lists.showsPage());
  }

  /** How many columns of cells the charts have at this size, for moving through time. */
  public static int plotColumns(Controls controls, int width, int height) {
    return Layout.plotColumns(width, height, controls.only());
  }

  /** The windows that the charts show at this size, oldest first. */
  public static List<KnownWindow> inSight(Scene scene, int width, int height) {
    Scene shown = scene.shown();
    TimeAxis axis = shown.axis(plotColumns(scene.controls(), width, height));
    return shown.dashboard().windows().between(axis.from(), axis.to());
  }

  private static Appearance appearance(Scene scene) {
    Appearance appearance = scene.appearance();
    Controls controls = scene.controls();
    return new Appearance(
        appearance.unicode() && !controls.plain(),
        appearance.colour() && controls.theme() != Theme.MONO);
  }

  private static void drawCharts(Region whole, Scene scene, Layout layout) {
    Scene shown = scene.shown();
    int bodyHeight = whole.height() - 2;
    HeaderView.draw(whole.part(0, 0, whole.width(), 1), scene);
    boolean charts = hasCharts(layout, scene.controls().lists());
    Region last = whole.part(0, whole.height() - 1, whole.width(), 1);
    FooterView.draw(last, scene, charts, layout.side() == 0);
    Region body = whole.part(0, 1, whole.width(), bodyHeight);
    if (!charts) {
      drawLists(body, shown);
      return;
    }
    int main = body.width() - (layout.side() == 0 ? 0 : layout.side() + 1);
    int y = 0;
    for (CoefficientKind kind : layout.panels()) {
      PanelView.draw(body.part(0, y, main, layout.panelHeight()), kind, shown, layout.numbers());
      y += layout.panelHeight();
    }
    EventsView.draw(body.part(0, y, main, bodyHeight - y), shown);
    if (layout.side() > 0) {
      SideView.draw(body.part(main + 1, 0, layout.side(), bodyHeight), shown);
    }
  }

  /** The list in focus alone, or workers and sensors. */
  static void drawLists(Region body, Scene shown) {
    Lists lists = shown.controls().lists();
    if (!lists.alone()) {
      SignsView.draw(body, shown);
      return;
    }
    switch (lists.focus()) {
      case WORKERS -> SignsView.drawWorkers(body, shown, SignRows.of(shown));
      case SENSORS -> SignsView.drawSensors(body, shown, SignRows.of(shown));
      default -> EventsView.draw(body, shown);
    }
  }

  private static void refuse(Region whole, int width, int height) {
    String[] lines = {
      "need " + Layout.LEAST_WIDTH + "x" + Layout.LEAST_HEIGHT,
      "have " + width + "x" + height,
      "q quits"
    };
    for (int y = 0; y < lines.length; y++) {
      whole.text(0, y, lines[y], Tone.WARN);
    }
  }
}
