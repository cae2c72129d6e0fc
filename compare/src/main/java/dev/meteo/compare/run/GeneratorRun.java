package dev.meteo.compare.run;

import dev.meteo.cli.UserError;
import dev.meteo.compare.scenario.Scenario;
import dev.meteo.compare.scenario.ScenarioFile;
import dev.meteo.testbed.DirectoryTree;
import dev.meteo.testbed.run.ChildProcess;
import dev.meteo.testbed.run.Patience;
import dev.meteo.testbed.run.RoleLauncher;
import dev.meteo.testbed.run.RunSite;
import java.io.IOException;
import java.nio.file.Files;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;

/** Measures the generator of the load by itself, as a process of its own. */
public final class GeneratorRun {
  private static final Duration LONGEST = Duration.ofMinutes(2);

  /** Makes 1,200,000 readings: as many to warm up with as are counted. */
  private static final int REPEAT = 60;

  private GeneratorRun() {}

  /** Blocks, and says how many readings a second it makes. */
  public static double perSecond(RunSite site, Patience patience, long seed)
      throws IOException, InterruptedException {
    DirectoryTree.delete(site.rolesHome());
    Files.createDirectories(site.rolesHome());
    Bookkeeping books = new Bookkeeping(site.rolesHome());
    Scenario steady = ScenarioFile.find("steady").scenario();
    Load.of(steady.lasting(steady.measuredSeconds() * REPEAT), seed).write(books.recording());
    List<String> arguments =
        List.of(
            "compare",
            "generator",
            "--id=" + Load.SENSOR,
            "--outbox=memory",
            "--replay=" + books.recording(),
            "--timezone=UTC",
            "--speed=max",
            "--rebase=none");
    List<String> lines = new CopyOnWriteArrayList<>();
    try (RoleLauncher launcher = new RoleLauncher(Map.of(), books.home());
        ChildProcess generator =
            launcher.start(
                "generator",
                arguments,
                Map.of(),
                new ChildProcess.Listeners(lines::add, line -> {}))) {
      patience.until("the generator's end", LONGEST, () -> !generator.isAlive());
      if (!generator.awaitEnd(LONGEST) || lines.isEmpty()) {
        throw new UserError("the generator says nothing");
      }
      return Double.parseDouble(lines.getLast());
    }
  }
}
