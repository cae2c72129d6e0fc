package dev.meteo.grpc.link;

import dev.meteo.messages.FailureText;
import dev.meteo.messages.VisibleText;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import java.time.Duration;

/** Why a call failed, in words for a user. */
public final class CallFailure {
  private static final int LONGEST = 160;
  private static final int MOST_CAUSES = 10;

  /** gRPC's words when a connection ends. */
  private static final String CLOSED = "Network closed for unknown reason";

  private CallFailure() {}

  /**
   * What went wrong; gRPC's own words of a deadline are about its insides.
   *
   * @param within how long the call was given
   */
  public static String text(StatusRuntimeException failure, Duration within) {
    if (failure.getStatus().getCode() == Status.Code.DEADLINE_EXCEEDED) {
      return "no answer within " + within.toSeconds() + " s";
    }
    return text(failure.getStatus());
  }

  /** What went wrong, by the network's words where gRPC only says that it was the network. */
  public static String text(Status status) {
    String description = status.getDescription();
    Throwable cause = status.getCause();
    boolean network = status.getCode() == Status.Code.UNAVAILABLE;
    if (network && cause != null) {
      return VisibleText.of(FailureText.of(root(cause), "the other side"), LONGEST);
    }
    if (description == null) {
      return status.getCode().toString();
    }
    return VisibleText.of(
        description.equals(CLOSED) ? "the connection was closed" : description, LONGEST);
  }

  private static Throwable root(Throwable failure) {
    Throwable root = failure;
    for (int i = 0; i < MOST_CAUSES && root.getCause() != null; i++) {
      root = root.getCause();
    }
    return root;
  }
}
