package dev.meteo.chaos.mutation;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.locks.LockSupport;

/** What the rewritten methods call. */
public final class Amplifier {
  private static final long LONGEST_NANOS = 5_000_000_000L;
  private static final int ROOM = 5;

  private Amplifier() {}

  /** Takes up to 5 s, so that two that must not work at the same time do. */
  public static void dawdle() {
    LockSupport.parkNanos(ThreadLocalRandom.current().nextLong(LONGEST_NANOS));
  }

  /** A later revision under the number of the first. */
  public static byte[] asFirst(byte[] summary) {
    return new String(summary, StandardCharsets.UTF_8)
        .replaceFirst("\"revision\":\\d+", "\"revision\":1")
        .getBytes(StandardCharsets.UTF_8);
  }

  /** All but the last. */
  public static List<?> withoutLast(List<?> list) {
    return list.size() < 2 ? list : new ArrayList<>(list.subList(0, list.size() - 1));
  }

  /** A small queue that refuses what it has no room for. */
  public static Map<String, Object> refusing(Map<String, Object> arguments) {
    arguments.put("x-overflow", "reject-publish");
    arguments.put("x-max-length", ROOM);
    return arguments;
  }
}
