package dev.meteo.messages;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.meteo.messages.DecodedReading.Accepted;
import dev.meteo.messages.DecodedReading.Refused;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Whatever the bytes: an answer and no exception, and what is accepted reads back the same. */
class ReadingDecoderFuzzTest {
  private static final int MUTANTS = 60_000;
  private static final String[] TOKENS = {
    "null",
    "1e400",
    "-0.0",
    "1e-320",
    "1e-30",
    "\"",
    "{",
    "}",
    "[",
    "]",
    ",",
    ":",
    "\\u0000",
    "\\ud800",
    "é",
    "😀",
    "\0",
    "\uFEFF",
    " ",
    "NaN",
    "0.1",
    "99.9",
    "\"location\":",
    "\"co2\":",
    "\"kind\":",
    "+05:30"
  };

  private final Random random = new Random(20_261_121);

  @Test
  @Timeout(60)
  void mutants_areAnsweredAndWhatIsAcceptedReadsBackTheSame() {
    List<byte[]> seeds = seeds();
    int accepted = 0;
    int refused = 0;
    for (int i = 0; i < MUTANTS; i++) {
      byte[] mutant = seeds.get(random.nextInt(seeds.size())).clone();
      for (int changes = random.nextInt(4); changes >= 0; changes--) {
        mutant = mutate(mutant);
      }
      for (DecodedReading decoded : Bodies.decode(mutant)) {
        if (decoded instanceof Accepted a) {
          assertReadsBack(a.reading());
          accepted++;
        } else {
          assertOwnText((Refused) decoded, mutant);
          refused++;
        }
      }
    }
    assertThat(accepted).as("mutants that are still readings").isGreaterThan(MUTANTS / 20);
    assertThat(refused).as("mutants that are not").isGreaterThan(MUTANTS / 2);
  }

  @Test
  @Timeout(60)
  void randomBytes_areAnswered() {
    for (int i = 0; i < 5_000; i++) {
      byte[] noise = new byte[random.nextInt(200)];
      random.nextBytes(noise);

      assertThat(Bodies.decode(noise)).isNotEmpty();
    }
  }

  /** Bodies of the largest size whose parts each cost something. */
  @Test
  @Timeout(60)
  void costliestBodies_takeMilliseconds() {
    Stream.of(
            "{\"x\":1,\"x\":1},",
            "1,",
            "[[[[]]]],",
            "\"é\",",
            "{\"co2\":1e1111111111},",
            "\"\\ud800\",")
        .map(part -> "[" + part.repeat((ReadingDecoder.MAX_BODY_BYTES - 4) / utf8(part)) + "1]")
        .map(body -> body.getBytes(UTF_8))
        .forEach(
            body -> {
              long startNanos = System.nanoTime();
              for (int i = 0; i < 10; i++) {
                assertThat(Bodies.decode(body)).isNotEmpty();
              }
              assertThat((System.nanoTime() - startNanos) / 10)
                  .as("nanoseconds for one body of %s…", new String(body, 0, 20, UTF_8))
                  .isLessThan(200_000_000L);
            });
  }

  private static int utf8(String text) {
    return text.getBytes(UTF_8).length;
  }

  private static void assertReadsBack(Reading reading) {
    byte[] body = ReadingEncoder.encode(reading);

    assertThat(Bodies.decode(body))
        .containsExactly(new Accepted(DecodedReading.NO_INDEX, reading, 0, body.length));
  }

  private static void assertOwnText(Refused refused, byte[] body) {
    assertThat(refused.refusal().detail()).isNotBlank().doesNotContainPattern("\\p{Cntrl}");
    assertThat(refused.offset()).isNotNegative();
    assertThat(refused.offset() + refused.length()).isLessThanOrEqualTo(body.length);
    if (refused.index() != DecodedReading.NO_INDEX) {
      byte[] own = Arrays.copyOfRange(body, refused.offset(), refused.offset() + refused.length());
      assertThat(Bodies.refuse(own)).isEqualTo(refused.refusal());
    }
  }

  private static List<byte[]> seeds() {
    String batch = "[" + String.join(",", Bodies.AIR, Bodies.LOCATED, "{\"ü\":\"😀\"}") + "]";
    return Stream.of(Bodies.AIR, Bodies.POLLUTION, Bodies.LOCATED, batch)
        .map(text -> text.getBytes(UTF_8))
        .toList();
  }

  private byte[] mutate(byte[] body) {
    int at = random.nextInt(body.length + 1);
    int end = Math.min(body.length, at + random.nextInt(6));
    return switch (random.nextInt(5)) {
      case 0 -> splice(body, at, end, new byte[0]);
      case 1 -> splice(body, at, at, TOKENS[random.nextInt(TOKENS.length)].getBytes(UTF_8));
      case 2 -> splice(body, at, end, TOKENS[random.nextInt(TOKENS.length)].getBytes(UTF_8));
      case 3 -> splice(body, at, end, new byte[] {(byte) random.nextInt(256)});
      default -> splice(body, at, Math.min(body.length, at + 1), digit());
    };
  }

  private byte[] digit() {
    return new byte[] {(byte) ('0' + random.nextInt(10))};
  }

  private static byte[] splice(byte[] body, int from, int to, byte[] with) {
    byte[] spliced = Arrays.copyOf(body, from + with.length + body.length - to);
    System.arraycopy(with, 0, spliced, from, with.length);
    System.arraycopy(body, to, spliced, from + with.length, body.length - to);
    return spliced;
  }
}
