package dev.meteo.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import picocli.CommandLine;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;

class CommandMainTest {
  /** A command with an option of each sort. */
  @Command(name = "sample", subcommands = Sample.Show.class)
  static final class Sample implements Callable<Integer> {
    @Mixin private BrokerOption broker = new BrokerOption();
    @Mixin private RedisOption redis = new RedisOption();
    @Mixin private HomeOption home = new HomeOption();

    @Option(
        names = {"-w", "--work-time"},
        defaultValue = "500ms",
        description = "Time.")
    private Duration workTime = Duration.ZERO;

    @Option(names = "--plain", description = "Lines.")
    private boolean plain;

    @ArgGroup private @Nullable Form form;

    static final class Form {
      @Option(names = "--brief", description = "Less.")
      private boolean brief;

      @Option(names = "--full", description = "All.")
      private boolean full;
    }

    @Nullable RuntimeException failure;

    @Override
    public Integer call() {
      if (failure != null) {
        throw failure;
      }
      return ExitCode.DONE;
    }

    @Command(name = "show", description = "Shows.")
    static final class Show implements Callable<Integer> {
      @ParentCommand private @Nullable Sample parent;

      @Option(names = "--long-list", description = "More.")
      private boolean longList;

      @Override
      public Integer call() {
        return longList && parent != null ? 7 : ExitCode.DONE;
      }
    }
  }

  /** What a run of the sample printed and exited with. */
  private record Run(Sample sample, int code, String out, String err) {}

  private static Run run(Sample sample, Map<String, String> environment, String... args) {
    StringWriter out = new StringWriter();
    StringWriter err = new StringWriter();
    CommandLine commandLine = CommandMain.commandLine(sample, environment);
    commandLine.setOut(new PrintWriter(out)).setErr(new PrintWriter(err));
    int code = commandLine.execute(args);
    return new Run(sample, code, out.toString(), err.toString());
  }

  private static Run run(Map<String, String> environment, String... args) {
    return run(new Sample(), environment, args);
  }

  @Test
  void defaults_holdWithoutOptionsAndVariables() {
    Run run = run(Map.of());

    assertThat(run.code()).isZero();
    assertThat(run.err()).isEmpty();
    assertThat(run.sample().workTime).isEqualTo(Duration.ofMillis(500));
    assertThat(run.sample().broker.endpoint()).hasToString("localhost:5672");
    assertThat(run.sample().redis.uri()).isEqualTo("redis://localhost:6379");
  }

  @Test
  void variable_standsForEveryOption() {
    Run run =
        run(
            Map.of(
                "METEO_AMQP", "amqp://u:p@rabbit:5673/v",
                "METEO_REDIS", "redis://store:1",
                "METEO_HOME", "/tmp/meteo-home",
                "METEO_WORK_TIME", "2m",
                "METEO_PLAIN", "true"));

    assertThat(run.code()).isZero();
    assertThat(run.sample().broker.endpoint()).hasToString("rabbit:5673");
    assertThat(run.sample().redis.uri()).isEqualTo("redis://store:1");
    assertThat(run.sample().home.directory()).isEqualTo(Path.of("/tmp/meteo-home"));
    assertThat(run.sample().workTime).isEqualTo(Duration.ofMinutes(2));
    assertThat(run.sample().plain).isTrue();
  }

  @Test
  void option_winsOverItsVariable() {
    Run run =
        run(
            Map.of("METEO_WORK_TIME", "2m", "METEO_HOME", "/tmp/a", "METEO_PLAIN", "true"),
            "-w",
            "3s",
            "--home",
            "/tmp/b",
            "--plain");

    assertThat(run.sample().workTime).isEqualTo(Duration.ofSeconds(3));
    assertThat(run.sample().home.directory()).isEqualTo(Path.of("/tmp/b"));
    assertThat(run.sample().plain).as("--plain and METEO_PLAIN=true").isTrue();
  }

  @Test
  void flag_isSetByItsNameAlone() {
    assertThat(run(Map.of(), "--plain").sample().plain).isTrue();
    assertThat(run(Map.of("METEO_PLAIN", "false"), "--plain").sample().plain).isTrue();
    assertThat(run(Map.of("METEO_PLAIN", "false")).sample().plain).isFalse();
    assertThat(run(Map.of()).sample().plain).isFalse();
  }

  @Test
  void flag_mayBeOneOfSeveralThatExcludeEachOther() {
    Sample.Form form = run(Map.of(), "--full").sample().form;
    assertThat(form).isNotNull();
    assertThat(form.full).isTrue();
    assertThat(form.brief).isFalse();
    assertThat(run(Map.of(), "--full", "--brief").code()).isEqualTo(ExitCode.USAGE);
  }

  @Test
  void flag_takesNoValue() {
    assertThat(run(Map.of(), "--plain", "show", "--long-list").code()).isEqualTo(7);
    assertThat(run(Map.of(), "--plain", "true").code()).isEqualTo(ExitCode.USAGE);
  }

  @Test
  void emptyVariable_countsAsNone() {
    assertThat(run(Map.of("METEO_WORK_TIME", "")).sample().workTime)
        .isEqualTo(Duration.ofMillis(500));
  }

  @Test
  void subcommandsOption_hasAVariableToo() {
    assertThat(run(Map.of("METEO_LONG_LIST", "true"), "show").code()).isEqualTo(7);
    assertThat(run(Map.of(), "show").code()).isZero();
  }

  @ParameterizedTest
  @CsvSource(
      quoteCharacter = '"',
      value = {
        "--nonsense, --nonsense",
        "--work-time=soon, 'soon' is no duration; write it like 500ms",
        "--work-time=-5s, --work-time",
        "--work-time=200000d, '200000d' is too long; at most 36500d",
        "--work-time, --work-time",
        "--amqp=http://x, --amqp: the broker's address must look like amqp://",
        "--amqp=amqp://u:se:cret@h, --amqp: the broker's address must look like amqp://",
        "extra, extra"
      })
  void wrongUsage_isOneLineAndExitCode2(String argument, String named) {
    Run run = run(Map.of(), argument);

    assertThat(run.code()).isEqualTo(ExitCode.USAGE);
    assertThat(run.err().lines()).hasSize(1);
    assertThat(run.err())
        .startsWith("meteo: ")
        .contains(named)
        .contains("'sample --help' explains")
        .doesNotContain("cret");
    assertThat(run.out()).isEmpty();
  }

  @Test
  void wrongVariable_isWrongUsageToo() {
    Run run = run(Map.of("METEO_WORK_TIME", "soon"));

    assertThat(run.code()).isEqualTo(ExitCode.USAGE);
    assertThat(run.err().lines()).hasSize(1);
    assertThat(run.err()).contains("--work-time").contains("soon");
  }

  @Test
  void wrongUsageOfASubcommand_namesIt() {
    assertThat(run(Map.of(), "show", "--nonsense").err()).contains("'sample show --help' explains");
  }

  @ParameterizedTest
  @CsvSource({
    "user, 1, meteo: the cable is loose",
    "usage, 2, meteo: --a and --b exclude",
    "bug, 1, meteo: oops"
  })
  void failure_isOneLineWithItsExitCode(String sort, int code, String line) {
    Sample sample = new Sample();
    sample.failure =
        switch (sort) {
          case "user" ->
              new UserError("the cable is loose\n  plug it in", new IllegalStateException());
          case "usage" -> new UsageError("--a and --b exclude each other");
          default -> new IllegalStateException("oops\r\nat home");
        };

    Run run = run(sample, Map.of());

    assertThat(run.code()).isEqualTo(code);
    assertThat(run.err().lines()).hasSize(1);
    assertThat(run.err()).startsWith(line);
    assertThat(run.out()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({"--version", "show --version", "-V"})
  void version_isPrinted(String args) {
    Run run = run(Map.of(), args.split(" "));

    assertThat(run.code()).isZero();
    assertThat(run.out()).startsWith("meteo ").hasLineCount(1);
  }

  @ParameterizedTest
  @CsvSource({"--help, --work-time", "show --help, --long-list"})
  void help_namesOptionsAndTheVariables(String args, String option) {
    Run run = run(Map.of(), args.split(" "));

    assertThat(run.code()).isZero();
    assertThat(run.out())
        .contains(option)
        .contains("--version")
        .contains("--work-time is METEO_WORK_TIME")
        .doesNotContain("=<plain>")
        .doesNotContain("[=");
  }

  @ParameterizedTest
  @CsvSource({"SensorMain, sensor", "WindowProxyMain, window-proxy"})
  void role_isTheMainClassesName(String simpleName, String role) {
    Class<?> main = simpleName.equals("SensorMain") ? SensorMain.class : WindowProxyMain.class;

    assertThat(CommandMain.roleOf(main)).isEqualTo(role);
  }

  private static final class SensorMain {}

  private static final class WindowProxyMain {}
}
