package dev.meteo.terminal;

import static org.assertj.core.api.Assertions.assertThat;

import dev.meteo.cli.CommandMain;
import dev.meteo.cli.ExitCode;
import dev.meteo.cli.Termination;
import dev.meteo.terminal.feed.RabbitSource;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;

class TerminalCommandTest {
  private final StringWriter err = new StringWriter();

  @Test
  void aNameMustBeAnIdentifierAndAFolder() {
    assertThat(run("no spaces")).isEqualTo(ExitCode.USAGE);
    assertThat(err.toString()).contains("a terminal's name must be 1 to 64 of");
    assertThat(run("..")).isEqualTo(ExitCode.USAGE);
    assertThat(err.toString()).contains("cannot begin with a dot");
  }

  @Test
  void oneFormAtATime() {
    assertThat(run("hall", "--plain", "--json")).isEqualTo(ExitCode.USAGE);
    assertThat(err.toString()).contains("--plain and --json exclude each other");
  }

  @Test
  void fewerWindowsThanOneMakeNoSense() {
    assertThat(run("hall", "--json", "--windows", "0")).isEqualTo(ExitCode.USAGE);
    assertThat(err.toString()).contains("--windows must be at least 1, not 0");
  }

  @Test
  void withoutANameItSaysSo() {
    assertThat(run("--json")).isEqualTo(ExitCode.USAGE);
    assertThat(err.toString()).contains("Missing required parameter: 'NAME'");
  }

  @Test
  void anAlertThatIsNoneIsExplained() {
    assertThat(run("hall", "--alert", "wellness=3")).isEqualTo(ExitCode.USAGE);
    assertThat(err.toString()).contains("an alert is written like wellness<0.4");
  }

  @Test
  void anAlertThatCannotComeOrGoIsRefused() {
    assertThat(run("hall", "--alert", "wellness<2")).isEqualTo(ExitCode.USAGE);
    assertThat(err.toString()).contains("a limit is between 0 and 1, not as in 'wellness<2'");
    assertThat(run("hall", "--alert", "wellness<0.5~0.6")).isEqualTo(ExitCode.USAGE);
    assertThat(err.toString()).contains("'wellness<0.5~0.6' could begin but never end");
    assertThat(run("hall", "--alert", "pollution>0.5~0.5")).isEqualTo(ExitCode.USAGE);
    assertThat(err.toString()).contains("'pollution>0.5~0.5' could begin but never end");
  }

  @Test
  void alertsAreForTheDashboard() {
    for (String form : List.of("--plain", "--json")) {
      assertThat(run("hall", form, "--alert", "wellness<0.4")).isEqualTo(ExitCode.USAGE);
    }
    assertThat(err.toString()).contains("--alert is for the dashboard");
  }

  @Test
  void aReplayGoesForwardAndItsPictureIsNotEmpty() {
    String from = "--from=2030-01-01T00:00:00Z";
    assertThat(run("replay", "/", from, "--to=2020-01-01T00:00:00Z")).isEqualTo(ExitCode.USAGE);
    assertThat(err.toString()).contains("--from must be before --to");
    assertThat(run("replay", "/", from, "--picture", "0x0")).isEqualTo(ExitCode.USAGE);
    assertThat(err.toString()).contains("a column and a row at least, not 0x0");
  }

  @Test
  void aThemeThatIsNoneIsToldThoseThereAre() {
    assertThat(run("hall", "--theme", "pink")).isEqualTo(ExitCode.USAGE);
    assertThat(err.toString()).contains("there are default, light, mono,").doesNotContain("[");
  }

  @Test
  void aDayThatIsNoneIsExplained() {
    assertThat(run("export", "--csv", "-", "--since", "tomorrow")).isEqualTo(ExitCode.USAGE);
    assertThat(err.toString())
        .contains("--since must be a UTC day like 2026-11-21, not 'tomorrow'");
  }

  @Test
  void exportAndReplayAreCommandsAndNoNames() {
    assertThat(run("export")).isEqualTo(ExitCode.USAGE);
    assertThat(err.toString()).contains("--csv");
    assertThat(run("replay", "/no/such/file")).isEqualTo(ExitCode.FAILED);
    assertThat(err.toString()).contains("cannot read the journal /no/such/file");
  }

  private int run(String... args) {
    CommandLine commandLine =
        CommandMain.commandLine(
            TerminalMain.command(new Termination(), new RabbitSource()), Map.of());
    commandLine.setErr(new PrintWriter(err));
    return commandLine.execute(args);
  }
}
