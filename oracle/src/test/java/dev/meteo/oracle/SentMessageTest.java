package dev.meteo.oracle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

class SentMessageTest {
  private static final String AIR =
      "{\"kind\":\"air\",\"sensor\":\"a\",\"timestamp\":\"1970-01-01T00:00:01.000002Z\","
          + "\"temperature\":21.5,\"humidity\":40.25}";
  private static final String POLLUTION =
      "{\"kind\":\"pollution\",\"sensor\":\"b\",\"timestamp\":\"1970-01-01T02:00:00+02:00\","
          + "\"co2\":412.5,\"location\":{\"latitude\":41.13,\"longitude\":1.25}}";

  private static List<RawReading> read(String message) throws IOException {
    return SentMessage.read(message.getBytes(StandardCharsets.UTF_8));
  }

  @Test
  void readsOneReadingOrMany() throws IOException {
    RawReading air = new RawReading.Air("a", 1_000_002, 21.5, 40.25);
    RawReading pollution = new RawReading.Pollution("b", 0, 412.5);
    assertThat(read(AIR)).containsExactly(air);
    assertThat(read("[" + POLLUTION + "," + AIR + "]")).containsExactly(pollution, air);
  }

  @Test
  void inventsNothing() {
    assertThatThrownBy(() -> read(AIR.replace("humidity", "humid")))
        .hasMessageContaining("humidity");
    assertThatThrownBy(() -> read(AIR.replace("\"air\"", "\"wind\""))).hasMessageContaining("wind");
  }
}
