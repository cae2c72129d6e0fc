package dev.meteo.proxy;

import dev.meteo.messages.BrokerCheck;
import dev.meteo.messages.BrokerManagement;
import dev.meteo.messages.Topology;
import java.io.IOException;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Has the leading proxy tell what AMQP does not show: foreign bindings where only Meteo's queue may
 * hang, and dead queues. On a thread of its own; nothing waits for it. Each thing is told when it
 * appears, and again when it appears anew.
 */
final class BrokerWatch implements AutoCloseable {
  private static final Logger LOGGER = LoggerFactory.getLogger(BrokerWatch.class);
  private static final Duration EVERY = Duration.ofSeconds(5);

  private final BrokerManagement management;
  private final Consumer<String> user;
  private final CountDownLatch ended = new CountDownLatch(1);
  private Set<String> told = new HashSet<>();
  private boolean toldThatItIsBlind;
  private volatile boolean leading;

  /**
   * @param user gets a line for each thing
   */
  BrokerWatch(BrokerManagement management, Consumer<String> user) {
    this.management = management;
    this.user = user;
  }

  /** Begins to look, whenever this proxy leads. */
  void start() {
    Thread.ofPlatform().daemon().name("broker-watch").start(this::run);
  }

  /** From now on this proxy leads, or does not any more. */
  void leads(boolean nowLeading) {
    leading = nowLeading;
  }

  /** Ends soon; does not wait. */
  @Override
  public void close() {
    ended.countDown();
  }

  private void run() {
    try {
      do {
        if (leading) {
          look();
        }
      } while (!ended.await(EVERY.toMillis(), TimeUnit.MILLISECONDS));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void look() throws InterruptedException {
    try {
      List<String> findings = BrokerCheck.findings(management);
      for (String finding : findings) {
        if (!told.contains(finding)) {
          user.accept("WARNING: " + finding);
        }
      }
      told = new HashSet<>(findings);
      toldThatItIsBlind = false;
    } catch (IOException e) {
      LOGGER.debug("the broker's bindings are not known", e);
      if (!toldThatItIsBlind) {
        toldThatItIsBlind = true;
        user.accept(
            ("foreign bindings of %s and dead queues cannot be seen: no answer from %s (%s);"
                    + " see --management")
                .formatted(Topology.READINGS_EXCHANGE, management, e.getMessage()));
      }
    }
  }
}
