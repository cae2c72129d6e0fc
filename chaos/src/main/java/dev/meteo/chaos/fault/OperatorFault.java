package dev.meteo.chaos.fault;

import dev.meteo.chaos.scene.Scene;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Something that a person does to the broker by mistake. */
final class OperatorFault implements Fault {
  /** Does something to a scene. */
  @FunctionalInterface
  interface Deed {
    void on(Scene scene) throws IOException, InterruptedException;
  }

  private final String target;
  private final Set<String> claims;
  private final Deed blow;
  private final Deed mending;

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
          var unused =
              scene
                  .stack()
                  .brokerNodes()
                  .getFirst()
                  .tool(List.of("rabbitmqctl", "close_all_connections", "chaos"));
        },
        scene -> {});
  }

  /** The sensors' messages come back as unroutable until one of them mends it. */
  static OperatorFault unbind() {
    return new OperatorFault(
        "meteo.readings",
        Set.of("broker"),
        scene -> {
          var unused =
              scene
                  .broker()
                  .on(channel -> channel.queueUnbind("meteo.readings", "meteo.readings", "#"));
        },
        scene -> {
          var unused =
              scene
                  .broker()
                  .on(channel -> channel.queueBind("meteo.readings", "meteo.readings", "#"));
        });
  }

  /** While the terminal is frozen, so that something waits in it. */
  static OperatorFault purge(String terminal) {
    return new OperatorFault(
        terminal,
        Set.of(terminal, "broker"),
        scene -> scene.cast().actor(terminal).freeze(),
        scene -> {
          var unused = scene.broker().on(channel -> channel.queuePurge(queue(terminal)));
          scene.cast().actor(terminal).thaw();
        });
  }

  static OperatorFault delete(String terminal) {
    return new OperatorFault(
        terminal,
        Set.of(terminal, "broker"),
        scene -> {
          var unused = scene.broker().on(channel -> channel.queueDelete(queue(terminal)));
        },
        scene -> {});
  }

  /** The terminal is away while its queue has room for three. */
  static OperatorFault full(String terminal) {
    return new OperatorFault(
        terminal,
        Set.of(terminal, "broker"),
        scene -> {
          scene.cast().actor(terminal).kill();
          var unused =
              rabbitmqctl(
                  scene,
                  List.of(
                      "set_policy",
                      "chaos-full",
                      "^" + queue(terminal).replace(".", "\\.") + "$",
                      "{\"max-length\":3}",
                      "--apply-to",
                      "queues"));
        },
        scene -> {
          var unused = rabbitmqctl(scene, List.of("clear_policy", "chaos-full"));
          scene.cast().actor(terminal).start();
        });
  }

  private static String rabbitmqctl(Scene scene, List<String> arguments) {
    List<String> command = new ArrayList<>(List.of("rabbitmqctl"));
    command.addAll(arguments);
    return scene.stack().brokerNodes().getFirst().tool(command);
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
    blow.on(scene);
  }

  @Override
  public void heal(Scene scene) throws IOException, InterruptedException {
    mending.on(scene);
  }

  @Override
  public String target() {
    return target;
  }
}
