package dev.meteo.admin;

import dev.meteo.store.RedisSettings;
import dev.meteo.store.StoreVitals;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Whether Redis takes writes, keeps them, and has the right time. */
final class RedisRule implements HealthRule {
  private static final String SUBJECT = "Redis";
  private static final String CONFIG = "; repair: redis-cli -u \"$METEO_REDIS\" config set ";
  private static final double NEARLY_FULL = 0.9;

  /** When it refuses writes, what it holds moves a little below the limit. */
  private static final double FULL = 0.98;

  private static final Duration MOST_CLOCK_LEAD = Duration.ofSeconds(2);

  @Override
  public List<Finding> judge(SystemStatus now, Optional<SystemStatus> before) {
    List<Finding> findings = new ArrayList<>();
    now.storeSight()
        .ifPresent(
            store -> {
              RedisSettings settings = store.status().redisSettings();
              addMemory(settings, store.vitals().countedMemoryBytes(), findings);
              addFile(settings, store.vitals(), findings);
              addEviction(settings, findings);
              addReplicas(settings.replicas(), store.status().requiredReplicas(), findings);
              addClock(store.vitals().clockLead(), findings);
            });
    return findings;
  }

  private static void addMemory(RedisSettings settings, long used, List<Finding> findings) {
    long limit = settings.maxMemoryBytes();
    if (limit <= 0 || used < limit * NEARLY_FULL) {
      return;
    }
    boolean full = used >= limit * FULL;
    boolean evicts = settings.maxMemoryPolicy().map(p -> !p.equals("noeviction")).orElse(false);
    findings.add(
        new Finding(
            full ? Level.CRITICAL : Level.WARNING,
            SUBJECT,
            "%d %% of maxmemory are in use: %s %s; raise it: redis-cli -u \"$METEO_REDIS\" config set maxmemory %d"
                .formatted(
                    Math.round(100.0 * used / limit),
                    full ? "it now" : "when full it",
                    evicts ? "deletes readings" : "takes no readings",
                    2 * limit)));
  }

  private static void addFile(RedisSettings settings, StoreVitals vitals, List<Finding> findings) {
    if (vitals.appendFails()) {
      findings.add(
          Finding.critical(
              SUBJECT,
              "it cannot write its append-only file and refuses readings; free space on its disk"));
    }
    if (settings.appendOnly().isPresent() && !settings.appendOnly().get()) {
      add("appendonly is no: a restart loses readings", "appendonly yes", findings);
    }
    settings
        .appendFsync()
        .filter(policy -> !policy.equals("always"))
        .ifPresent(
            policy ->
                add(
                    "appendfsync is " + policy + ": a crash can lose readings of the last seconds",
                    "appendfsync always",
                    findings));
    if (settings.noFsyncOnRewrite().orElse(false)) {
      add(
          "no-appendfsync-on-rewrite is yes: a crash during a rewrite can lose readings",
          "no-appendfsync-on-rewrite no",
          findings);
    }
    if (settings.appendOnly().isEmpty() || settings.appendFsync().isEmpty()) {
      findings.add(
          Finding.warning(
              SUBJECT,
              "it does not say whether it keeps what it acknowledges; make sure of appendonly yes and appendfsync always"));
    }
  }

  private static void addEviction(RedisSettings settings, List<Finding> findings) {
    settings
        .maxMemoryPolicy()
        .filter(policy -> settings.maxMemoryBytes() > 0 && !policy.equals("noeviction"))
        .ifPresent(
            policy ->
                add(
                    "maxmemory-policy is " + policy + ": it deletes readings when it is full",
                    "maxmemory-policy noeviction",
                    findings));
  }

  private static void add(String what, String setting, List<Finding> findings) {
    findings.add(Finding.warning(SUBJECT, what + CONFIG + setting));
  }

  private static void addReplicas(long connected, int required, List<Finding> findings) {
    if (connected < required) {
      findings.add(
          Finding.critical(
              "replicas",
              "%d of %d required replicas are connected: nothing is acknowledged or published; see why: redis-cli -u \"$METEO_REDIS\" info replication"
                  .formatted(connected, required)));
    } else if (connected > required) {
      findings.add(
          Finding.warning(
              "replicas",
              "%d replicas, only %d waited for: a failover can lose readings; start all workers and window proxies with --redis-replicas %d"
                  .formatted(connected, required, connected)));
    }
  }

  private static void addClock(Duration lead, List<Finding> findings) {
    if (lead.abs().compareTo(MOST_CLOCK_LEAD) > 0) {
      findings.add(
          Finding.warning(
              "clocks",
              "Redis' clock is %s s %s this machine's; correct the wrong one, with NTP"
                  .formatted(lead.abs().toSeconds(), lead.isNegative() ? "behind" : "ahead of")));
    }
  }
}
