package dev.meteo.terminal.view;

import dev.meteo.messages.CoefficientKind;

/** One coefficient: a rule with its name, its figures, its chart. */
final class PanelView {
  /** How the smallest and the largest reading are drawn. */
  static final String EXTREMES = "⢀⠁";

  private static final String SPREAD = "± sd ";
  private static final int LEGEND_FROM = 60;
  private static final int EXTREMES_LEGEND_FROM = 80;

  private PanelView() {}

  /**
   * @param numbers columns for the figures; 0 puts them into the rule
   */
  static void draw(Region region, CoefficientKind kind, Scene scene, int numbers) {
    region.rule(0, name(kind), tone(kind), scene.controls().lists().focus() == panel(kind));
    Region body = region.part(0, 1, region.width(), region.height() - 1);
    if (numbers == 0) {
      drawTitleFigures(region, kind, scene);
    } else {
      NumbersView.draw(body.part(0, 0, numbers, body.height()), kind, scene);
      drawLegend(region, kind, scene);
    }
    ChartView.draw(body.part(numbers, 0, body.width() - numbers, body.height()), kind, scene);
    if (scene.dashboard().windows().isEmpty()) {
      region.textCut(
          numbers + 8, region.height() / 2 - 1, "waiting for the first window", Tone.DIM);
    }
  }

  private static void drawTitleFigures(Region region, CoefficientKind kind, Scene scene) {
    Figures figures = Figures.of(scene, kind);
    boolean old = NumbersView.isOld(scene);
    int x = region.text(name(kind).length() + 4, 0, " ", Tone.PLAIN);
    x = region.text(x, 0, figures.mean() + " ", old ? Tone.DIM : Tone.PLAIN, true);
    String rest = figures.changeText() + " n " + figures.count() + " ";
    if (x + rest.length() <= region.width()) {
      region.text(x, 0, rest, Tone.DIM);
    }
  }

  private static void drawLegend(Region region, CoefficientKind kind, Scene scene) {
    Controls controls = scene.controls();
    String zoom =
        controls.windowsPerSlot() > 1 ? controls.windowsPerSlot() + " windows a dot   " : "";
    boolean extremes =
        region.width() >= EXTREMES_LEGEND_FROM && ChartView.hasExtremes(region.height() - 1);
    String mean = " " + zoom + "mean ⣀⠤⠒  ";
    String range = extremes ? "min, max " + EXTREMES + "  " : "";
    if (region.width() >= LEGEND_FROM) {
      int x = region.width() - mean.length() - range.length() - SPREAD.length() - 4;
      x = region.text(x, 0, mean, Tone.DIM);
      int spread = region.text(x, 0, range, Tone.DIM);
      if (extremes) {
        region.text(spread - EXTREMES.length() - 2, 0, EXTREMES, aside(kind));
      }
      x = region.text(spread, 0, SPREAD, Tone.DIM);
      Ground ground = band(kind);
      region.text(x, 0, "   ", Tone.DIM);
      region.ground(x, 0, ground);
      region.ground(x + 1, 0, ground);
    }
  }

  private static Panel panel(CoefficientKind kind) {
    return switch (kind) {
      case WELLNESS -> Panel.WELLNESS;
      case POLLUTION -> Panel.POLLUTION;
    };
  }

  static String name(CoefficientKind kind) {
    return switch (kind) {
      case WELLNESS -> "AIR WELLNESS";
      case POLLUTION -> "POLLUTION";
    };
  }

  static Tone tone(CoefficientKind kind) {
    return switch (kind) {
      case WELLNESS -> Tone.WELLNESS;
      case POLLUTION -> Tone.POLLUTION;
    };
  }

  static Tone aside(CoefficientKind kind) {
    return switch (kind) {
      case WELLNESS -> Tone.WELLNESS_ASIDE;
      case POLLUTION -> Tone.POLLUTION_ASIDE;
    };
  }

  static Ground band(CoefficientKind kind) {
    return switch (kind) {
      case WELLNESS -> Ground.WELLNESS_BAND;
      case POLLUTION -> Ground.POLLUTION_BAND;
    };
  }
}
