package dev.meteo.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class RedisAddressTest {
  @ParameterizedTest
  @CsvSource({
    "redis://localhost, localhost:6379",
    "redis://user:secret@redis.example:6380/3, redis.example:6380",
    "rediss://:secret@redis.example, redis.example:6379",
    "'redis-sentinel://secret@one:26379,two:26380/0#meteo', 'one:26379,two:26380#meteo'"
  })
  void showsWhereRedisIsWithoutSecrets(String uri, String shown) {
    assertThat(RedisAddress.describe(RedisAddress.parse(uri))).isEqualTo(shown);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "secret", "http://:secret@host", "redis://:secret@host:99999", "redis://"})
  void refusesWhatIsNoAddressWithoutRepeatingIt(String uri) {
    assertThatThrownBy(() -> RedisAddress.parse(uri))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("redis://user:password@host:6379")
        .hasMessageNotContaining("secret")
        .hasNoCause();
  }

  @Test
  void asksForCertificatesThatFitTheHost() {
    assertThat(RedisAddress.parse("rediss://host").isSsl()).isTrue();
    assertThat(RedisAddress.parse("rediss://host").isVerifyPeer()).isTrue();
  }
}
