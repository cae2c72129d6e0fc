package dev.meteo.terminal.view;

import dev.meteo.messages.CoefficientKind;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What has room on a screen of a size, and how much.
 *
 * @param side columns of the column at the right; 0 for none
 * @param events rows of the list of events below the panels; 0 for none
 * @param panels which coefficients are shown
 * @param panelHeight rows of each panel
 * @param numbers columns of a panel's figures; 0 puts them into the panel's title
 */
record Layout(
    Form form, int side, int events, List<CoefficientKind> panels, int panelHeight, int numbers) {
  static final int LEAST_WIDTH = 30;
  static final int LEAST_HEIGHT = 4;

  private static final int CHARTS_WIDTH = 36;
  private static final int CHARTS_HEIGHT = 10;
  private static final int NUMBERS_FROM = 64;
  private static final int SIDE_FROM = 132;
  private static final int SIDE = 50;
  private static final int EVENTS_FROM = 20;
  private static final int LEAST_PANELS = 18;
  private static final int MOST_EVENTS = 6;

  /** How much is drawn at all. */
  enum Form {
    /** Only that there is no room. */
    REFUSAL,
    /** Rows of figures. */
    ROWS,
    /** Charts. */
    CHARTS
  }

  static Layout of(int width, int height, @Nullable CoefficientKind only) {
    List<CoefficientKind> panels = only == null ? List.of(CoefficientKind.values()) : List.of(only);
    int body = height - 2;
    if (width < LEAST_WIDTH || height < LEAST_HEIGHT) {
      return new Layout(Form.REFUSAL, 0, 0, panels, 0, 0);
    }
    if (width < CHARTS_WIDTH || height < CHARTS_HEIGHT) {
      return new Layout(Form.ROWS, 0, 0, panels, 0, 0);
    }
    int wanted = Math.clamp(body - LEAST_PANELS, 3, Math.max(MOST_EVENTS, body / 5));
    int events = body < EVENTS_FROM ? 0 : wanted;
    int panelHeight = (body - events) / panels.size();
    return new Layout(
        Form.CHARTS,
        width < SIDE_FROM || height < EVENTS_FROM ? 0 : SIDE,
        body - panelHeight * panels.size(),
        panels,
        panelHeight,
        width < NUMBERS_FROM ? 0 : NumbersView.WIDTH);
  }

  /** How many columns a chart's plot has. */
  static int plotColumns(int width, int height, @Nullable CoefficientKind only) {
    Layout layout = of(width, height, only);
    int main = width - (layout.side == 0 ? 0 : layout.side + 1);
    return Math.max(1, main - layout.numbers - ChartView.GUTTER - 1);
  }
}
