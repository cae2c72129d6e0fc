package dev.meteo.grpc.link;

import dev.meteo.cli.Guarantee;
import io.grpc.Context;
import io.grpc.Contexts;
import io.grpc.Metadata;
import io.grpc.ServerCall;
import io.grpc.ServerCallHandler;
import io.grpc.ServerInterceptor;

/** How a call says that nobody on its way may repeat it: {@code meteo-delivery: at-most-once}. */
public final class DeliveryHeader {
  private static final Metadata.Key<String> KEY =
      Metadata.Key.of("meteo-delivery", Metadata.ASCII_STRING_MARSHALLER);

  private static final Context.Key<Boolean> ONCE = Context.key("meteo-delivery");

  private DeliveryHeader() {}

  /** Headers of a call that must not be repeated. */
  public static Metadata atMostOnce() {
    Metadata headers = new Metadata();
    headers.put(KEY, Guarantee.AT_MOST_ONCE.toString());
    return headers;
  }

  /** Whether a call with these headers must not be repeated. */
  public static boolean forbidsRepetition(Metadata headers) {
    return Guarantee.AT_MOST_ONCE.toString().equals(headers.get(KEY));
  }

  /** Whether the call that the present thread serves must not be repeated. */
  public static boolean forbidsRepetition() {
    return Boolean.TRUE.equals(ONCE.get());
  }

  /** Lets {@link #forbidsRepetition()} know. */
  public static ServerInterceptor reader() {
    return new ServerInterceptor() {
      @Override
      public <T, U> ServerCall.Listener<T> interceptCall(
          ServerCall<T, U> call, Metadata headers, ServerCallHandler<T, U> next) {
        return forbidsRepetition(headers)
            ? Contexts.interceptCall(Context.current().withValue(ONCE, true), call, headers, next)
            : next.startCall(call, headers);
      }
    };
  }
}
