package dev.meteo.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.api.Test;

final class RedisDurabilityTest {
  @Test
  void hasNothingToSayWhereAllIsKept() {
    assertThat(RedisDurability.warnings(settings(true, "always", "noeviction", 1000), 0)).isEmpty();
  }

  @Test
  void warnsWithoutAppendOnlyFile() {
    assertThat(RedisDurability.warnings(settings(false, "always", "noeviction", 0), 0))
        .singleElement()
        .asString()
        .contains("appendonly no");
  }

  @Test
  void warnsOfDelayedFsync() {
    assertThat(RedisDurability.warnings(settings(true, "everysec", "noeviction", 0), 0))
        .singleElement()
        .asString()
        .contains("appendfsync everysec");
  }

  @Test
  void warnsOfEvictionOnlyWhereMemoryIsLimited() {
    assertThat(RedisDurability.warnings(settings(true, "always", "allkeys-lru", 0), 0)).isEmpty();
    assertThat(RedisDurability.warnings(settings(true, "always", "allkeys-lru", 1000), 0))
        .singleElement()
        .asString()
        .contains("maxmemory-policy allkeys-lru");
  }

  @Test
  void saysWhatItMayNotKnow() {
    RedisSettings unknown =
        new RedisSettings(
            Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), 0, 0);

    assertThat(RedisDurability.warnings(unknown, 0)).singleElement().asString().contains("not say");
  }

  @Test
  void warnsOfReplicasThatAreNotWaitedForAndOfThoseThatAreMissing() {
    assertThat(RedisDurability.warnings(withReplicas(2), 2)).isEmpty();
    assertThat(RedisDurability.warnings(withReplicas(2), 1))
        .singleElement()
        .asString()
        .contains("2 replicas", "only 1", "--redis-replicas 2");
    assertThat(RedisDurability.warnings(withReplicas(0), 1))
        .singleElement()
        .asString()
        .contains("0 of the 1 replicas");
  }

  private static RedisSettings withReplicas(int replicas) {
    return new RedisSettings(
        Optional.of(true),
        Optional.of("always"),
        Optional.of(false),
        Optional.of("noeviction"),
        0,
        replicas);
  }

  private static RedisSettings settings(
      boolean appendOnly, String fsync, String policy, long maxMemoryBytes) {
    return new RedisSettings(
        Optional.of(appendOnly),
        Optional.of(fsync),
        Optional.of(false),
        Optional.of(policy),
        maxMemoryBytes,
        0);
  }
}
