package dev.meteo.chaos.fault;

import dev.meteo.chaos.scene.Scene;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Something that a person does to the broker by mistake. */
final class OperatorFault implements Fault {
  /** Does something to a scene, and says whether that has changed anything. */
  @FunctionalInterface
  interface Deed {
    boolean on(Scene scene) throws IOException, InterruptedException;
  }

  private static final String READINGS = "meteo.readings";
  private static final String HISTORY = "meteo.history";

  /** A window is published each second. */
  private static final Duration MESSAGES_WITHIN = Duration.ofSeconds(10);

  private static final int ROOM = 3;

  private final String target;
  private final Set<String> claims;
  private final Deed blow;
  private final Deed mending;
  private boolean changed;

  private OperatorFault(String target, Set<String> claims, Deed blow, Deed mending) {
    this.target = target;
    this.claims = claims;
    this.blow = blow;
    this.mending = mending;
  }

  static OperatorFault closeConnections() {
    return new OperatorFault(
        "all connections",
        Set.of("broker"),
        scene -> {
          boolean any = Queues.rabbitmqctl(scene, "list_connections", "pid").contains("<");
          var unused = Queues.rabbitmqctl(scene, "close_all_connections", "chaos");
          return any;
        },
        scene -> false);
  }

  /** The sensors' messages come back as unroutable until one of them mends it. */
  static OperatorFault unbind() {
    List<String> keys = new ArrayList<>();
    return new OperatorFault(
        READINGS,
        Set.of("broker"),
        scene -> {
          keys.addAll(bindingKeys(scene));
          for (String key : keys) {
            var unused = scene.broker().on(channel -> channel.queueUnbind(READINGS, READINGS, key));
          }
          return !keys.isEmpty();
        },
        scene -> {
          for (String key : keys) {
            var unused = scene.broker().on(channel -> channel.queueBind(READINGS, READINGS, key));
          }
          return false;
        });
  }

  private static List<String> bindingKeys(Scene scene) {
    return Queues.bindings(scene).stream()
        .filter(binding -> binding.exchange().equals(READINGS) && binding.queue().equals(READINGS))
        .map(Queues.Binding::routingKey)
        .toList();
  }

  /** While the terminal is away: what a consumer has in its hands cannot be purged. */
  static OperatorFault purge(String terminal) {
    return new OperatorFault(
        terminal,
        Set.of(terminal, "broker"),
        scene -> {
          scene.cast().actor(terminal).kill();
          return false;
        },
        scene -> {
          try {
            scene
                .patience()
                .until("a message in its queue", MESSAGES_WITHIN, () -> waits(scene, terminal));
            return scene
                    .broker()
                    .on(channel -> channel.queuePurge(queue(terminal)))
                    .getMessageCount()
                > 0;
          } finally {
            scene.cast().actor(terminal).start();
          }
        });
  }

  private static boolean waits(Scene scene, String terminal) throws IOException {
    try {
      return scene.broker().ready(List.of(queue(terminal))) > 0;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted", e);
    }
  }

  /** What was published before is gone from it; what is published later has to be in it again. */
  static OperatorFault deleteHistory() {
    return new OperatorFault(
        HISTORY, Set.of("broker"), scene -> Queues.delete(scene, HISTORY), scene -> false);
  }

  static OperatorFault delete(String terminal) {
    return new OperatorFault(
        terminal,
        Set.of(terminal, "broker"),
        scene -> Queues.delete(scene, queue(terminal)),
        scene -> false);
  }

  /** The terminal is away while its queue has room for three. */
  static OperatorFault full(String terminal) {
    return new OperatorFault(
        terminal,
        Set.of(terminal, "broker"),
        scene -> {
          scene.cast().actor(terminal).kill();
          String pattern = "^" + queue(terminal).replace(".", "\\.") + "$";
          String limit = "{\"max-length\":" + ROOM + "}";
          var unused =
              Queues.rabbitmqctl(
                  scene, "set_policy", "chaos-full", pattern, limit, "--apply-to", "queues");
          return false;
        },
        scene -> {
          boolean full = scene.broker().ready(List.of(queue(terminal))) >= ROOM;
          var unused = Queues.rabbitmqctl(scene, "clear_policy", "chaos-full");
          scene.cast().actor(terminal).start();
          return full;
        });
  }

  private static String queue(String terminal) {
    return "meteo.terminal." + terminal;
  }

  @Override
  public Set<String> claims() {
    return claims;
  }

  @Override
  public void begin(Scene scene) throws IOException, InterruptedException {
    changed |= blow.on(scene);
  }

  @Override
  public void heal(Scene scene) throws IOException, InterruptedException {
    changed |= mending.on(scene);
  }

  @Override
  public boolean changedAnything() {
    return changed;
  }

  @Override
  public String target() {
    return target;
  }
}
