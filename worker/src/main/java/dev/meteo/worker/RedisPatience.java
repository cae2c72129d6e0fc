package dev.meteo.worker;

import dev.meteo.messages.Backoff;
import dev.meteo.messages.DurationText;
import dev.meteo.messages.VisibleText;
import dev.meteo.store.SettingsChangedException;
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

  /** Finds out whether this process may go on by the settings that the system uses now. */
  @FunctionalInterface
  public interface Agreement {
    /** Returns when it may; throws whatever ends the process when it may not. */
    void renew() throws StoreException;
  }

  private final Console console;
  private volatile Agreement agreement = () -> {};
  private final Backoff backoff = new Backoff(FIRST_DELAY, LONGEST_DELAY, new SplittableRandom());
  private boolean away;

  public RedisPatience(Console console) {
    this.console = console;
  }

  /** From now on, this is asked when the shared settings turn out to be others. */
  public void onSettingsChanged(Agreement renewal) {
    agreement = renewal;
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
        T answer = asked(question);
        back();
        return answer;
      } catch (StoreException e) {
        away(e, meanwhile);
        if (pause.await(backoff.next())) {
          throw new EndedException("ended while Redis was away");
        }
        if (System.nanoTime() - begin > atMost.toNanos()) {
          throw new EndedException("Redis has taken nothing for " + DurationText.of(atMost));
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
      Optional<T> answer = Optional.of(asked(question));
      back();
      return answer;
    } catch (StoreException e) {
      away(e, meanwhile);
      return Optional.empty();
    }
  }

  /** Asks once more when the settings were others, and this process may go on by them. */
  private <T> T asked(Question<T> question) throws StoreException {
    try {
      return question.ask();
    } catch (SettingsChangedException e) {
      LOGGER.info("the shared settings are claimed again", e);
      agreement.renew();
      return question.ask();
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
