package dev.meteo.worker;

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
class WorkerCommandTest {
  @ParameterizedTest
  @CsvSource({
    "--co2, 600:400:2000, must rise",
    "--co2, none, is no curve",
    "--work-time, 3s:1s, shorter work time comes first",
    "--work-time, soon, is no duration",
    "--work-time, 500ms:3501ms, at most 3500ms",
    "--work-time, 500ms:3501ms, 500 readings",
    "--retention, 0s, longer than nothing",
    "--prefetch, 0, must be 1 to 65535",
    "--amqp, http://x, must look like amqp://",
    "--redis, nowhere, must look like redis://"
  })
  void wrongValuesEndWithTwo_namingTheOption(String option, String value, String reason) {
    StringWriter err = new StringWriter();
    CommandLine command =
        CommandMain.commandLine(new WorkerCommand(new Termination()), Map.of())
            .setErr(new PrintWriter(err));

    assertThat(command.execute(option, value)).isEqualTo(ExitCode.USAGE);
    assertThat(err.toString()).startsWith("meteo: ").contains(reason).hasLineCount(1);
  }
}
