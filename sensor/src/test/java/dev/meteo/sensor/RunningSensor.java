package dev.meteo.sensor;

import dev.meteo.cli.CommandMain;
import dev.meteo.cli.Termination;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import picocli.CommandLine;

/** The command, run as its main runs it, on a thread of its own. */
final class RunningSensor {
  private final Termination termination = new Termination();
  private final StringWriter said = new StringWriter();
  private final CompletableFuture<Integer> exit = new CompletableFuture<>();

  private RunningSensor() {}

  static RunningSensor start(String amqp, String... args) {
    RunningSensor running = new RunningSensor();
    CommandLine command =
        CommandMain.commandLine(
            new SensorCommand(running.termination),
            Map.of("METEO_AMQP", amqp, "METEO_OUTBOX", "memory")); // not in the user's home
    command.setErr(new PrintWriter(running.said, true));
    Thread.ofPlatform()
        .daemon()
        .name("sensor-under-test")
        .start(() -> running.exit.complete(command.execute(args)));
    return running;
  }

  void requestEnd() {
    termination.request();
  }

  boolean hasEnded() {
    return exit.isDone();
  }

  /** The exit code, once there is one. */
  int exitCode() throws Exception {
    return exit.get(60, TimeUnit.SECONDS);
  }

  /** Its standard error so far. */
  String said() {
    return said.toString();
  }
}
