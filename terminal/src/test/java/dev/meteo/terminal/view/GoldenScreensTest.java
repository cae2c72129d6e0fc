package dev.meteo.terminal.view;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class GoldenScreensTest {
  private static final Appearance COLOUR = new Appearance(true, true);
  private static final Appearance MONO = new Appearance(true, false);
  private static final Appearance ASCII = new Appearance(false, true);
  private static final List<int[]> SIZES =
      List.of(new int[] {80, 24}, new int[] {160, 45}, new int[] {40, 12});

  static Stream<String> situations() {
    return Situations.all().keySet().stream();
  }

  @ParameterizedTest
  @MethodSource("situations")
  void theScreenIsAsItWasApproved(String name) throws IOException {
    Map<String, Situations.Situation> all = Situations.all();
    for (int[] size : SIZES) {
      Situations.Situation situation = all.get(name);
      StringBuilder text = new StringBuilder();
      text.append(draw("colour", situation.scene(COLOUR, Theme.DEFAULT), size));
      text.append(draw("mono", situation.scene(MONO, Theme.MONO), size));
      text.append(draw("ascii", situation.scene(ASCII, Theme.DEFAULT), size));
      Golden.check(name + "-" + size[0] + "x" + size[1], text.toString());
    }
  }

  private static String draw(String title, Scene scene, int[] size) {
    return Golden.text(title, DashboardView.draw(scene, size[0], size[1]));
  }
}
