package dev.meteo.proxy;

import static org.assertj.core.api.Assertions.assertThat;

import dev.meteo.cli.CommandMain;
import dev.meteo.cli.ExitCode;
import dev.meteo.cli.Termination;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.Map;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import picocli.CommandLine;

@Timeout(30) // a value that is taken starts the role
class WindowProxyCommandTest {
  @ParameterizedTest
  @CsvSource({
    "--window, 1500ms, --window",
    "--window, soon, is no duration",
    "--retention, 0s, longer than nothing",
    "--redis-replicas, -1, must not be negative",
    "--amqp, http://x, must look like amqp://",
    "--redis, nowhere, --redis: ",
    "--redis, nowhere, must look like redis://"
  })
  void wrongValuesEndWithTwo_namingTheOption(String option, String value, String reason) {
    StringWriter err = new StringWriter();
    CommandLine command =
        CommandMain.commandLine(new WindowProxyCommand(new Termination()), Map.of())
            .setErr(new PrintWriter(err));

    assertThat(command.execute(option, value)).isEqualTo(ExitCode.USAGE);
    assertThat(err.toString()).startsWith("meteo: ").contains(reason).hasLineCount(1);
  }
}
