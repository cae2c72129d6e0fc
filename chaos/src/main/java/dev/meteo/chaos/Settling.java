package dev.meteo.chaos;

import dev.meteo.chaos.scene.Actor;
import dev.meteo.chaos.scene.Kind;
import dev.meteo.chaos.scene.Scene;
import io.lettuce.core.RedisException;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Brings the load to its end and waits until nothing is left to do. */
final class Settling {
  private static final Duration SENSORS_WITHIN = Duration.ofSeconds(100);
  private static final Duration SETTLED_WITHIN = Duration.ofSeconds(100);
  private static final Duration STAYS_SO = Duration.ofSeconds(1);

  private static final Logger LOGGER = LoggerFactory.getLogger(Settling.class);

  private final Scene scene;
  private final Consumer<String> progress;
  private final List<String> leftOver = new ArrayList<>();

  Settling(Scene scene, Consumer<String> progress) {
    this.scene = scene;
    this.progress = progress;
  }

  /**
   * Has all sensors' readings confirmed, waits until they are published, and ends the roles in
   * order.
   *
   * @return what is left over; empty when all is settled
   */
  List<String> settle() throws IOException, InterruptedException {
    sendContestedAgain();
    endSensors();
    progress.accept("all readings are confirmed; waiting until they are published");
    awaitNothingToDo();
    awaitNothingInHand(List.of("meteo.readings"));
    progress.accept("nothing is left to do; ending the roles");
    end(List.of(Kind.WORKER, Kind.PROXY));
    // While windows are published, one may be on its way whenever the broker counts.
    awaitNothingInHand(terminalQueues());
    end(List.of(Kind.TERMINAL, Kind.BALANCER));
    return List.copyOf(leftOver);
  }

  /** So that nothing is left of which nobody knows whether it has arrived. */
  private void sendContestedAgain() throws InterruptedException {
    long deadline = System.nanoTime() + SENSORS_WITHIN.toNanos();
    List<String> left = scene.contested().unconfirmed();
    while (!left.isEmpty() && System.nanoTime() - deadline < 0) {
      try {
        if (scene.broker().publish(left)) {
          left.forEach(scene.contested()::confirmed);
        }
      } catch (IOException e) {
        LOGGER.info("{} contested readings are not taken for now", left.size(), e);
        scene.patience().pause(STAYS_SO);
      }
      left = scene.contested().unconfirmed();
    }
    if (!left.isEmpty()) {
      leftOver.add(left.size() + " contested readings could not be confirmed");
    }
  }

  /** Each sensor's next life sends what earlier ones left, and ends when all is confirmed. */
  private void endSensors() throws IOException, InterruptedException {
    List<Actor> sensors = scene.cast().all(Kind.SENSOR);
    List<Actor> simulated =
        sensors.stream().filter(sensor -> !sensor.name().startsWith("clock")).toList();
    for (Actor sensor : simulated) {
      var unused = sensor.stop();
    }
    for (Actor sensor : simulated) {
      sensor.start(List.of("--readings", "1"), "");
    }
    for (Actor sensor : sensors) {
      if (!sensor.awaitEnd(SENSORS_WITHIN)) {
        leftOver.add(sensor.name() + " could not have all its readings confirmed");
      }
    }
  }

  private void awaitNothingToDo() throws InterruptedException {
    long deadline = System.nanoTime() + SETTLED_WITHIN.toNanos();
    long since = System.nanoTime();
    String toDo = toDo();
    while (System.nanoTime() - deadline < 0
        && (!toDo.isEmpty() || System.nanoTime() - since < STAYS_SO.toNanos())) {
      scene.patience().pause(Duration.ofMillis(200));
      restartTheDead();
      toDo = toDo();
      since = toDo.isEmpty() ? since : System.nanoTime();
    }
    if (!toDo.isEmpty()) {
      leftOver.add(toDo);
    }
  }

  /** That it had to be done is a violation; the rest can still be judged. */
  private void restartTheDead() throws InterruptedException {
    for (Actor actor : scene.cast().all()) {
      if (actor.kind() != Kind.SENSOR && actor.hasDiedByItself()) {
        try {
          actor.start();
        } catch (IOException e) {
          leftOver.add(actor.name() + " cannot be started: " + e.getMessage());
        }
      }
    }
  }

  private String toDo() throws InterruptedException {
    try {
      long unpublished = scene.kept().unpublished();
      if (unpublished > 0) {
        return unpublished + " seconds and revisions wait to be published";
      }
      if (scene.messaging()) {
        long ready = scene.broker().ready(queues());
        return ready == 0 ? "" : ready + " messages wait in queues";
      }
      return "";
    } catch (IOException | RedisException e) {
      return "broker or Redis do not answer: " + e.getMessage();
    }
  }

  private List<String> queues() {
    List<String> queues = new ArrayList<>(terminalQueues());
    queues.add("meteo.readings");
    return queues;
  }

  private List<String> terminalQueues() {
    return scene.cast().all(Kind.TERMINAL).stream()
        .filter(Actor::isAlive)
        .map(terminal -> "meteo.terminal." + terminal.name())
        .toList();
  }

  /** The broker's own count of messages, those with consumers included. */
  private void awaitNothingInHand(List<String> queues) throws InterruptedException {
    if (!scene.messaging()) {
      scene.patience().pause(STAYS_SO.multipliedBy(2)); // what was sent is taken
      return;
    }
    String left = "";
    for (int attempt = 0; attempt < 8; attempt++) {
      left =
          scene
              .stack()
              .brokerNodes()
              .getFirst()
              .tool(List.of("rabbitmqctl", "-q", "list_queues", "name", "messages"))
              .lines()
              .filter(line -> queues.contains(line.split("\t", -1)[0]))
              .filter(line -> !line.endsWith("\t0"))
              .reduce("", (a, b) -> a + " " + b.replace('\t', ' '));
      if (left.isEmpty()) {
        return;
      }
      scene.patience().pause(STAYS_SO);
    }
    leftOver.add("messages are still with consumers:" + left);
  }

  private void end(List<Kind> kinds) throws InterruptedException {
    for (Kind kind : kinds) {
      for (Actor actor : scene.cast().all(kind)) {
        var unused = actor.stop();
      }
    }
  }
}
