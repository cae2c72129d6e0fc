package dev.meteo.terminal.view;

import dev.meteo.messages.CoefficientKind;

/** For a screen without room for charts: a row for each coefficient. */
final class SmallView {
  private SmallView() {}

  static void draw(Region region, Scene scene) {
    Scene shown = scene.shown();
    HeaderView.draw(region.part(0, 0, region.width(), 1), scene);
    Lists lists = shown.controls().lists();
    if (lists.alone() || lists.showsPage()) {
      DashboardView.drawLists(region.part(0, 1, region.width(), region.height() - 2), shown);
      FooterView.draw(region.part(0, region.height() - 1, region.width(), 1), scene, false, false);
      return;
    }
    int y = 1;
    for (CoefficientKind kind : CoefficientKind.values()) {
      row(region, y++, kind, shown);
    }
    EventsView.draw(region.part(0, y, region.width(), region.height() - y - 1), shown);
    FooterView.draw(region.part(0, region.height() - 1, region.width(), 1), scene, true, false);
  }

  private static void row(Region region, int y, CoefficientKind kind, Scene scene) {
    Figures figures = Figures.of(scene, kind);
    Tone tone = NumbersView.isOld(scene) ? Tone.DIM : PanelView.tone(kind);
    boolean alert = !AlertText.on(scene.dashboard().alerts(), kind).isEmpty();
    int x = region.text(1, y, figures.mean() + " ", tone, true);
    x = region.text(x, y, kind.wireName() + " ", Tone.PLAIN);
    x = region.text(x, y, alert ? "ALERT " : "", Tone.BAD, true);
    region.textCut(
        x, y, figures.changeText() + " n " + figures.count() + " sd " + figures.spread(), Tone.DIM);
  }
}
