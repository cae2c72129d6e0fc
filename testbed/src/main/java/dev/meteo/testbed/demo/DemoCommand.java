package dev.meteo.testbed.demo;

import dev.meteo.cli.ExitCode;
import dev.meteo.cli.HomeOption;
import dev.meteo.cli.Termination;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** Shows everything at once: {@code ./meteo demo}. */
@Command(
    name = "demo",
    description = {
      "Sensors, workers, window proxies and the dashboard on a private RabbitMQ and Redis.",
      "Ends with q or Ctrl-C and leaves nothing behind but what e and S saved."
    })
public final class DemoCommand implements Callable<Integer> {
  @Spec private CommandSpec spec = CommandSpec.create();
  @Mixin private DemoOptions options = new DemoOptions();

  private final Termination termination;

  /**
   * @param termination ends the demonstration
   */
  public DemoCommand(Termination termination) {
    this.termination = termination;
  }

  @Override
  public Integer call() throws InterruptedException {
    options.check();
    Path saved = new HomeOption().directory().resolve("saved");
    try (DemoHome home = DemoHome.create()) {
      RoleLauncher launcher = new RoleLauncher(script(), home, saved);
      new Demonstration(options, home, launcher, termination, this::say).run();
    }
    say("everything is ended and removed");
    return ExitCode.DONE;
  }

  private static Path script() {
    String script = System.getProperty("meteo.script");
    if (script == null) {
      throw new DemoException("the demonstration is started with ./meteo demo");
    }
    return Path.of(script);
  }

  private void say(String line) {
    PrintWriter err = spec.commandLine().getErr();
    err.println("meteo: " + line);
    err.flush();
  }
}
