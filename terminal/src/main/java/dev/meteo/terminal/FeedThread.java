package dev.meteo.terminal;

import com.rabbitmq.client.AuthenticationFailureException;
import com.rabbitmq.client.PossibleAuthenticationFailureException;
import dev.meteo.cli.Termination;
import dev.meteo.cli.UserError;
import dev.meteo.messages.FailureText;
import dev.meteo.terminal.feed.Feed;
import java.io.IOException;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** Runs a feed on a thread of its own; its end, good or bad, ends the terminal. */
final class FeedThread {
  private final Feed feed;
  private final Termination termination;
  private final Thread thread = new Thread(this::run, "feed");
  private volatile @Nullable Exception failure;

  private FeedThread(Feed feed, Termination termination) {
    this.feed = feed;
    this.termination = termination;
  }

  static FeedThread start(Feed feed, Termination termination) {
    FeedThread started = new FeedThread(feed, termination);
    started.thread.setDaemon(true);
    started.thread.start();
    return started;
  }

  /**
   * Waits for the feed's end, though not for one that hangs in a connection attempt.
   *
   * @throws UserError saying why the feed could not go on
   */
  void join(Duration atMost) throws InterruptedException {
    thread.join(atMost.toMillis());
    Exception cause = failure;
    if (cause != null) {
      throw new UserError(sentence(cause), cause);
    }
  }

  private void run() {
    try {
      feed.run();
    } catch (IOException | RuntimeException e) {
      failure = e;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } finally {
      termination.request();
    }
  }

  private static String sentence(Exception failure) {
    return failure instanceof AuthenticationFailureException
            || failure instanceof PossibleAuthenticationFailureException
        ? "RabbitMQ refuses this user; see --amqp"
        : FailureText.of(failure);
  }
}
