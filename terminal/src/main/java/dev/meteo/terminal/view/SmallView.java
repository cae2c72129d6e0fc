package dev.meteo.terminal.view;

import dev.meteo.messages.CoefficientKind;

/** For a screen without room for charts: a row for each coefficient. */
final class SmallView {
  private SmallView() {}

  static void draw(Region region, Scene scene) {
    HeaderView.draw(region.part(0, 0, region.width(), 1), scene);
    int y = 1;
    for (CoefficientKind kind : CoefficientKind.values()) {
      Figures figures = Figures.of(scene.dashboard().windows(), kind);
      int x = region.text(1, y, figures.mean() + " ", PanelView.tone(kind), true);
      x = region.text(x, y, kind.wireName() + " ", Tone.PLAIN);
      region.textCut(
          x,
          y,
          figures.changeText() + " sd " + figures.spread() + " n " + figures.count(),
          Tone.DIM);
      y++;
    }
    EventsView.draw(region.part(0, y, region.width(), region.height() - y - 1), scene);
    if (region.height() > y) {
      FooterView.draw(region.part(0, region.height() - 1, region.width(), 1), scene, false);
    }
  }
}
