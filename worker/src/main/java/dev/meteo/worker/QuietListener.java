package dev.meteo.worker;

import dev.meteo.messages.BrokerLink;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Writes how a link fares into the log only: what comes of it is said elsewhere. */
final class QuietListener implements BrokerLink.Listener {
  private static final Logger LOGGER = LoggerFactory.getLogger(QuietListener.class);

  @Override
  public void connected(String node) {
    LOGGER.debug("connected to tell what counts, at {}", node);
  }

  @Override
  public void disconnected(String reason, int attempt, Duration retryIn) {
    LOGGER.debug("no connection to tell what counts: {}", reason);
  }
}
