package dev.meteo.store;

import java.util.ArrayList;
import java.util.List;

/** Says what Redis' settings cost of the promise that every acknowledged reading counts. */
public final class RedisDurability {
  private RedisDurability() {}

  /**
   * A sentence for each setting that cannot hold the promise, for people; empty when all can.
   *
   * @param required how many replicas must have a reading before it is acknowledged
   */
  public static List<String> warnings(RedisSettings settings, int required) {
    List<String> warnings = new ArrayList<>();
    addReplicas(warnings, settings.replicas(), required);
    if (settings.appendOnly().isPresent() && !settings.appendOnly().get()) {
      warnings.add(
          "Redis has appendonly no: a restart loses readings; set it to yes, with appendfsync"
              + " always");
    } else {
      settings.appendFsync().ifPresent(policy -> addFsync(warnings, policy));
      if (settings.noFsyncOnRewrite().orElse(false)) {
        warnings.add(
            "Redis has no-appendfsync-on-rewrite yes: a crash while it rewrites its file can lose"
                + " readings; set it to no");
      }
    }
    settings
        .maxMemoryPolicy()
        .filter(policy -> settings.maxMemoryBytes() > 0 && !policy.equals("noeviction"))
        .ifPresent(policy -> warnings.add(eviction(policy)));
    if (settings.appendOnly().isEmpty() || settings.appendFsync().isEmpty()) {
      warnings.add(
          "Redis does not say whether it has appendonly yes and appendfsync always: see to it that"
              + " it has");
    }
    return List.copyOf(warnings);
  }

  /**
   * Asks Redis and says what {@link #warnings} says.
   *
   * @throws StoreException when Redis did not answer
   */
  public static List<String> check(StoreConnection connection) throws StoreException {
    return warnings(new StoreInspection(connection).redisSettings(), connection.replicas());
  }

  private static void addReplicas(List<String> warnings, long connected, int required) {
    if (connected > required) {
      warnings.add(
          "Redis has %d replicas, and only %d are waited for: a failover can lose readings; start all workers and window proxies with --redis-replicas %d"
              .formatted(connected, required, connected));
    } else if (connected < required) {
      warnings.add(
          "Redis has %d of the %d replicas that --redis-replicas asks for: nothing is acknowledged or published until they are there"
              .formatted(connected, required));
    }
  }

  private static void addFsync(List<String> warnings, String policy) {
    if (!policy.equals("always")) {
      warnings.add(
          "Redis has appendfsync %s: a crash can lose readings of the last seconds; set it to always"
              .formatted(policy));
    }
  }

  private static String eviction(String policy) {
    return "Redis has maxmemory-policy %s: it deletes readings when its memory is full; set it to noeviction"
        .formatted(policy);
  }
}
