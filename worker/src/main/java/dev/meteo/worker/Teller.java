package dev.meteo.worker;

import com.rabbitmq.client.Connection;
import dev.meteo.messages.BrokerLink;
import dev.meteo.messages.Shard;
import dev.meteo.messages.SocketCutter;
import dev.meteo.messages.StoredReading;
import dev.meteo.messages.StoredReadingsEncoder;
import dev.meteo.messages.Topology;
import dev.meteo.store.StoreException;
import dev.meteo.store.UntoldStore;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Tells on {@link Topology#STORED_EXCHANGE} what counts, on a connection of its own: the broker may
 * block a connection that publishes, and acknowledgements must not wait behind it longer than the
 * rules say. What was sent and not confirmed when a connection is lost is sent again on the next.
 *
 * <p>{@link #tell} is for one thread, {@link #run} is one thread's, and so is {@link #watch}, which
 * keeps the time: it never waits for the broker, only for Redis, where it records what is untold
 * before anything that waits for it is let go.
 */
final class Teller implements BrokerLink.Session {
  private static final Logger LOGGER = LoggerFactory.getLogger(Teller.class);
  private static final int MOST_WAITING_READINGS = 100_000;
  private static final long POLL_MS = 50;

  /** While nothing waits, Redis hears of it so often. */
  private static final long RECORD_NANOS = TimeUnit.SECONDS.toNanos(1);

  private final TellingRules rules;
  private final Topology topology;
  private final InstantSource clock;
  private final Console console;
  private final SocketCutter cutter;
  private final UntoldLedger untold;
  private final StoredReadingsEncoder encoder;
  private final TellingQueue queue;
  private final Ending ending = new Ending();

  /** All that is not settled, and some that is, the oldest first. */
  private final ConcurrentLinkedDeque<Telling> open = new ConcurrentLinkedDeque<>();

  /** Sent on a connection that was lost. The session's thread alone uses it. */
  private final Deque<TellingChannel.Message> again = new ArrayDeque<>();

  private volatile int shards = 1;
  private volatile boolean blocked;
  private volatile boolean paused;
  private volatile long pausedUntilNanos;
  private volatile boolean publishing;
  private volatile long publishingSinceNanos;
  private long recordedNanos = System.nanoTime();
  private boolean inTrouble;

  /**
   * @param worker the name that messages carry
   * @param cutter ends the connection that this is run on
   */
  Teller(
      String worker,
      TellingRules rules,
      Topology topology,
      UntoldStore store,
      InstantSource clock,
      Console console,
      SocketCutter cutter) {
    this.rules = rules;
    this.topology = topology;
    this.clock = clock;
    this.console = console;
    this.cutter = cutter;
    this.untold = new UntoldLedger(worker, store);
    this.encoder = new StoredReadingsEncoder(worker, clock.instant());
    this.queue = new TellingQueue(MOST_WAITING_READINGS, untold::add);
  }

  /** Into how many parts sensors are divided from now on. */
  void shards(int number) {
    shards = number;
  }

  /**
   * Takes what counts, to be told soon; does not block.
   *
   * @param whenOver called when one of the tellings is over that was not at once; must not block
   */
  List<Telling> tell(List<StoredReading> counted, Runnable whenOver) {
    boolean awaited = rules.waits() && !isPaused();
    Instant now = clock.instant();
    long nanos = System.nanoTime();
    List<Telling> tellings = new ArrayList<>(1);
    for (Map.Entry<Integer, List<StoredReading>> part : byShard(counted).entrySet()) {
      Telling telling = new Telling(part.getKey(), part.getValue(), now, nanos, awaited, whenOver);
      tellings.add(telling);
      open.addLast(telling);
      queue.add(telling);
    }
    return tellings;
  }

  /** Ends session and watch soon, whatever still waits. */
  void end() {
    ending.ask();
  }

  @Override
  public void run(Connection connection) throws IOException, InterruptedException {
    topology.stored(connection.createChannel());
    blocked = false;
    connection.addBlockedListener(reason -> blocked = true, () -> blocked = false);
    TellingChannel channel = new TellingChannel(connection.createChannel(), untold::add);
    try {
      while (!ending.isAsked()) {
        step(channel);
      }
    } finally {
      publishing = false;
      List<TellingChannel.Message> lost = channel.unconfirmed();
      lost.removeIf(message -> message.telling().isSettled());
      lost.reversed().forEach(again::addFirst);
    }
  }

  /** Keeps the time until the end. Blocks. */
  void watch() throws InterruptedException {
    do {
      try {
        look();
      } catch (StoreException e) {
        LOGGER.debug("what is untold was not recorded", e); // at the next look
      }
    } while (!ending.await(Duration.ofMillis(POLL_MS)));
  }

  private void step(TellingChannel channel) throws IOException, InterruptedException {
    if (!channel.isOpen()) {
      throw new IOException("the channel for what counts is closed");
    }
    if (channel.isOverdue()) {
      throw new IOException("no confirm for " + rules.longestWait().toSeconds() + " s");
    }
    if (blocked) {
      ending.await(Duration.ofMillis(POLL_MS));
      return;
    }
    if (again.isEmpty()) {
      Telling next = queue.take(POLL_MS);
      if (next != null) {
        encode(next);
      }
      return;
    }
    TellingChannel.Message message = again.element();
    if (message.telling().isSettled()) {
      again.remove();
    } else if (channel.awaitRoom(message, POLL_MS)) {
      publish(channel, again.remove());
    }
  }

  private void publish(TellingChannel channel, TellingChannel.Message message) throws IOException {
    publishingSinceNanos = System.nanoTime();
    publishing = true;
    channel.publish(message);
    publishing = false;
  }

  private void encode(Telling telling) {
    List<StoredReading> readings = telling.readings();
    if (readings.isEmpty()) {
      queue.used(telling.shard(), 1); // given up this moment
      return;
    }
    long first = queue.nextNumber(telling.shard());
    List<byte[]> bodies = encoder.encode(telling.shard(), first, telling.storedAt(), readings);
    queue.used(telling.shard(), bodies.size());
    telling.sentIn(bodies.size());
    bodies.forEach(body -> again.addLast(new TellingChannel.Message(telling, body)));
  }

  private void look() throws StoreException {
    long nanos = System.nanoTime();
    giveUpOld(nanos);
    if (publishing && nanos - publishingSinceNanos > rules.longestWait().toNanos()) {
      cutter.cut();
    }
    Telling oldest = open.peekFirst();
    boolean waiting = oldest != null && rules.waits() && !isPaused();
    if (untold.isHolding() || (blocked && waiting)) {
      Instant now = clock.instant();
      untold.record(oldest == null ? now : oldest.storedAt(), now, rules.pause());
      pausedUntilNanos = System.nanoTime() + rules.pause().toNanos();
      paused = true;
      say();
      open.forEach(Telling::release);
    } else if (!untold.isEmpty() && nanos - recordedNanos > RECORD_NANOS) {
      untold.record();
      recordedNanos = nanos;
    }
  }

  private void giveUpOld(long nowNanos) {
    long ageNanos = rules.longestWait().toNanos();
    for (Telling first = open.peekFirst(); first != null; first = open.peekFirst()) {
      if (!first.isSettled()) {
        if (!first.isOlderThan(ageNanos, nowNanos)) {
          return;
        }
        if (first.giveUp()) {
          untold.add(first);
        }
      }
      open.removeFirst();
      if (inTrouble && !isPaused() && first.wasToldWhileAwaited()) {
        inTrouble = false;
        console.say("all who listen to meteo.stored are told again");
      }
    }
  }

  private boolean isPaused() {
    if (paused && System.nanoTime() - pausedUntilNanos >= 0) {
      paused = false;
    }
    return paused;
  }

  private void say() {
    if (!inTrouble) {
      inTrouble = true;
      console.say(
          "not all who listen to meteo.stored can be told ("
              + (blocked ? "the broker takes nothing for now" : "a dead or refusing queue there?")
              + "); acknowledging without waiting for them, and recording what they lack: see"
              + " ./meteo status");
    }
  }

  private Map<Integer, List<StoredReading>> byShard(List<StoredReading> counted) {
    int number = shards;
    if (number == 1) {
      return Map.of(0, counted);
    }
    Map<Integer, List<StoredReading>> parts = new TreeMap<>();
    for (StoredReading stored : counted) {
      parts
          .computeIfAbsent(Shard.of(stored.reading().sensor(), number), shard -> new ArrayList<>())
          .add(stored);
    }
    return parts;
  }
}
