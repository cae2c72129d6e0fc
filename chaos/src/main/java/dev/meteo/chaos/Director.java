package dev.meteo.chaos;

import dev.meteo.chaos.scene.Scene;
import dev.meteo.testbed.run.EndedException;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Does what is planned, when it is time, and undoes it. One thread, one run. */
final class Director {
  private static final Logger LOGGER = LoggerFactory.getLogger(Director.class);

  private record Cue(Duration at, Planned planned, boolean heals) {}

  private static final class Doing {
    private long begunNanos;
    private boolean done;
    private String trouble = "";
  }

  private final Scene scene;
  private final Consumer<String> progress;
  private final RedeliveryCount redeliveries;
  private final PriorityQueue<Cue> cues =
      new PriorityQueue<>(Comparator.comparing(Cue::at).thenComparing(Cue::heals));
  private final Map<Planned, Doing> doings = new HashMap<>();
  private final List<Happened> happened = new ArrayList<>();
  private Duration now = Duration.ZERO;

  Director(Scene scene, RedeliveryCount redeliveries, Consumer<String> progress) {
    this.scene = scene;
    this.redeliveries = redeliveries;
    this.progress = progress;
  }

  /**
   * Blocks until the time is over and all is healed.
   *
   * @throws EndedException when the command is asked to end meanwhile
   */
  List<Happened> direct(List<Planned> schedule, Duration length) throws InterruptedException {
    schedule.forEach(planned -> cues.add(new Cue(planned.at(), planned, false)));
    while (!cues.isEmpty()) {
      Cue cue = cues.remove();
      pauseUntil(cue.at());
      if (cue.heals()) {
        heal(cue.planned());
      } else {
        begin(cue.planned());
        cues.add(new Cue(cue.planned().end(), cue.planned(), true));
      }
    }
    pauseUntil(length);
    return List.copyOf(happened);
  }

  /**
   * The plan's clock stands still while something is done, which may take long: so what was not to
   * come together does not.
   */
  private void pauseUntil(Duration at) throws InterruptedException {
    if (at.compareTo(now) > 0) {
      scene.patience().pause(at.minus(now));
      now = at;
    }
  }

  private void begin(Planned planned) throws InterruptedException {
    progress.accept(planned.kind().name() + " " + planned.fault().target());
    Doing doing = new Doing();
    doings.put(planned, doing);
    if (planned.kind().name().startsWith("broker-")) {
      redeliveries.note();
    }
    doing.begunNanos = System.nanoTime();
    try {
      planned.fault().begin(scene);
      doing.done = true;
    } catch (IOException | RuntimeException e) {
      doing.trouble = trouble(planned, e);
    }
  }

  private void heal(Planned planned) throws InterruptedException {
    Doing doing = doings.get(planned);
    long healing = System.nanoTime();
    String trouble = doing == null ? "" : doing.trouble;
    try {
      planned.fault().heal(scene);
    } catch (IOException | RuntimeException e) {
      trouble = trouble.isEmpty() ? trouble(planned, e) : trouble;
    }
    long begun = doing == null ? healing : doing.begunNanos;
    boolean done = doing != null && doing.done;
    happened.add(new Happened(planned, begun, healing, System.nanoTime(), done, trouble));
  }

  private String trouble(Planned planned, Exception e) {
    if (e instanceof EndedException ended) {
      throw ended;
    }
    LOGGER.info("{} could not be done", planned, e);
    progress.accept(planned.kind().name() + " could not be done: " + e.getMessage());
    return String.valueOf(e.getMessage());
  }
}
