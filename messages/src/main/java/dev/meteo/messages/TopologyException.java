package dev.meteo.messages;

import com.rabbitmq.client.AMQP;
import com.rabbitmq.client.ChannelContinuationTimeoutException;
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

  /** What {@code meteo migrate} converts, by the names that the broker's refusal has. */
  private static final List<String> CONVERTED =
      List.of(
          "exchange " + Topology.READINGS_EXCHANGE,
          "queue " + Topology.DEAD_QUEUE,
          "queue " + Topology.HISTORY_STREAM);

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
        && !isNotYet(refused)) {
      return new TopologyException(sentence(what, refused), failure);
    }
    return failure;
  }

  /** Whether it exists, but with other arguments than Meteo's. */
  public boolean isDifference() {
    return replyCode() == AMQP.PRECONDITION_FAILED;
  }

  /** Whether it does not exist. */
  public boolean isMissing() {
    return replyCode() == AMQP.NOT_FOUND;
  }

  /**
   * Whether a failure says that a queue exists and none of its processes answers: for a moment
   * after a broker's start, as long as its node is down, or for ever when the broker died within
   * the second in which it was declared.
   */
  public static boolean isUnreachableQueue(Exception failure) {
    if (failure instanceof ChannelContinuationTimeoutException) {
      return true; // to consume from such a quorum queue is not answered at all
    }
    ShutdownSignalException signal = FailureText.signal(failure);
    return signal != null
        && signal.getReason() instanceof AMQP.Channel.Close refused
        && isNotYet(refused);
  }

  /** Whether a failure says that there is no such queue. */
  public static boolean isMissingQueue(Exception failure) {
    ShutdownSignalException signal = FailureText.signal(failure);
    return signal != null
        && signal.getReason() instanceof AMQP.Channel.Close refused
        && refused.getReplyCode() == AMQP.NOT_FOUND
        && !isNotYet(refused)
        && String.valueOf(refused.getReplyText()).contains("no queue");
  }

  private int replyCode() {
    return getCause() != null
            && getCause().getCause() instanceof ShutdownSignalException closed
            && closed.getReason() instanceof AMQP.Channel.Close refused
        ? refused.getReplyCode()
        : 0;
  }

  private static boolean isNotYet(AMQP.Channel.Close refused) {
    return NOT_YET.stream().anyMatch(String.valueOf(refused.getReplyText())::contains);
  }

  private static String sentence(String what, AMQP.Channel.Close refused) {
    String reason = VisibleText.of(refused.getReplyText(), 300);
    return switch (refused.getReplyCode()) {
      case AMQP.NOT_FOUND ->
          what + " does not exist; start one role without --no-declare (" + reason + ")";
      case AMQP.PRECONDITION_FAILED -> what + difference(what) + " (" + reason + ")";
      case AMQP.ACCESS_REFUSED ->
          what + " may not be used by this user; see its permissions (" + reason + ")";
      default -> what + " was refused by the broker (" + reason + ")";
    };
  }

  private static String difference(String what) {
    return CONVERTED.contains(what)
        ? " was made by an older version; convert it without loss with './meteo migrate'"
        : " exists with other arguments; delete it or use another vhost";
  }
}
