package dev.meteo.cli;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** A role of its own for the tests of real processes. */
final class ChildMain {
  private ChildMain() {}

  /** Run by the tests in a JVM of its own. */
  public static void main(String[] args) {
    CommandMain.run(args, Child::new);
  }

  /** What the child does is its first argument. */
  @Command(name = "child")
  static final class Child implements Callable<Integer> {
    private static final Logger LOGGER = LoggerFactory.getLogger(Child.class);

    private final Termination termination;

    @Parameters(index = "0", description = "What to do.")
    private String task = "";

    @Parameters(index = "1", description = "Written when the work is finished.")
    private Path finished = Path.of("");

    Child(Termination termination) {
      this.termination = termination;
    }

    @Override
    public Integer call() throws Exception {
      System.out.println("started");
      switch (task) {
        case "finish" -> {
          termination.await();
          Files.writeString(finished, "finished");
        }
        case "hang" -> Thread.currentThread().join();
        case "leave" -> {
          Process left = new ProcessBuilder("sleep", "300").start();
          Files.writeString(finished, Long.toString(left.pid()));
          termination.lastResort(left::destroyForcibly);
          System.out.println("left");
          Thread.currentThread().join();
        }
        case "log" -> LOGGER.info("something happened");
        case "fail" -> throw new UserError("the cable is loose", new IllegalStateException("deep"));
        default -> LOGGER.debug("nothing is logged at this level");
      }
      return ExitCode.DONE;
    }
  }
}
