package dev.meteo.grpc.link;

import io.grpc.Metadata;

/**
 * gRPC's own way for a server to say that repeating a call at once is useless, elsewhere too: a
 * negative number of milliseconds.
 */
public final class Pushback {
  private static final Metadata.Key<String> KEY =
      Metadata.Key.of("grpc-retry-pushback-ms", Metadata.ASCII_STRING_MARSHALLER);

  private Pushback() {}

  /** Trailers that ask not to repeat the call. */
  public static Metadata trailers() {
    Metadata trailers = new Metadata();
    trailers.put(KEY, "-1");
    return trailers;
  }

  /** Whether the server asked not to repeat the call. */
  public static boolean isIn(Metadata trailers) {
    return trailers.containsKey(KEY);
  }
}
