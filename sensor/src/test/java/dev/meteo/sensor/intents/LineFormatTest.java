package dev.meteo.sensor.intents;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.meteo.messages.AirReading;
import dev.meteo.messages.Location;
import dev.meteo.messages.PollutionReading;
import dev.meteo.sensor.intents.Ranges.Range;
import java.io.ByteArrayOutputStream;
import java.time.Instant;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class LineFormatTest {
  private static final Instant DETECTED = Instant.parse("2026-03-01T12:00:00.123456Z");
  private static final Intent AIR =
      new Intent(7, new AirReading("roof-1", DETECTED, 21.5, 40.25, new Location(41.13, 1.25)));
  private static final Intent POLLUTION =
      new Intent(8, new PollutionReading("roof-1", DETECTED, 412.5, null));

  private final ByteArrayOutputStream lines = new ByteArrayOutputStream();

  @Test
  void whatIsWrittenIsReadAgain() {
    LineFormat.append(lines, AIR);
    LineFormat.append(lines, List.of(new Range(1, 5), new Range(9, 9)));
    LineFormat.append(lines, POLLUTION);
    lines.writeBytes(LineFormat.bytes(new IntentLine.Head(12, DETECTED)));

    assertThat(lines.toString(UTF_8).lines().map(line -> LineFormat.parse(line).orElseThrow()))
        .containsExactly(
            new IntentLine.Made(AIR),
            new IntentLine.Confirmed(List.of(new Range(1, 5), new Range(9, 9))),
            new IntentLine.Made(POLLUTION),
            new IntentLine.Head(12, DETECTED));
  }

  /** The format that an independent reader of the files relies on. */
  @Test
  void linesLookLikeThis() {
    lines.writeBytes(LineFormat.bytes(new IntentLine.Head(8, DETECTED)));
    LineFormat.append(lines, POLLUTION);
    LineFormat.append(lines, List.of(new Range(8, 8)));

    assertThat(lines.toString(UTF_8))
        .isEqualTo(
            """
            {"outbox":1,"next":8,"newest":"2026-03-01T12:00:00.123456Z"}
            {"intent":8,"reading":{"kind":"pollution","sensor":"roof-1",\
            "timestamp":"2026-03-01T12:00:00.123456Z","co2":412.5}}
            {"confirmed":[[8,8]]}
            """);
  }

  @Test
  void anyBeginningOfALineIsNone() {
    LineFormat.append(lines, AIR);
    String whole = lines.toString(UTF_8).stripTrailing();
    for (int length = 0; length < whole.length(); length++) {
      assertThat(LineFormat.parse(whole.substring(0, length))).isEmpty();
    }
    assertThat(LineFormat.parse("{\"confirmed\":[[1,5],[9,9]")).isEmpty();
    assertThat(LineFormat.parse("{\"confirmed\":[[1,5],")).isEmpty();
  }

  @Test
  void aRangeThatEndsBeforeItBeginsIsNone() {
    assertThat(LineFormat.parse("{\"confirmed\":[[1,5],[9,8]]}")).isEmpty();
  }

  @Test
  void anyTextIsALineOrNone() {
    LineFormat.append(lines, AIR);
    LineFormat.append(lines, List.of(new Range(1, 5), new Range(9, 9)));
    SplittableRandom random = new SplittableRandom(5);
    for (int i = 0; i < 20_000; i++) {
      byte[] damaged = lines.toByteArray();
      for (int changes = random.nextInt(1, 4); changes > 0; changes--) {
        damaged[random.nextInt(damaged.length)] = (byte) random.nextInt(256);
      }
      String text = new String(damaged, ISO_8859_1);
      text.lines().forEach(LineFormat::parse);
    }
  }

  @Test
  void aReadingOfTheFutureIsReadWhateverTheClockSays() {
    Instant future = Instant.parse("9998-01-01T00:00:00Z");
    Intent intent = new Intent(1, new PollutionReading("roof-1", future, 400, null));
    LineFormat.append(lines, intent);

    assertThat(LineFormat.parse(lines.toString(UTF_8).stripTrailing()))
        .contains(new IntentLine.Made(intent));
  }
}
