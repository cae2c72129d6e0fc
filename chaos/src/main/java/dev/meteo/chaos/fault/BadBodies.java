package dev.meteo.chaos.fault;

import com.rabbitmq.client.Channel;
import com.rabbitmq.client.MessageProperties;
import dev.meteo.chaos.scene.Scene;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A client that sends what nobody can read, one body for every ten good readings. */
final class BadBodies implements Fault {
  private static final Logger LOGGER = LoggerFactory.getLogger(BadBodies.class);
  private static final long CONFIRM_MS = 10_000;
  private static final long RETRY_MS = 200;

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
  private final CountDownLatch over = new CountDownLatch(1);
  private final CountDownLatch ended = new CountDownLatch(1);

  BadBodies(int number) {
    this.number = number;
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
                  returned.set(false);
                  send(scene, channel, body(dice, sent[0]), returned);
                  sent[0]++;
                }
                return sent[0];
              });
    } catch (IOException | RuntimeException e) {
      LOGGER.info("bad bodies are not taken for now", e);
      return sent[0] + 1;
    }
  }

  /** What no queue takes comes back first and is confirmed then. */
  private static void send(Scene scene, Channel channel, String body, AtomicBoolean returned)
      throws IOException, InterruptedException {
    channel.basicPublish(
        "meteo.readings",
        "bad",
        true,
        MessageProperties.MINIMAL_PERSISTENT_BASIC,
        body.getBytes(StandardCharsets.UTF_8));
    try {
      if (channel.waitForConfirms(CONFIRM_MS) && !returned.get()) {
        scene.confirmedBad(body);
      }
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
  public String target() {
    return "readings";
  }
}
