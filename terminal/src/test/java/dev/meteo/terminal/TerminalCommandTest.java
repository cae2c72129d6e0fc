package dev.meteo.terminal;

import static org.assertj.core.api.Assertions.assertThat;

import dev.meteo.cli.CommandMain;
import dev.meteo.cli.ExitCode;
import dev.meteo.cli.Termination;
import dev.meteo.terminal.feed.RabbitSource;
import java.io.PrintWriter;
import java.io.StringWriter;
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
