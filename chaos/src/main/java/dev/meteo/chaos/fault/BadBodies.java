package dev.meteo.chaos.fault;

import com.rabbitmq.client.Channel;
import dev.meteo.chaos.scene.BrokerClient;
import dev.meteo.chaos.scene.Scene;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A client that sends what nobody can read, one body for every ten good readings; some can be read,
 * but have the identity of another one.
 */
final class BadBodies implements Fault {
  private static final Logger LOGGER = LoggerFactory.getLogger(BadBodies.class);
  private static final long CONFIRM_MS = 10_000;
  private static final long RETRY_MS = 200;

  /** One in so many is a contest. */
  private static final int CONTEST_EVERY = 5;

  /** Each with room for what makes it unique. */
  private static final List<String> BODIES =
      List.of(
          "no JSON %s",
          "{\"kind\":\"air\",\"sensor\":\"%s\",\"timestamp\":\"today\",\"temperature\":1,\"humidity\":2}",
          "{\"kind\":\"wind\",\"sensor\":\"%s\"}",
          "{\"kind\":\"pollution\",\"sensor\":\"%s\",\"timestamp\":\"2026-03-01T12:00:00Z\",\"co2\":-5}",
          "{\"kind\":\"pollution\",\"sensor\":\"%s\",\"timestamp\":\"9999-12-31T00:00:00Z\",\"co2\":400}",
          "[{\"sensor\":\"%s\"",
          "{\"kind\":\"air\",\"sensor\":\"%s\",\"timestamp\":\"2026-03-01T12:00:00Z\",\"humidity\":1e400}");

  private final int number;
  private final AtomicInteger taken = new AtomicInteger();
  private final Contest contest;
  private final CountDownLatch over = new CountDownLatch(1);
  private final CountDownLatch ended = new CountDownLatch(1);

  BadBodies(int number) {
    this.number = number;
    this.contest = new Contest("contest-" + number, number);
  }

  @Override
  public Set<String> claims() {
    return Set.of("bad-bodies");
  }

  @Override
  public void begin(Scene scene) {
    Thread.ofPlatform().daemon().name("bad-bodies").start(() -> run(scene));
  }

  private void run(Scene scene) {
    long pauseMs = 10_000L / scene.setting().readingsPerSecond();
    SplittableRandom dice = new SplittableRandom(number);
    try {
      int sent = 0;
      while (!over.await(RETRY_MS, TimeUnit.MILLISECONDS)) {
        sent = session(scene, dice, pauseMs, sent);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } finally {
      ended.countDown();
    }
  }

  private int session(Scene scene, SplittableRandom dice, long pauseMs, int already)
      throws InterruptedException {
    int[] sent = {already};
    try {
      return scene
          .broker()
          .on(
              channel -> {
                channel.confirmSelect();
                AtomicBoolean returned = new AtomicBoolean();
                channel.addReturnListener(message -> returned.set(true));
                while (!over.await(pauseMs, TimeUnit.MILLISECONDS)) {
                  if (sent[0] % CONTEST_EVERY == CONTEST_EVERY - 1) {
                    contest(scene, channel, returned);
                  } else {
                    send(scene, channel, body(dice, sent[0]), returned);
                  }
                  sent[0]++;
                }
                return sent[0];
              });
    } catch (IOException | RuntimeException e) {
      LOGGER.info("bad bodies are not taken for now", e);
      return sent[0] + 1;
    }
  }

  private void send(Scene scene, Channel channel, String body, AtomicBoolean returned)
      throws IOException, InterruptedException {
    if (isTaken(channel, List.of(body), returned)) {
      scene.confirmedBad(body);
      taken.incrementAndGet();
    }
  }

  /** All at once, so that workers take them side by side. */
  private void contest(Scene scene, Channel channel, AtomicBoolean returned)
      throws IOException, InterruptedException {
    List<String> bodies = contest.bodies(Instant.now());
    bodies.forEach(scene.contested()::sending);
    if (isTaken(channel, bodies, returned)) {
      bodies.forEach(scene.contested()::confirmed);
      taken.addAndGet(bodies.size());
    }
  }

  /** What no queue takes comes back first and is confirmed then. */
  private static boolean isTaken(Channel channel, List<String> bodies, AtomicBoolean returned)
      throws IOException, InterruptedException {
    returned.set(false);
    for (String body : bodies) {
      BrokerClient.publish(channel, body);
    }
    try {
      return channel.waitForConfirms(CONFIRM_MS) && !returned.get();
    } catch (TimeoutException e) {
      throw new IOException("no confirm for a bad body", e);
    }
  }

  private String body(SplittableRandom dice, int sent) {
    String unique = "bad-" + number + "-" + sent;
    return String.format(Locale.ROOT, BODIES.get(dice.nextInt(BODIES.size())), unique);
  }

  @Override
  public void heal(Scene scene) throws InterruptedException {
    over.countDown();
    var unused = ended.await(2 * CONFIRM_MS, TimeUnit.MILLISECONDS);
  }

  @Override
  public boolean changedAnything() {
    return taken.get() > 0;
  }

  @Override
  public String target() {
    return "readings";
  }
}
