package dev.meteo.terminal.view;

import static org.assertj.core.api.Assertions.assertThat;

import dev.meteo.terminal.Dashboards;
import dev.meteo.terminal.Samples;
import dev.meteo.terminal.model.Dashboard;
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
  void helpComesAndGoes() {
    Controls help = after(Controls.initial(), Command.HELP);

    assertThat(help.help()).isTrue();
    assertThat(after(help, Command.HELP).help()).isFalse();
  }

  private static Controls after(Controls before, Command command) {
    return before.after(command, DASHBOARD, Samples.NOON, 48);
  }
}
