package dev.meteo.proxy;

import dev.meteo.messages.BrokerLink;
import dev.meteo.messages.VisibleText;
import dev.meteo.store.StoreException;
import java.io.PrintWriter;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Says on standard error what a person wants to know of a window proxy, once each time. */
public final class ProxyReport implements BrokerLink.Listener {
  private static final Logger LOGGER = LoggerFactory.getLogger(ProxyReport.class);
  private static final Duration PROGRESS_EVERY = Duration.ofSeconds(10);

  private static final int LONGEST_REASON = 300;

  private enum State {
    STARTING,
    STANDING_BY,
    LEADING,
    STORE_FAILED
  }

  private final PrintWriter err;
  private final ProxyCounters counters = new ProxyCounters();
  private State state = State.STARTING;
  private long reportedWindows;
  private long reportedCorrections;
  private long reportedNanos = System.nanoTime();

  ProxyReport(PrintWriter err) {
    this.err = err;
  }

  ProxyCounters counters() {
    return counters;
  }

  @Override
  public void connected(String node) {
    say("connected to RabbitMQ at " + node);
  }

  @Override
  public void disconnected(String reason, int attempt, Duration retryIn) {
    state = State.STARTING;
    say("no RabbitMQ (" + reason + "), trying again in " + retryIn.toMillis() + " ms");
  }

  /**
   * @param failure why Redis could not be asked who leads, or null when another proxy does
   */
  void notLeading(@Nullable StoreException failure) {
    if (failure == null) {
      change(State.STANDING_BY, "standing by: another window proxy leads");
    } else {
      storeFailed(failure);
    }
  }

  void leading() {
    change(State.LEADING, "leading: this window proxy publishes the windows");
  }

  void storeFailed(StoreException failure) {
    if (state != State.STORE_FAILED) {
      LOGGER.info("the store failed", failure);
    }
    String reason = VisibleText.of(String.valueOf(failure.getMessage()), LONGEST_REASON);
    change(State.STORE_FAILED, reason + "; trying again");
  }

  /** Says what was published, when anything was, every few seconds. */
  void worked() {
    long now = System.nanoTime();
    if (now - reportedNanos < PROGRESS_EVERY.toNanos()) {
      return;
    }
    long windows = counters.windows();
    long corrections = counters.corrections();
    if (windows != reportedWindows || corrections != reportedCorrections) {
      say(
          "published %,d windows and %,d corrections (%,d and %,d since the last line)"
              .formatted(
                  windows,
                  corrections,
                  windows - reportedWindows,
                  corrections - reportedCorrections));
    }
    reportedWindows = windows;
    reportedCorrections = corrections;
    reportedNanos = now;
  }

  /** Writes a line. */
  public void say(String line) {
    err.println("window-proxy: " + line);
    err.flush();
  }

  private void change(State to, String line) {
    if (state != to) {
      state = to;
      say(line);
    }
  }
}
