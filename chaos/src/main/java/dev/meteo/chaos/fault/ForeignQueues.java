package dev.meteo.chaos.fault;

import com.rabbitmq.client.Channel;
import com.rabbitmq.client.MessageProperties;
import dev.meteo.chaos.scene.Scene;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.TimeoutException;

/**
 * Somebody else binds a queue to each of Meteo's exchanges, and unbinds it some time later. Those
 * on exchanges that are there for listeners may be full and refuse what comes; no window may wait
 * for that.
 */
final class ForeignQueues implements Fault {
  /** What publishers of Meteo wait for: a listener has no business there, and at least has room. */
  private static final Set<String> OWN = Set.of("meteo.readings", "meteo.history", "meteo.dead");

  private static final long CONFIRM_MS = 10_000;
  private static final int ONE_HAS_ROOM_OF = 3;

  private final Random dice;
  private final String name;
  private final List<String> bound = new ArrayList<>();
  private int full;
  private int bindings;

  ForeignQueues(long seed) {
    this.dice = new Random(seed);
    this.name = "foreign-" + Math.floorMod(seed, 1_000_000) + "-";
  }

  @Override
  public Set<String> claims() {
    return Set.of(Catalogue.FOREIGN_QUEUE, "broker");
  }

  @Override
  public void begin(Scene scene) throws IOException, InterruptedException {
    Map<String, NavigableSet<String>> keys = new HashMap<>();
    Queues.bindings(scene)
        .forEach(
            one ->
                keys.computeIfAbsent(one.exchange(), e -> new TreeSet<>()).add(one.routingKey()));
    for (String exchange : exchanges(scene)) {
      boolean fills = !OWN.contains(exchange) && dice.nextInt(ONE_HAS_ROOM_OF) > 0;
      NavigableSet<String> wanted = keys.computeIfAbsent(exchange, e -> new TreeSet<>());
      wanted.add("#");
      boolean unused = scene.broker().on(channel -> bind(channel, exchange, wanted, fills));
    }
  }

  /** By name: dice are thrown for them in this order. */
  private static NavigableSet<String> exchanges(Scene scene) {
    NavigableSet<String> exchanges = new TreeSet<>();
    Queues.rabbitmqctl(scene, "list_exchanges", "name")
        .lines()
        .filter(exchange -> exchange.startsWith("meteo."))
        .forEach(exchanges::add);
    return exchanges;
  }

  private boolean bind(Channel channel, String exchange, NavigableSet<String> keys, boolean fills)
      throws IOException, InterruptedException, TimeoutException {
    String queue = name + exchange;
    Map<String, Object> arguments = new HashMap<>();
    arguments.put("x-queue-type", dice.nextBoolean() ? "quorum" : "classic");
    arguments.put("x-max-length", fills ? 1 : 1000);
    arguments.put("x-overflow", fills ? "reject-publish" : "drop-head");
    channel.queueDeclare(queue, true, false, false, arguments);
    bound.add(queue);
    if (fills) {
      fill(channel, queue);
    }
    for (String key : keys) {
      channel.queueBind(queue, exchange, key);
      bindings++;
    }
    return true;
  }

  /** A quorum queue takes one more than it has room for, at times. */
  private void fill(Channel channel, String queue)
      throws IOException, InterruptedException, TimeoutException {
    channel.confirmSelect();
    boolean taken = true;
    while (taken) {
      channel.basicPublish("", queue, MessageProperties.MINIMAL_PERSISTENT_BASIC, new byte[] {'x'});
      taken = channel.waitForConfirms(CONFIRM_MS);
    }
    full++;
  }

  @Override
  public void heal(Scene scene) throws IOException, InterruptedException {
    for (String queue : bound) {
      boolean unused = Queues.delete(scene, queue);
    }
  }

  @Override
  public boolean changedAnything() {
    return bindings > 0;
  }

  @Override
  public String target() {
    return "each exchange";
  }

  @Override
  public String effect() {
    return "%d queues, %d of them full".formatted(bound.size(), full);
  }
}
