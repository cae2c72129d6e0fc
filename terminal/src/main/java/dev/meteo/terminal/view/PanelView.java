package dev.meteo.terminal.view;

import dev.meteo.messages.CoefficientKind;

/** One coefficient: a rule with its name, its figures, its chart. */
final class PanelView {
  private PanelView() {}

  static void draw(Region region, CoefficientKind kind, Scene scene) {
    region.rule(0, name(kind), tone(kind));
    Region body = region.part(0, 1, region.width(), region.height() - 1);
    int numbers = Math.min(NumbersView.WIDTH, body.width());
    NumbersView.draw(body.part(0, 0, numbers, body.height()), kind, scene);
    ChartView.draw(body.part(numbers, 0, body.width() - numbers, body.height()), kind, scene);
    if (scene.dashboard().windows().isEmpty()) {
      region.textCut(
          numbers + 8, region.height() / 2 - 1, "waiting for the first window", Tone.DIM);
    }
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
}
