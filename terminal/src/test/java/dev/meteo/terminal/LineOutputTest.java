package dev.meteo.terminal;

import static org.assertj.core.api.Assertions.assertThat;

import dev.meteo.messages.WindowSummary;
import dev.meteo.terminal.model.Happening;
import dev.meteo.terminal.model.Origin;
import dev.meteo.terminal.model.ReceivedSummary;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

class LineOutputTest {
  private final ByteArrayOutputStream result = new ByteArrayOutputStream();
  private final ByteArrayOutputStream messages = new ByteArrayOutputStream();
  private final LineOutput output =
      new LineOutput(stream(result), stream(messages), ReceivedSummary::json, () -> {});

  @Test
  void thatReadingsStopAndComeAgainIsSaidOnceEach() {
    tell(Samples.summary(0, 1), Origin.NEW);
    for (int i = 1; i < 6; i++) {
      tell(Samples.summary(i, 1, null, null), Origin.NEW);
    }
    tell(Samples.summary(6, 1), Origin.NEW);
    tell(Samples.summary(7, 1), Origin.NEW);

    assertThat(text(messages).lines())
        .containsExactly(
            "meteo: no readings since 2026-03-01T12:00:05Z", "meteo: readings come again");
    assertThat(text(result)).hasLineCount(8);
  }

  @Test
  void ofThePastNothingIsSaid() {
    tell(Samples.summary(0, 1), Origin.HISTORY);
    tell(Samples.summary(1, 1, null, null), Origin.HISTORY);
    tell(Samples.summary(2, 1, null, null), Origin.HISTORY);
    tell(Samples.summary(3, 1), Origin.HISTORY);

    assertThat(text(messages)).isEmpty();
  }

  private void tell(WindowSummary summary, Origin origin) {
    ReceivedSummary received = Samples.received(summary, 1, origin);
    output.accept(new Happening.Recorded(received.received(), List.of(received)));
  }

  private static PrintStream stream(ByteArrayOutputStream bytes) {
    return new PrintStream(bytes, true, StandardCharsets.UTF_8);
  }

  private static String text(ByteArrayOutputStream bytes) {
    return bytes.toString(StandardCharsets.UTF_8);
  }
}
