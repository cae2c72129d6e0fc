package dev.meteo.messages;

import org.slf4j.Logger;
import org.slf4j.event.Level;

/**
 * Logs the first failure of an outage, and further ones for debugging only: all those of a night
 * would fill the disk. For one thread at a time.
 */
public final class OutageLog {
  private final Logger logger;
  private final Level first;
  private boolean failing;

  /**
   * @param first the level of an outage's first failure
   */
  public OutageLog(Logger logger, Level first) {
    this.logger = logger;
    this.first = first;
  }

  /** Logs a failure with its stack trace. */
  public void failed(Exception failure, String message, Object... arguments) {
    logger.atLevel(failing ? Level.DEBUG : first).setCause(failure).log(message, arguments);
    failing = true;
  }

  /** What fails next begins another outage. */
  public void over() {
    failing = false;
  }
}
