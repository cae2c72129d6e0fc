package dev.meteo.worker;

import dev.meteo.messages.BrokerLink;
import java.io.PrintWriter;
import java.time.Duration;

/** Tells the user, line by line, how a role fares. Safe for concurrent use. */
public final class Console {
  private final String role;
  private final PrintWriter err;

  /**
   * @param role begins every line
   */
  public Console(String role, PrintWriter err) {
    this.role = role;
    this.err = err;
  }

  /** Writes a line. */
  public void say(String line) {
    err.println(role + ": " + line);
    err.flush();
  }

  /** Tells of an outage once when it begins and once when it is over. */
  BrokerLink.Listener listener(String what) {
    return new BrokerLink.Listener() {
      private boolean away;

      @Override
      public void connected(String node) {
        if (away) {
          away = false;
          say("connected to " + what + " again, at " + node);
        }
      }

      @Override
      public void disconnected(String reason, int attempt, Duration retryIn) {
        if (!away) {
          away = true;
          say("no connection to " + what + " (" + reason + "); trying again until there is one");
        }
      }
    };
  }
}
