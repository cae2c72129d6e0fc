package dev.meteo.proxy;

import dev.meteo.messages.SignsOfLifeCodec;
import dev.meteo.store.SignStore;
import dev.meteo.store.StoreException;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Tells terminals every five seconds who is behind the numbers. One thread uses it. */
final class RollCall {
  private static final Logger LOGGER = LoggerFactory.getLogger(RollCall.class);
  private static final Duration EVERY = Duration.ofSeconds(5);
  private static final Duration LEAST_SILENCE = Duration.ofSeconds(30);
  private static final int SILENT_WINDOWS = 3;

  private final SignStore signs;
  private final Duration silentAfter;
  private final WindowPublisher publisher;
  private long toldNanos = System.nanoTime() - EVERY.toNanos();

  /**
   * @param window the windows' length: who reports once in each is not silent
   */
  RollCall(SignStore signs, Duration window, WindowPublisher publisher) {
    this.signs = signs;
    this.silentAfter = silentAfter(window);
    this.publisher = publisher;
  }

  static Duration silentAfter(Duration window) {
    Duration windows = window.multipliedBy(SILENT_WINDOWS);
    return windows.compareTo(LEAST_SILENCE) > 0 ? windows : LEAST_SILENCE;
  }

  /** Calls the roll when the last one is long enough ago; that it fails is nobody's trouble. */
  void tellIfDue(long nowNanos) {
    if (nowNanos - toldNanos < EVERY.toNanos()) {
      return;
    }
    toldNanos = nowNanos;
    try {
      publisher.tell(SignsOfLifeCodec.encode(signs.roll(silentAfter)));
    } catch (StoreException | RuntimeException e) {
      LOGGER.info("terminals are not told who is behind the numbers", e);
    }
  }
}
