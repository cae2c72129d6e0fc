package dev.meteo.messages;

import com.rabbitmq.client.AMQP;
import com.rabbitmq.client.ShutdownSignalException;
import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A vhost, exchange or queue is missing, differs from what Meteo needs, or may not be used. */
public final class TopologyException extends IOException {
  private static final long serialVersionUID = 1L;

  /** Said of a queue that has no running process, with the code of one that does not exist. */
  private static final List<String> NOT_YET =
      List.of("is down or inaccessible", "is stopped by supervisor", "due to timeout");

  private TopologyException(String message, Throwable cause) {
    super(message, cause);
  }

  /** For a connection that the broker refused because of its vhost; null for any other failure. */
  static @Nullable TopologyException ofRefusedVhost(AmqpEndpoint endpoint, Exception failure) {
    ShutdownSignalException signal = FailureText.signal(failure);
    if (signal == null
        || !(signal.getReason() instanceof AMQP.Connection.Close refused)
        || refused.getReplyCode() != AMQP.NOT_ALLOWED) {
      return null;
    }
    return new TopologyException(
        "the broker at "
            + endpoint
            + " has no such vhost for this user; see --amqp, METEO_AMQP ("
            + (FailureText.of(failure) + ")"),
        failure);
  }

  /**
   * A {@code TopologyException} for what the broker refused; any other failure as it is, and so
   * what is there but cannot be reached yet, as for a moment after a broker's start.
   */
  static IOException explain(String what, IOException failure) {
    if (failure.getCause() instanceof ShutdownSignalException closed
        && closed.getReason() instanceof AMQP.Channel.Close refused
        && NOT_YET.stream().noneMatch(String.valueOf(refused.getReplyText())::contains)) {
      return new TopologyException(sentence(what, refused), failure);
    }
    return failure;
  }

  /** Whether it exists, but with other arguments than Meteo's. */
  public boolean isDifference() {
    return getCause() != null
        && getCause().getCause() instanceof ShutdownSignalException closed
        && closed.getReason() instanceof AMQP.Channel.Close refused
        && refused.getReplyCode() == AMQP.PRECONDITION_FAILED;
  }

  private static String sentence(String what, AMQP.Channel.Close refused) {
    String reason = VisibleText.of(refused.getReplyText(), 300);
    return switch (refused.getReplyCode()) {
      case AMQP.NOT_FOUND ->
          what + " does not exist; start one role without --no-declare (" + reason + ")";
      case AMQP.PRECONDITION_FAILED ->
          what + " exists with other arguments; delete it or use another vhost (" + reason + ")";
      case AMQP.ACCESS_REFUSED ->
          what + " may not be used by this user; see its permissions (" + reason + ")";
      default -> what + " was refused by the broker (" + reason + ")";
    };
  }
}
