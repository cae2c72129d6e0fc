package dev.meteo.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;

class HomeOptionTest {
  private static final String[] NONE = {};

  @Test
  void variablesAndTheUsersHome_areAskedInTurn() {
    Map<String, String> both = Map.of("METEO_HOME", "/m", "XDG_STATE_HOME", "/x");

    assertThat(HomeOption.directory(NONE, both)).isEqualTo(Path.of("/m"));
    assertThat(HomeOption.directory(NONE, Map.of("METEO_HOME", "", "XDG_STATE_HOME", "/x")))
        .isEqualTo(Path.of("/x/meteo"));
    assertThat(HomeOption.directory(NONE, Map.of()))
        .isEqualTo(Path.of(System.getProperty("user.home"), ".local", "state", "meteo"));
  }

  @Test
  void unparsedOption_winsOverVariables() {
    Map<String, String> environment = Map.of("METEO_HOME", "/m");

    assertThat(HomeOption.directory(new String[] {"x", "--home", "/o"}, environment))
        .isEqualTo(Path.of("/o"));
    assertThat(HomeOption.directory(new String[] {"--home=/o"}, environment))
        .isEqualTo(Path.of("/o"));
    assertThat(HomeOption.directory(new String[] {"--home"}, environment)).isEqualTo(Path.of("/m"));
  }
}
