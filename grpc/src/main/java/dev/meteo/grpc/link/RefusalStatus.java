package dev.meteo.grpc.link;

import dev.meteo.messages.Refusal;
import dev.meteo.messages.Refusal.Reason;
import io.grpc.Metadata;
import io.grpc.Status;

/** How a refused reading is told to whoever sent it. */
public final class RefusalStatus {
  /** Trailer: the {@link Reason#word()}. */
  public static final Metadata.Key<String> REASON =
      Metadata.Key.of("meteo-reason", Metadata.ASCII_STRING_MARSHALLER);

  private RefusalStatus() {}

  /** The status, with the refusal as its description. */
  public static Status of(Refusal refusal) {
    Status status =
        switch (refusal.reason()) {
          case CONFLICT -> Status.ALREADY_EXISTS;
          case TOO_LATE -> Status.FAILED_PRECONDITION;
          default -> Status.INVALID_ARGUMENT;
        };
    return status.withDescription(refusal.toString());
  }

  /**
   * Whether a call ended because its reading was refused; sending it again would change nothing.
   */
  public static boolean isRefusal(Status status) {
    return switch (status.getCode()) {
      case INVALID_ARGUMENT, ALREADY_EXISTS, FAILED_PRECONDITION -> true;
      default -> false;
    };
  }

  /** The trailers that go with it. */
  public static Metadata trailers(Refusal refusal) {
    Metadata trailers = new Metadata();
    trailers.put(REASON, refusal.reason().word());
    return trailers;
  }
}
