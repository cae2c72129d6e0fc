package dev.meteo.historian;

import dev.meteo.messages.BrokerLink;
import java.io.PrintWriter;
import java.time.Duration;

/** Tells the user, line by line, how the historian fares: each trouble once, and its end. */
final class Notices implements BrokerLink.Listener {
  private final PrintWriter err;
  private boolean away;
  private boolean notWriting;

  Notices(PrintWriter err) {
    this.err = err;
  }

  synchronized void say(String line) {
    err.println("meteo: " + line);
    err.flush();
  }

  @Override
  public synchronized void connected(String node) {
    if (away) {
      away = false;
      say("connected to the broker again, at " + node);
    }
  }

  @Override
  public synchronized void disconnected(String reason, int attempt, Duration retryIn) {
    if (!away) {
      away = true;
      say("no connection to the broker (" + reason + "); trying again until there is one");
    }
  }

  /** Says it once until writing succeeds. */
  synchronized void cannotWrite(String database, String reason) {
    if (!notWriting) {
      notWriting = true;
      say(
          "cannot write to %s (%s); trying again until it can, the broker keeps what comes"
              .formatted(database, reason));
    }
  }

  synchronized void written() {
    if (notWriting) {
      notWriting = false;
      say("writing again");
    }
  }
}
