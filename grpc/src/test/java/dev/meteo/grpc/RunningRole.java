package dev.meteo.grpc;

import static org.awaitility.Awaitility.await;

import dev.meteo.cli.CommandMain;
import dev.meteo.cli.Termination;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.Duration;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import picocli.CommandLine;

/** A role's command on a thread of this JVM, ended as a signal would end it. */
final class RunningRole {
  private final Termination termination = new Termination();
  private final StringWriter err = new StringWriter();
  private final Thread thread;
  private volatile int exitCode = -1;

  private RunningRole(String... arguments) {
    CommandLine command =
        CommandMain.commandLine(GrpcMain.command(termination), Map.of())
            .setErr(new PrintWriter(err, true));
    thread =
        Thread.ofPlatform().name(arguments[0]).start(() -> exitCode = command.execute(arguments));
  }

  static RunningRole start(String... arguments) {
    return new RunningRole(arguments);
  }

  /** Waits until it has said something. */
  MatchResult awaitSaid(String regex) {
    Pattern pattern = Pattern.compile(regex);
    return await(thread.getName() + " says " + regex)
        .atMost(Duration.ofSeconds(30))
        .pollInterval(Duration.ofMillis(20))
        .until(
            () -> pattern.matcher(err.toString()).results().findFirst(), found -> found.isPresent())
        .orElseThrow();
  }

  /** Ends it, within the promised time, and returns its exit code. */
  int end() throws InterruptedException {
    termination.request();
    if (!thread.join(Duration.ofSeconds(5))) {
      throw new AssertionError(thread.getName() + " did not end within 5 s; it said:\n" + err);
    }
    return exitCode;
  }
}
