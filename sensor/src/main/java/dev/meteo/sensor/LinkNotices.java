package dev.meteo.sensor;

import dev.meteo.messages.BrokerLink;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/** Tells how the connection fares: its loss once, then now and then while it lasts. */
final class LinkNotices implements BrokerLink.Listener {
  /** Attempts come every 2 to 3 s, so this is about a minute. */
  private static final int ATTEMPTS_PER_REMINDER = 25;

  private final Notices notices;
  private final String broker;
  private boolean away;
  private final CompletableFuture<@Nullable Void> firstFailure = new CompletableFuture<>();
  private volatile boolean connected;

  LinkNotices(Notices notices, String broker) {
    this.notices = notices;
    this.broker = broker;
  }

  @Override
  public void connected(String node) {
    connected = true;
    if (away) {
      notices.say("connected to the broker at " + node);
    }
    away = false;
  }

  @Override
  public void disconnected(String reason, int attempt, Duration retryIn) {
    connected = false;
    firstFailure.complete(null);
    away = true;
    if (attempt == 1) {
      notices.say(
          "no connection to the broker at " + broker + " (" + reason + "); trying until there is");
    } else if (attempt % ATTEMPTS_PER_REMINDER == 0) {
      notices.say("still no connection to the broker at " + broker + " (" + reason + ")");
    }
  }

  /** Done once there was no connection for the first time. */
  CompletableFuture<@Nullable Void> firstFailure() {
    return firstFailure;
  }

  boolean isConnected() {
    return connected;
  }
}
