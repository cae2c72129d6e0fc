package dev.meteo.admin;

import dev.meteo.cli.CommandMain;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import picocli.CommandLine;

/** One run of the command line as a user would start it. */
record AdminRun(int exitCode, String out, String err) {
  static AdminRun of(Map<String, String> environment, Optional<String> answer, String... args) {
    return asked(environment, question -> answer, args);
  }

  /**
   * @param ask gets the question and gives the answer, if anybody is there
   */
  static AdminRun asked(
      Map<String, String> environment, Function<String, Optional<String>> ask, String... args) {
    StringWriter out = new StringWriter();
    StringWriter err = new StringWriter();
    Confirmation confirmation = new Confirmation(ask);
    CommandLine commandLine =
        CommandMain.commandLine(AdminMain.command(confirmation), environment)
            .setOut(new PrintWriter(out))
            .setErr(new PrintWriter(err));
    int exitCode = commandLine.execute(args);
    return new AdminRun(exitCode, out.toString(), err.toString());
  }
}
