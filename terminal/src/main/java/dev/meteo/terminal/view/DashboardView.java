package dev.meteo.terminal.view;

import dev.meteo.messages.CoefficientKind;

/** Lays the dashboard out for the room there is. */
public final class DashboardView {
  private static final int WIDE = 120;
  private static final int SIDE_WIDTH = 48;
  private static final int NARROWEST = 44;
  private static final int LOWEST = 14;
  private static final int ROWS_WITHOUT_EVENTS = 20;
  private static final int MOST_EVENT_ROWS = 8;

  private DashboardView() {}

  /** The picture of this scene at this size, whatever the size. */
  public static CellGrid draw(Scene scene, int width, int height) {
    CellGrid grid = new CellGrid(width, height);
    Scene shown = frozen(scene);
    Region whole = grid.whole();
    if (width < NARROWEST || height < LOWEST) {
      SmallView.draw(whole, shown);
    } else {
      drawCharts(whole, shown);
    }
    if (scene.controls().help()) {
      HelpView.draw(whole);
    }
    scene.appearance().apply(grid);
    return grid;
  }

  private static void drawCharts(Region whole, Scene scene) {
    boolean wide = whole.width() >= WIDE;
    int height = whole.height();
    HeaderView.draw(whole.part(0, 0, whole.width(), 1), scene);
    FooterView.draw(whole.part(0, height - 1, whole.width(), 1), scene, !wide);
    Region body = whole.part(0, 1, whole.width(), height - 2);
    if (wide) {
      int main = body.width() - SIDE_WIDTH - 1;
      drawPanels(body.part(0, 0, main, body.height()), scene);
      SideView.draw(body.part(main + 1, 0, SIDE_WIDTH, body.height()), scene);
    } else {
      int events = Math.clamp(height - ROWS_WITHOUT_EVENTS, 0, MOST_EVENT_ROWS);
      int panels = (body.height() - events) / 2 * 2;
      drawPanels(body.part(0, 0, body.width(), panels), scene);
      EventsView.draw(body.part(0, panels, body.width(), body.height() - panels), scene);
    }
  }

  private static void drawPanels(Region region, Scene scene) {
    CoefficientKind[] kinds = CoefficientKind.values();
    int height = region.height() / kinds.length;
    for (int i = 0; i < kinds.length; i++) {
      PanelView.draw(region.part(0, i * height, region.width(), height), kinds[i], scene);
    }
  }

  private static Scene frozen(Scene scene) {
    Controls.Frozen frozen = scene.controls().frozen();
    return frozen == null
        ? scene
        : new Scene(
            frozen.dashboard(), scene.controls(), frozen.at(), scene.zone(), scene.appearance());
  }
}
