package dev.meteo.worker;

import dev.meteo.messages.Backoff;
import dev.meteo.messages.VisibleText;
import dev.meteo.store.StoreException;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import java.util.SplittableRandom;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Asks Redis again until it answers, at growing intervals, and tells the user once that it is away
 * and once that it is back. For one thread.
 */
public final class RedisPatience {
  private static final Logger LOGGER = LoggerFactory.getLogger(RedisPatience.class);
  private static final Duration FIRST_DELAY = Duration.ofMillis(100);
  private static final Duration LONGEST_DELAY = Duration.ofSeconds(2);

  /** Asks Redis something that may be asked again. */
  @FunctionalInterface
  public interface Question<T> {
    /** The answer, or why there is none. */
    T ask() throws StoreException;
  }

  /** Blocks for a time, and says whether whoever waits has to give up. */
  @FunctionalInterface
  public interface Pause {
    /** Whether to give up. */
    boolean await(Duration atMost) throws InterruptedException;
  }

  private final Console console;
  private final Backoff backoff = new Backoff(FIRST_DELAY, LONGEST_DELAY, new SplittableRandom());
  private boolean away;

  public RedisPatience(Console console) {
    this.console = console;
  }

  /**
   * The answer, once there is one.
   *
   * @param meanwhile what happens while Redis is away, for the user
   * @param atMost how long to go on asking
   * @throws EndedException when the pause said to give up, or the time was up
   */
  public <T> T untilAnswered(Question<T> question, String meanwhile, Duration atMost, Pause pause)
      throws IOException, InterruptedException {
    long begin = System.nanoTime();
    while (true) {
      try {
        T answer = question.ask();
        back();
        return answer;
      } catch (StoreException e) {
        away(e, meanwhile);
        if (pause.await(backoff.next())) {
          throw new EndedException("ended while Redis was away");
        }
        if (System.nanoTime() - begin > atMost.toNanos()) {
          throw new EndedException("Redis has not answered for " + atMost.toMinutes() + " minutes");
        }
      }
    }
  }

  /**
   * The answer, if there is one at once.
   *
   * @param meanwhile what happens while Redis is away, for the user
   */
  <T> Optional<T> once(Question<T> question, String meanwhile) {
    try {
      Optional<T> answer = Optional.of(question.ask());
      back();
      return answer;
    } catch (StoreException e) {
      away(e, meanwhile);
      return Optional.empty();
    }
  }

  private void away(StoreException failure, String meanwhile) {
    if (!away) {
      away = true;
      LOGGER.info("Redis is away", failure);
      console.say(VisibleText.of(String.valueOf(failure.getMessage()), 300) + "; " + meanwhile);
    }
  }

  private void back() {
    if (away) {
      away = false;
      backoff.reset();
      console.say("Redis is back");
    }
  }
}
