package dev.meteo.terminal.view;

import static org.assertj.core.api.Assertions.assertThat;

import dev.meteo.terminal.Dashboards;
import dev.meteo.terminal.Samples;
import dev.meteo.terminal.model.Dashboard;
import java.time.ZoneOffset;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ControlsTest {
  private static final Dashboard DASHBOARD = Dashboards.starting();

  @Test
  void pauseHoldsThePictureAndPauseAgainLetsItGo() {
    Controls paused = after(Controls.initial(), Command.PAUSE);

    assertThat(paused.frozen()).isEqualTo(new Controls.Frozen(DASHBOARD, Samples.NOON));
    assertThat(after(paused, Command.PAUSE)).isEqualTo(Controls.initial());
  }

  @Test
  void zoomHasItsEnds() {
    Controls controls = Controls.initial();
    for (int i = 0; i < 20; i++) {
      controls = after(controls, Command.ZOOM_IN);
    }
    assertThat(controls.dotsPerSlot()).isEqualTo(16);
    for (int i = 0; i < 20; i++) {
      controls = after(controls, Command.ZOOM_OUT);
    }
    assertThat(controls.windowsPerSlot()).isEqualTo(4096);
  }

  @Test
  void enterShowsTheListInFocusAloneAndAllAgain() {
    Controls controls = Controls.initial();
    for (Panel panel : List.of(Panel.EVENTS, Panel.WORKERS, Panel.SENSORS)) {
      while (controls.lists().focus() != panel) {
        controls = after(controls, Command.FOCUS);
      }
      Controls alone = after(controls, Command.EXPAND);

      assertThat(titles(alone)).containsExactly(panel.name());
      assertThat(alone.lists().focus()).isEqualTo(panel);
      assertThat(after(alone, Command.EXPAND)).isEqualTo(controls);
      assertThat(after(alone, Command.ESCAPE)).isEqualTo(Controls.initial());
    }
  }

  @Test
  void enterOnThePageOfListsShowsOneOfThem() {
    Controls page = after(Controls.initial(), Command.SIGNS);

    assertThat(titles(page)).containsExactly("WORKERS", "SENSORS");
    assertThat(titles(after(page, Command.EXPAND))).containsExactly("SENSORS");
    assertThat(after(after(page, Command.EXPAND), Command.EXPAND)).isEqualTo(page);
  }

  /** The titles of what fills the screen. */
  private static List<String> titles(Controls controls) {
    Scene scene =
        new Scene(DASHBOARD, controls, Samples.NOON, ZoneOffset.UTC, new Appearance(true, true));
    CellGrid grid = DashboardView.draw(scene, 160, 45);
    return IntStream.range(0, 45)
        .mapToObj(grid::row)
        .filter(row -> row.startsWith("─"))
        .map(row -> row.replaceAll("[─▸ ]+", " ").strip())
        .toList();
  }

  @Test
  void helpComesAndGoes() {
    Controls help = after(Controls.initial(), Command.HELP);

    assertThat(help.help()).isTrue();
    assertThat(after(help, Command.HELP).help()).isFalse();
  }

  private static Controls after(Controls before, Command command) {
    return before.after(command, DASHBOARD, Samples.NOON, 48);
  }
}
