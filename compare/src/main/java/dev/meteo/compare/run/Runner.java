package dev.meteo.compare.run;

import dev.meteo.cli.UserError;
import dev.meteo.compare.result.RunResult;
import dev.meteo.compare.result.RunResultBuilder;
import dev.meteo.compare.scenario.FanOut;
import dev.meteo.compare.scenario.Scenario;
import dev.meteo.testbed.DirectoryTree;
import dev.meteo.testbed.run.EndedException;
import dev.meteo.testbed.run.Patience;
import dev.meteo.testbed.run.RunSite;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/** Runs scenarios on one stack, one after the other, each as if on a new one. */
public final class Runner {
  /** From the decision to begin until the first reading is due: the sensor's start. */
  private static final Duration SENSOR_START = Duration.ofSeconds(3);

  /** Within it, readings that a fault has held up are expected to arrive. */
  private static final Duration LONGEST_SETTLING = Duration.ofMinutes(2);

  private final RunSite site;
  private final Patience patience;
  private final long seed;

  /**
   * @param seed of the readings
   */
  public Runner(RunSite site, Patience patience, long seed) {
    this.site = site;
    this.patience = patience;
    this.seed = seed;
  }

  /**
   * Blocks until the run is measured. A run that fails is a result too, with the reason in it.
   *
   * @throws EndedException when the command is asked to end meanwhile
   */
  public RunResult run(RunKey key) throws IOException, InterruptedException {
    Bookkeeping books = fresh(key.scenario());
    Instant begun = Instant.now();
    try (Deployment deployment = new Deployment(key, site, books, seed)) {
      return measure(key, books, deployment);
    } catch (EndedException e) {
      throw e;
    } catch (UserError e) {
      return new RunResultBuilder(key.variant(), key.delivery(), key.repetition(), begun)
          .failed(String.valueOf(e.getMessage()))
          .build();
    }
  }

  private Bookkeeping fresh(Scenario scenario) throws IOException {
    Path directory = site.rolesHome();
    DirectoryTree.delete(directory);
    Files.createDirectories(directory);
    StoreView.clear(site.stack().redis());
    new BrokerView(site.stack().amqp()).wipe(terminals(scenario));
    return new Bookkeeping(directory);
  }

  static List<String> terminals(Scenario scenario) {
    List<String> names = new ArrayList<>();
    IntStream.rangeClosed(1, scenario.terminals())
        .mapToObj(i -> "terminal-" + i)
        .forEach(names::add);
    FanOut fanOut = scenario.fanOut();
    if (fanOut != null) {
      IntStream.rangeClosed(1, fanOut.most()).mapToObj(ManyTerminals::name).forEach(names::add);
    }
    return names;
  }

  private RunResult measure(RunKey key, Bookkeeping books, Deployment deployment)
      throws IOException, InterruptedException {
    Scenario scenario = key.scenario();
    Load load = Load.of(scenario, seed);
    if (!load.isEmpty()) {
      load.write(books.recording());
    }
    try (StoreView store = StoreView.connect(site.stack().redis())) {
      deployment.start(patience, new BrokerView(site.stack().amqp()), store);
    }
    Instant begin = nextBegin(scenario);
    Instant first = begin.minusSeconds(scenario.warmUpSeconds());
    Sampler sampler =
        new Sampler(
            StoreView.connect(site.stack().redis()), deployment::processes, books, first, begin);
    FaultPlay faults = new FaultPlay(deployment, scenario.occurrences(key.variant()), begin);
    try (sampler) {
      sampler.start();
      if (hasSensor(scenario, load)) {
        deployment.startSensor(first);
      }
      deployment.startFanOut(begin);
      faults.playUntil(scenario.measuredSeconds(), patience);
      faults.await();
      deployment.heal();
      RunFacts facts = new RunFacts(key, books, deployment, load, begin, sampler, faults);
      facts.settle(patience, LONGEST_SETTLING);
      return facts.result();
    }
  }

  private static boolean hasSensor(Scenario scenario, Load load) {
    return scenario.clients() != null || !load.isEmpty();
  }

  /** Where a window begins, so that windows of all runs hold the same readings. */
  private static Instant nextBegin(Scenario scenario) {
    long earliest =
        Instant.now().plus(SENSOR_START).getEpochSecond() + scenario.warmUpSeconds() + 1;
    long window = scenario.windowSeconds();
    return Instant.ofEpochSecond(Math.ceilDiv(earliest, window) * window);
  }
}
