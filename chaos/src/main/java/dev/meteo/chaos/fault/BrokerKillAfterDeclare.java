package dev.meteo.chaos.fault;

import dev.meteo.chaos.scene.Actor;
import dev.meteo.chaos.scene.Scene;
import dev.meteo.testbed.StackServer;
import java.io.IOException;
import java.time.Duration;
import java.util.Set;

/**
 * A terminal's queue is deleted, and a node is killed right after the terminal has declared it
 * again: a quorum queue that RabbitMQ has not written down yet may come back without a leader.
 */
final class BrokerKillAfterDeclare implements Fault {
  private static final Duration DECLARED_WITHIN = Duration.ofSeconds(60);
  private static final Duration SOON = Duration.ofMillis(500);

  private final int dice;
  private final String terminal;
  private Duration after = Duration.ZERO;
  private boolean killed;

  /**
   * @param dice chooses the node
   */
  BrokerKillAfterDeclare(int dice, int terminal) {
    this.dice = dice;
    this.terminal = "terminal-" + terminal;
  }

  @Override
  public Set<String> claims() {
    return Set.of("broker", terminal);
  }

  @Override
  public void begin(Scene scene) throws IOException, InterruptedException {
    String queue = "meteo.terminal." + terminal;
    StackServer node = node(scene);
    Actor actor = scene.cast().actor(terminal);
    actor.kill();
    boolean unused = Queues.delete(scene, queue);
    actor.start();
    long declared =
        scene
            .broker()
            .on(
                channel -> {
                  scene
                      .patience()
                      .until(
                          "the declaration of " + queue,
                          DECLARED_WITHIN,
                          () -> Queues.exists(channel.getConnection(), queue));
                  return System.nanoTime();
                });
    node.kill();
    after = Duration.ofNanos(System.nanoTime() - declared);
    killed = true;
  }

  @Override
  public void heal(Scene scene) {
    node(scene).start();
  }

  /** Later than that the broker has written the queue down. */
  @Override
  public boolean changedAnything() {
    return killed && after.compareTo(SOON) <= 0;
  }

  @Override
  public String target() {
    return terminal;
  }

  @Override
  public String effect() {
    return "killed " + after.toMillis() + " ms after the declaration";
  }

  private StackServer node(Scene scene) {
    return scene.stack().brokerNodes().get(dice % scene.stack().brokerNodes().size());
  }
}
