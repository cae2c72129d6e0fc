package dev.meteo.messages;

import com.rabbitmq.client.AMQP;
import com.rabbitmq.client.MissedHeartbeatException;
import com.rabbitmq.client.ShutdownSignalException;
import java.io.EOFException;
import java.net.NoRouteToHostException;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.nio.channels.ClosedChannelException;
import java.util.Optional;
import java.util.concurrent.TimeoutException;
import java.util.regex.Pattern;
import javax.net.ssl.SSLException;
import org.jspecify.annotations.Nullable;

/**
 * Why a connection failed, in words for people: what the other side said, where it said something.
 * No name of a Java class is among them.
 */
public final class FailureText {
  private static final int MAX_LENGTH = 200;
  private static final int MOST_CAUSES = 10;
  private static final String BROKER = "the broker";

  /** The name of a failure's class, as messages made from a cause have it in front. */
  private static final Pattern CLASS_NAME =
      Pattern.compile("^(?:(?:[a-z_][\\w$]*\\.)*[A-Z][\\w$]*(?:Exception|Error)\\b(?::\\s*)?)+");

  private FailureText() {}

  /** Why the broker or the network failed, on one line, safe to print. */
  public static String of(Throwable failure) {
    return of(failure, BROKER);
  }

  /**
   * Why the other side or the network failed, on one line, safe to print.
   *
   * @param peer the other side, such as "the broker"
   */
  public static String of(Throwable failure, String peer) {
    ShutdownSignalException signal = signal(failure);
    String text = signal == null ? plain(failure, peer) : closed(signal, peer);
    return VisibleText.of(text, MAX_LENGTH);
  }

  /** The signal that a failure is or was caused by. */
  static @Nullable ShutdownSignalException signal(Throwable failure) {
    Throwable cause = failure instanceof ShutdownSignalException ? failure : failure.getCause();
    return cause instanceof ShutdownSignalException signal ? signal : null;
  }

  private static String closed(ShutdownSignalException signal, String peer) {
    return switch (signal.getReason()) {
      case AMQP.Connection.Close close when close.getReplyCode() == AMQP.CONNECTION_FORCED ->
          "closed by " + peer + ": " + close.getReplyText();
      case AMQP.Connection.Close close -> close.getReplyText();
      case AMQP.Channel.Close close -> close.getReplyText();
      case null, default ->
          signal.getCause() == null ? "the connection was closed" : plain(signal.getCause(), peer);
    };
  }

  private static String plain(Throwable failure, String peer) {
    Throwable cause = failure;
    for (int i = 0; i < MOST_CAUSES && cause != null; i++) {
      Optional<String> known = known(cause, peer);
      if (known.isPresent()) {
        return known.get();
      }
      String said = message(cause);
      if (!said.isEmpty()) {
        return said;
      }
      cause = cause.getCause();
    }
    return "the connection failed";
  }

  /** Failures whose own message, if they have one, says nothing to people. */
  private static Optional<String> known(Throwable failure, String peer) {
    String message = String.valueOf(failure.getMessage());
    return Optional.ofNullable(
        switch (failure) {
          case EOFException e -> "closed by " + peer;
          case ClosedChannelException e -> "the connection was closed";
          case MissedHeartbeatException e -> "nothing heard of " + peer + " for too long";
          case UnknownHostException e -> "there is no host " + message;
          case SocketTimeoutException e -> peer + " does not answer";
          case TimeoutException e -> peer + " does not answer";
          case NoRouteToHostException e -> "there is no way to this host";
          case SocketException e when message.startsWith("Connection reset") ->
              "closed by " + peer + " (reset)";
          case SocketException e when message.startsWith("Broken pipe") -> "closed by " + peer;
          case SocketException e when message.equals("Socket closed") ->
              "the connection was closed";
          case SSLException e -> "TLS: " + message(failure);
          default -> null;
        });
  }

  /** What a failure says for itself; empty when that is nothing or only its cause's name. */
  private static String message(Throwable failure) {
    String message = failure.getMessage();
    return message == null ? "" : CLASS_NAME.matcher(message).replaceFirst("").strip();
  }
}
