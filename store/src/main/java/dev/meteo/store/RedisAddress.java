package dev.meteo.store;

import io.lettuce.core.RedisURI;
import java.util.stream.Collectors;

/** Redis' address as users write it and as it may be shown. */
final class RedisAddress {
  private RedisAddress() {}

  /** Reads a URI; the error does not repeat it, as it may hold a password. */
  static RedisURI parse(String text) {
    try {
      RedisURI uri = RedisURI.create(text.strip());
      if (uri.getHost() != null || !uri.getSentinels().isEmpty()) {
        return uri;
      }
    } catch (IllegalArgumentException e) {
      // said below, without the text's password
    }
    throw new IllegalArgumentException(
        "Redis' address must look like redis://user:password@host:6379, rediss://… for TLS, or"
            + " redis-sentinel://host1:26379,host2:26379/0#name");
  }

  /** Hosts and ports. */
  static String describe(RedisURI uri) {
    if (uri.getSentinels().isEmpty()) {
      return uri.getHost() + ":" + uri.getPort();
    }
    return uri.getSentinels().stream().map(RedisAddress::describe).collect(Collectors.joining(","))
        + "#"
        + uri.getSentinelMasterId();
  }
}
