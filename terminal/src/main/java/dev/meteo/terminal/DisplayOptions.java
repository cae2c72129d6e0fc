package dev.meteo.terminal;

import dev.meteo.cli.UsageError;
import dev.meteo.terminal.model.AlertRule;
import dev.meteo.terminal.screen.Capabilities;
import dev.meteo.terminal.view.Controls;
import dev.meteo.terminal.view.Theme;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** How the dashboard looks and when it calls, live or replayed. */
final class DisplayOptions {
  @Option(names = "--ascii", description = "Draw the dashboard with plain ASCII characters.")
  private boolean ascii;

  @Option(
      names = "--theme",
      paramLabel = "NAME",
      converter = ThemeConverter.class,
      defaultValue = "default",
      description = {
        "The colours: default (dark), light, mono, deuteranopia or tritanopia.",
        "NO_COLOR is heeded. Default: ${DEFAULT-VALUE}."
      })
  private Theme theme = Theme.DEFAULT;

  @Option(
      names = "--alert",
      paramLabel = "RULE",
      split = ",",
      description =
          "Mark when a mean is beyond a limit, such as wellness<0.4 or pollution<0.5~0.05; until it"
              + " is back by the margin after ~ (0.02). May be given several times.")
  private List<String> alerts = new ArrayList<>();

  @Option(names = "--bell", description = "Ring when an alert begins.")
  private boolean bell;

  @Option(
      names = "--saved",
      paramLabel = "DIR",
      description = "Where the keys e and S write. Default: METEO_HOME/saved.")
  private @Nullable Path saved;

  /**
   * Where files are saved.
   *
   * @param home the user's METEO_HOME
   */
  Path saved(Path home) {
    return saved == null ? home.resolve("saved") : saved;
  }

  List<AlertRule> rules() {
    try {
      return alerts.stream().map(AlertRule::parse).toList();
    } catch (IllegalArgumentException e) {
      throw new UsageError("--alert: " + e.getMessage());
    }
  }

  Capabilities capabilities() {
    return Capabilities.of(System.getenv(), System.getProperty("stdout.encoding", ""), ascii);
  }

  Controls controls() {
    return Controls.initial(theme, bell);
  }
}
