package dev.meteo.terminal.screen;

import static org.assertj.core.api.Assertions.assertThat;

import com.googlecode.lanterna.TerminalSize;
import com.googlecode.lanterna.TerminalTextUtils;
import dev.meteo.messages.WindowSummary;
import dev.meteo.terminal.Dashboards;
import dev.meteo.terminal.Samples;
import dev.meteo.terminal.model.Dashboard;
import dev.meteo.terminal.model.Happening;
import dev.meteo.terminal.view.Cell;
import dev.meteo.terminal.view.CellGrid;
import dev.meteo.terminal.view.Command;
import dev.meteo.terminal.view.Controls;
import dev.meteo.terminal.view.DashboardView;
import dev.meteo.terminal.view.Ground;
import dev.meteo.terminal.view.Scene;
import dev.meteo.terminal.view.Theme;
import dev.meteo.terminal.view.Tone;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Frames as bytes: few enough, harmless, and what a terminal makes of them is the picture. */
class FramesTest {
  private static final Capabilities FULL = new Capabilities(false, true, Capabilities.Colours.TRUE);
  private static final int STEADY = 200;

  private final Random random = new Random(4);
  private Dashboard dashboard = Dashboards.connected();
  private Controls controls = Controls.initial();

  @ParameterizedTest
  @ValueSource(strings = {"80x24", "110x32", "160x45", "40x12", "200x60"})
  void whatTheTerminalShowsIsThePicture(String size) throws IOException {
    EmulatedTerminal terminal = terminal(size);
    TerminalGuard guard = new TerminalGuard(terminal, FULL, failure -> {});
    guard.take();
    try (guard) {
      Command[] commands = Command.values();
      for (int window = 0; window < 70; window++) {
        record(window);
        if (window % 6 == 5) {
          controls =
              controls.after(commands[random.nextInt(commands.length)], dashboard, now(window), 40);
        }
        CellGrid expected = draw(guard, terminal, window);
        terminal.written();

        assertThat(terminal.rows()).as("window %d", window).isEqualTo(rows(expected));
      }
    }
  }

  @Test
  void aNewWindowCostsLessThanTwoKilobytesAndNoNewsLessThanAHundredBytes() throws IOException {
    for (String size : List.of("80x24", "110x32", "160x45", "40x12")) {
      Cost cost = cost(size);
      if (Boolean.getBoolean("frames.print")) {
        System.out.println(cost.row(size));
      }
      assertThat(cost.unchanged).as(size).isLessThan(100);
      if (size.equals("80x24")) {
        assertThat(cost.windows).allMatch(bytes -> bytes < 2048);
      }
    }
  }

  @Test
  void aHundredThousandWindowsAreDrawnAtEveryZoom() throws IOException {
    List<WindowSummary> summaries = new ArrayList<>();
    for (int window = 0; window < 100_000; window++) {
      summaries.add(Samples.summary(window, 1, 0.5 + 0.4 * Math.sin(window / 900.0), 0.4));
    }
    dashboard = dashboard.after(Dashboards.recorded(summaries.toArray(WindowSummary[]::new)));
    assertThat(dashboard.windows().size()).isEqualTo(100_000);
    for (int zoom = 1; zoom >= -12; zoom--) {
      controls = Controls.initial().withZoom(zoom);
      Scene scene = new Scene(dashboard, controls, now(99_999), ZoneOffset.UTC, FULL.appearance());
      long before = cpuNanos();
      for (int frame = 0; frame < 20; frame++) {
        assertThat(DashboardView.draw(scene, 160, 45).width()).isEqualTo(160);
      }
      if (Boolean.getBoolean("frames.print")) {
        System.out.printf("zoom %d: %.2f ms of CPU a frame%n", zoom, (cpuNanos() - before) / 20e6);
      }
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "\u001b[2J\u001b]0;owned\u0007",
        "\u009b31m\u0090\u009d8;;http://example.com\u009c",
        "\u202e\u2066\u200f\u200b\u00ad\ufeff",
        "a\u0301\u0301\u0301\u0489\u20dd",
        "\u05d0\u0627\u0e01\u1100\u3042\ud83d\ude00\uffff\u0000\u007f\r\n\t\b"
      })
  void noHostileTextReachesTheTerminal(String text) throws IOException {
    dashboard =
        Dashboard.starting(text, text, Dashboards.STARTED, List.of())
            .after(new Happening.LinkUp(Samples.NOON, text))
            .after(new Happening.Unreadable(Samples.NOON, text))
            .after(new Happening.DiskFailed(Samples.NOON, text))
            .after(new Happening.LinkDown(Samples.NOON, text, 1, Duration.ofSeconds(1)));
    EmulatedTerminal terminal = terminal("160x45");
    TerminalGuard guard = new TerminalGuard(terminal, FULL, failure -> {});
    guard.take();
    try (guard) {
      draw(guard, terminal, 0);
      String printed = terminal.written().replaceAll("\u001b\\[[0-9;?]*[A-Za-z]", "");

      assertThat(printed).doesNotContainPattern("[\\p{Cc}\\p{Cf}\\p{Cs}\\p{Cn}\\p{M}]");
      assertThat(printed).doesNotContainPattern("[\\p{InHebrew}\\p{InArabic}\\p{InThai}]");
      assertThat(printed).contains("NOT RECORDING");
    }
  }

  @Test
  void everyCharacterIsHarmlessOrAQuestionMark() {
    for (int c = 0; c <= Character.MAX_VALUE; c++) {
      char glyph = new Cell((char) c, Tone.PLAIN, false, Ground.NONE).glyph();
      assertThat(Character.getType(glyph))
          .isNotIn(
              (int) Character.CONTROL,
              (int) Character.FORMAT,
              (int) Character.SURROGATE,
              (int) Character.NON_SPACING_MARK,
              (int) Character.ENCLOSING_MARK,
              (int) Character.UNASSIGNED);
      assertThat(Character.getDirectionality(glyph))
          .isNotIn(
              Character.DIRECTIONALITY_RIGHT_TO_LEFT,
              Character.DIRECTIONALITY_RIGHT_TO_LEFT_ARABIC);
      assertThat(TerminalTextUtils.isCharDoubleWidth(glyph)).isFalse();
    }
  }

  /** Bytes of a first frame, of frames with a new window, and of one a second later. */
  private record Cost(int first, List<Integer> windows, int unchanged) {
    int median(List<Integer> numbers) {
      return numbers.stream().sorted().toList().get(numbers.size() / 2);
    }

    String row(String size) {
      return "| %s | %d | %d | %d | %d |"
          .formatted(
              size,
              first,
              median(windows),
              windows.stream().mapToInt(Integer::intValue).max().orElseThrow(),
              unchanged);
    }
  }

  private Cost cost(String size) throws IOException {
    dashboard = Dashboards.connected();
    for (int window = 0; window < STEADY; window++) {
      record(window);
    }
    EmulatedTerminal terminal = terminal(size);
    TerminalGuard guard = new TerminalGuard(terminal, FULL, failure -> {});
    guard.take();
    try (guard) {
      draw(guard, terminal, STEADY - 1);
      int first = bytes(terminal);
      List<Integer> windows = new ArrayList<>();
      for (int window = STEADY; window < STEADY + 100; window++) {
        record(window);
        draw(guard, terminal, window);
        windows.add(bytes(terminal));
      }
      drawAt(guard, terminal, now(STEADY + 99).plusSeconds(1));
      return new Cost(first, windows, bytes(terminal));
    }
  }

  private static long cpuNanos() {
    return ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
  }

  private static int bytes(EmulatedTerminal terminal) {
    return terminal.written().getBytes(StandardCharsets.UTF_8).length;
  }

  private void record(int window) {
    double wellness = 0.6 + 0.1 * Math.sin(window / 9.0) + 0.05 * random.nextGaussian();
    double pollution = 0.45 + 0.05 * random.nextGaussian();
    WindowSummary summary = Samples.summary(window, 1, wellness, pollution);
    dashboard = dashboard.after(Dashboards.recorded(summary));
  }

  private static Instant now(int window) {
    return Samples.start(window + 1).plusSeconds(1);
  }

  private CellGrid draw(TerminalGuard guard, EmulatedTerminal terminal, int window)
      throws IOException {
    return drawAt(guard, terminal, now(window));
  }

  private CellGrid drawAt(TerminalGuard guard, EmulatedTerminal terminal, Instant now)
      throws IOException {
    TerminalSize size = terminal.findTerminalSize();
    Scene scene = new Scene(dashboard, controls, now, ZoneOffset.UTC, FULL.appearance());
    CellGrid grid = DashboardView.draw(scene, size.getColumns(), size.getRows());
    guard.draw(ignored -> grid, Theme.DEFAULT, false);
    return grid;
  }

  private static EmulatedTerminal terminal(String size) {
    String[] parts = size.split("x", 2);
    return EmulatedTerminal.of(Integer.parseInt(parts[0]), Integer.parseInt(parts[1]));
  }

  private static List<String> rows(CellGrid grid) {
    List<String> rows = new ArrayList<>();
    for (int y = 0; y < grid.height(); y++) {
      rows.add(grid.row(y).stripTrailing());
    }
    return rows;
  }
}
