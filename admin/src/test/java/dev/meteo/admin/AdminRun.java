package dev.meteo.admin;

import dev.meteo.cli.CommandMain;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.Map;
import java.util.Optional;
import picocli.CommandLine;

/** One run of the command line as a user would start it. */
record AdminRun(int exitCode, String out, String err) {
  static AdminRun of(Map<String, String> environment, Optional<String> answer, String... args) {
    StringWriter out = new StringWriter();
    StringWriter err = new StringWriter();
    Confirmation confirmation = new Confirmation(question -> answer);
    CommandLine commandLine =
        CommandMain.commandLine(AdminMain.command(confirmation), environment)
            .setOut(new PrintWriter(out))
            .setErr(new PrintWriter(err));
    int exitCode = commandLine.execute(args);
    return new AdminRun(exitCode, out.toString(), err.toString());
  }
}
