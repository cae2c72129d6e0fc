package dev.meteo.grpc.sensor;

import dev.meteo.grpc.link.CallFailure;
import dev.meteo.sensor.Notices;
import io.grpc.Status;
import java.time.Duration;

/** Tells the user of calls that went wrong, not of each. Safe for concurrent use. */
final class CallNotices {
  private static final Duration BETWEEN_NOTICES = Duration.ofSeconds(5);

  private final Notices notices;
  private final String balancer;
  private long quietUntilNanos = System.nanoTime();
  private volatile boolean troubled;

  CallNotices(Notices notices, String balancer) {
    this.notices = notices;
    this.balancer = balancer;
  }

  void answered() {
    if (troubled) {
      troubled = false;
    }
  }

  void refused(Status status) {
    say("a reading was refused: " + CallFailure.text(status));
  }

  void lost(Status status) {
    say("a reading is lost: " + CallFailure.text(status));
  }

  /** A call that will be repeated. */
  void unanswered(Status status) {
    if (!troubled) {
      troubled = true;
      say("no answer from %s (%s); sending again".formatted(balancer, CallFailure.text(status)));
    }
  }

  private synchronized void say(String line) {
    if (System.nanoTime() - quietUntilNanos >= 0) {
      quietUntilNanos = System.nanoTime() + BETWEEN_NOTICES.toNanos();
      notices.say(line);
    }
  }
}
