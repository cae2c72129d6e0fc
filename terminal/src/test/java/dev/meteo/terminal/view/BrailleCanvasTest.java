package dev.meteo.terminal.view;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class BrailleCanvasTest {
  @Test
  void eachDotHasItsPlaceInACell() {
    assertThat(drawn(0, 0)).isEqualTo("⠁ ");
    assertThat(drawn(1, 0)).isEqualTo("⠈ ");
    assertThat(drawn(0, 3)).isEqualTo("⡀ ");
    assertThat(drawn(3, 2)).isEqualTo(" ⠠");
  }

  @Test
  void aLineJoinsItsEnds() {
    BrailleCanvas canvas = new BrailleCanvas(2, 1);
    canvas.line(0, 3, 3, 0);
    assertThat(row(canvas)).isEqualTo("⡠⠊");
  }

  @Test
  void whatIsOutsideIsNotDrawn() {
    assertThat(drawn(-1, 0)).isEqualTo("  ");
    assertThat(drawn(4, 0)).isEqualTo("  ");
    assertThat(drawn(0, 4)).isEqualTo("  ");
  }

  private static String drawn(int x, int y) {
    BrailleCanvas canvas = new BrailleCanvas(2, 1);
    canvas.dot(x, y);
    return row(canvas);
  }

  private static String row(BrailleCanvas canvas) {
    CellGrid grid = new CellGrid(2, 1);
    canvas.draw(grid.whole(), Tone.PLAIN, true);
    return grid.row(0);
  }
}
