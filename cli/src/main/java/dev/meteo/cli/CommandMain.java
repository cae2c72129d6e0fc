package dev.meteo.cli;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import picocli.CommandLine;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;

/** Runs a picocli command the house's way: defaults, errors, log and end are the same for all. */
public final class CommandMain {
  private static final StackWalker CALLER =
      StackWalker.getInstance(StackWalker.Option.RETAIN_CLASS_REFERENCE);

  private CommandMain() {}

  /**
   * The whole {@code main} of a role: parses, runs, and exits the JVM with the role's code.
   *
   * @param command makes the command, given what tells it to end
   */
  public static void run(String[] args, Function<Termination, Object> command) {
    // The log first: a logger made before, such as the command's own, would write to the screen.
    Path home = HomeOption.directory(args, System.getenv());
    CommandLog log = CommandLog.open(home.resolve("log"), roleOf(CALLER.getCallerClass()));
    Termination termination = new Termination();
    CommandLine commandLine = commandLine(command.apply(termination), System.getenv());
    termination.installHook();
    int code = commandLine.execute(args);
    log.close();
    termination.finish(code);
    System.exit(code);
  }

  /** The command as {@link #run} would execute it, for tests: nothing exits, nothing is hooked. */
  public static CommandLine commandLine(Object command, Map<String, String> environment) {
    CommandLine commandLine = new CommandLine(command);
    commandLine.registerConverter(Duration.class, new DurationConverter());
    commandLine.registerConverter(Path.class, Path::of);
    commandLine.setDefaultValueProvider(new EnvironmentDefaults(environment));
    commandLine.setCaseInsensitiveEnumValuesAllowed(true);
    commandLine.setUsageHelpAutoWidth(true);
    commandLine.setParameterExceptionHandler(CommandMain::onWrongUsage);
    commandLine.setExecutionExceptionHandler(CommandMain::onFailure);
    addHelp(commandLine);
    FlagOptions.letBeSetTwice(commandLine);
    return commandLine;
  }

  /** What the log is named by: {@code window-proxy} for {@code WindowProxyMain}. */
  static String roleOf(Class<?> main) {
    return main.getSimpleName()
        .replaceFirst("Main$", "")
        .replaceAll("(?<=[a-z0-9])(?=[A-Z])", "-")
        .toLowerCase(Locale.ROOT);
  }

  private static void addHelp(CommandLine commandLine) {
    commandLine
        .getCommandSpec()
        .mixinStandardHelpOptions(true)
        .versionProvider(() -> new String[] {"meteo " + version()});
    commandLine
        .getCommandSpec()
        .usageMessage()
        .footer("", "Every option can be given as a variable: --work-time is METEO_WORK_TIME.");
    commandLine.getSubcommands().values().forEach(CommandMain::addHelp);
  }

  private static String version() {
    String version = CommandMain.class.getPackage().getImplementationVersion();
    return version == null ? "(built from source)" : version;
  }

  private static int onWrongUsage(ParameterException failure, String[] args) {
    CommandLine commandLine = failure.getCommandLine();
    PrintWriter err = commandLine.getErr();
    String name = commandLine.getCommandSpec().qualifiedName();
    err.println("meteo: " + oneLine(failure.getMessage()) + " ('" + name + " --help' explains)");
    err.flush();
    return ExitCode.USAGE;
  }

  private static int onFailure(Exception failure, CommandLine commandLine, ParseResult parsed) {
    CommandLog.failure(failure);
    PrintWriter err = commandLine.getErr();
    err.println("meteo: " + oneLine(sentence(failure)));
    err.flush();
    return failure instanceof UserError userError ? userError.exitCode() : ExitCode.FAILED;
  }

  private static String sentence(Exception failure) {
    String message = failure.getMessage();
    if (failure instanceof UserError && message != null) {
      return message;
    }
    String what = message == null ? "an unexpected failure" : message;
    return what + CommandLog.where();
  }

  private static String oneLine(String text) {
    return text.replaceAll("\\s*\\R\\s*", " ");
  }
}
