package dev.meteo.worker;

import static org.assertj.core.api.Assertions.assertThat;

import dev.meteo.messages.DecodedReading;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class ElementTextTest {
  @Test
  void aLoneReadingsTextHasNoSpaceAround() {
    assertThat(text(" {\"a\": 1}\n", DecodedReading.NO_INDEX)).isEqualTo("{\"a\": 1}");
  }

  @Test
  void anElementsTextIsExactlyItsOwn() {
    String body = "[ {\"a\":{\"b\":[1,2]}} ,{\"c\":\"],é\"}, {\"d\":4}]";

    assertThat(text(body, 0)).isEqualTo("{\"a\":{\"b\":[1,2]}}");
    assertThat(text(body, 1)).isEqualTo("{\"c\":\"],é\"}");
    assertThat(text(body, 2)).isEqualTo("{\"d\":4}");
  }

  @Test
  void neighboursThatTheDecoderRefusedAreNoObstacle() {
    String digits = "9".repeat(2000);
    String name = "n".repeat(60_000);
    String body = "[{\"co2\":" + digits + "},{\"" + name + "\":1},{\"d\":4}]";

    assertThat(text(body, 2)).isEqualTo("{\"d\":4}");
  }

  private static String text(String body, int index) {
    byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
    ElementText.Span span = ElementText.of(bytes, index);
    return new String(bytes, span.offset(), span.length(), StandardCharsets.UTF_8);
  }
}
