package dev.meteo.proxy;

import dev.meteo.cli.CommandMain;
import dev.meteo.cli.Termination;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import picocli.CommandLine;

/** A window proxy's command on a thread of this JVM, ended as a signal would end it. */
final class RunningProxy implements AutoCloseable {
  private final Termination termination = new Termination();
  private final StringWriter err = new StringWriter();
  private final CompletableFuture<Integer> exitCode = new CompletableFuture<>();
  private final Thread thread;

  private RunningProxy(List<String> arguments) {
    CommandLine command =
        CommandMain.commandLine(new WindowProxyCommand(termination), Map.of())
            .setErr(new PrintWriter(err, true));
    thread =
        Thread.ofPlatform()
            .name("window-proxy")
            .start(() -> exitCode.complete(command.execute(arguments.toArray(String[]::new))));
  }

  static RunningProxy start(String amqp, String redis, String... options) {
    List<String> arguments = new ArrayList<>(List.of("--amqp", amqp, "--redis", redis));
    arguments.addAll(List.of(options));
    return new RunningProxy(arguments);
  }

  /** What it has told its user. */
  String said() {
    return err.toString();
  }

  /** Blocks until it has ended by itself. */
  int exitCode() throws Exception {
    return exitCode.get(30, TimeUnit.SECONDS);
  }

  /** Asks it to end, as a signal does. */
  void requestEnd() {
    termination.request();
  }

  @Override
  public void close() {
    requestEnd();
    try {
      if (!thread.join(Duration.ofSeconds(5))) {
        throw new AssertionError("the window proxy did not end within 5 s; it said:\n" + err);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
