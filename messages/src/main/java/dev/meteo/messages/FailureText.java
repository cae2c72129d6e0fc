package dev.meteo.messages;

import com.rabbitmq.client.AMQP;
import com.rabbitmq.client.ShutdownSignalException;
import java.net.UnknownHostException;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/** The client's exceptions in words for people: what the broker said, where it said something. */
final class FailureText {
  private static final int MAX_LENGTH = 200;

  private FailureText() {}

  /** Why the broker or the network failed, on one line, safe to print. */
  static String of(Throwable failure) {
    ShutdownSignalException signal = signal(failure);
    String text = signal == null ? plain(failure) : closed(signal);
    return VisibleText.of(text, MAX_LENGTH);
  }

  /** The signal that a failure is or was caused by. */
  static @Nullable ShutdownSignalException signal(Throwable failure) {
    Throwable cause = failure instanceof ShutdownSignalException ? failure : failure.getCause();
    return cause instanceof ShutdownSignalException signal ? signal : null;
  }

  private static String closed(ShutdownSignalException signal) {
    return switch (signal.getReason()) {
      case AMQP.Connection.Close close -> close.getReplyText();
      case AMQP.Channel.Close close -> close.getReplyText();
      case null, default ->
          signal.getCause() == null ? "the connection closed" : plain(signal.getCause());
    };
  }

  private static String plain(Throwable failure) {
    String message = failure.getMessage();
    return switch (failure) {
      case UnknownHostException e -> "there is no host " + message;
      case TimeoutException e -> "the broker does not answer";
      default -> message == null ? failure.getClass().getSimpleName() : message;
    };
  }
}
