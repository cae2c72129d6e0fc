package dev.meteo.grpc.link;

import dev.meteo.messages.VisibleText;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import java.time.Duration;

/** Why a call failed, in words for a user. */
public final class CallFailure {
  private static final int LONGEST = 160;

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
    String description = failure.getStatus().getDescription();
    return VisibleText.of(
        description == null ? failure.getStatus().getCode().toString() : description, LONGEST);
  }
}
