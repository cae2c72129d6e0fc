package dev.meteo.grpc.link;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HostPortTest {
  @ParameterizedTest
  @ValueSource(strings = {"localhost:7070", "10.0.0.1:1", "[::1]:65535", "a.b-c:0"})
  void readsWhatItWrites(String text) {
    assertThat(HostPort.parse(text)).hasToString(text);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "localhost", "localhost:", ":7070", "h:70000", "h:-1", "::1:7070"})
  void refusesWhatIsNoAddress(String text) {
    assertThatThrownBy(() -> HostPort.parse(text))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("write host:port");
  }

  @Test
  void readsLists() {
    assertThat(HostPort.parseList("a:1, b:2"))
        .containsExactly(new HostPort("a", 1), new HostPort("b", 2));
  }
}
