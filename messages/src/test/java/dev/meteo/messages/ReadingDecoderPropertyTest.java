package dev.meteo.messages;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import dev.meteo.messages.DecodedReading.Accepted;
import dev.meteo.messages.DecodedReading.Refused;
import dev.meteo.messages.MadeUpReadings.MadeUp;
import dev.meteo.messages.Refusal.Reason;
import java.lang.management.ManagementFactory;
import java.util.EnumSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What is known of a made-up body is what the decoder says, whatever the body looks like. */
@Timeout(60)
class ReadingDecoderPropertyTest {
  private static final long SEED = 20_261_122;
  private static final int BODIES = 10_000;

  private final Random random = new Random(SEED);
  private final MadeUpReadings readings = new MadeUpReadings(random);

  @Test
  void aReadingIsWhatItSaysAndAFaultIsNamed() {
    Set<Reason> met = EnumSet.noneOf(Reason.class);
    for (int i = 0; i < BODIES; i++) {
      MadeUp madeUp = readings.next();
      String body = readings.blank() + madeUp.json() + readings.blank();

      assertIs(Bodies.decode(body), List.of(madeUp), DecodedReading.NO_INDEX);
      if (madeUp.reason() != null) {
        met.add(madeUp.reason());
      }
    }
    assertThat(met).as("faults that were tried").hasSize(11);
  }

  @Test
  void inAnArrayEachIsJudgedAlone() {
    for (int i = 0; i < BODIES / 10; i++) {
      List<MadeUp> all =
          IntStream.rangeClosed(0, random.nextInt(20)).mapToObj(n -> readings.next()).toList();
      String body =
          all.stream()
              .map(madeUp -> readings.blank() + madeUp.json() + readings.blank())
              .collect(Collectors.joining(",", "[", "]"));

      assertIs(Bodies.decode(body), all, 0);
    }
  }

  @Test
  void aBodyThatIsCutOffIsRefusedAsAWhole() {
    for (int i = 0; i < BODIES; i++) {
      String one = readings.next().json();
      String body = random.nextBoolean() ? one : "[" + one + "," + readings.next().json() + "]";
      String cut = body.substring(0, random.nextInt(body.length()));

      assertThat(Bodies.refuse(cut).reason()).as(cut).isEqualTo(Reason.MALFORMED_JSON);
    }
  }

  /** Whoever sends them: the largest bodies of each kind, and what decoding one takes in all. */
  @Test
  void aBodyTakesABoundedAmountOfMemory() {
    ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    for (byte[] body : costliest()) {
      Bodies.decode(body); // what is allocated once for all
      long before = threads.getCurrentThreadAllocatedBytes();
      Bodies.decode(body);
      long allocated = threads.getCurrentThreadAllocatedBytes() - before;

      assertThat(allocated)
          .as("bytes allocated for %.30s…", new String(body, UTF_8))
          .isLessThan(32L * ReadingDecoder.MAX_BODY_BYTES);
    }
  }

  private static List<byte[]> costliest() {
    Stream<String> arrays =
        Stream.of(
                "1,",
                "{},",
                "{\"x\":1,\"x\":1},",
                "{\"sensor\":\"" + "\\u001b".repeat(2) + "\"},",
                "[[[[]]]],",
                "\"é\",",
                "\"\\ud800\",",
                Bodies.LOCATED + ",")
            .map(part -> "[" + part.repeat(room(part) - 1) + "1]");
    Stream<String> single =
        Stream.of("9", "a", "é", "\\n", "😀")
            .flatMap(
                unit ->
                    Stream.of(
                        Bodies.POLLUTION.replace("412.5", unit.repeat(room(unit) / 2)),
                        Bodies.AIR.replace("roof-1", unit.repeat(room(unit) / 2)),
                        Bodies.AIR.replace("humidity", unit.repeat(room(unit) / 2))));
    Stream<String> deep =
        Stream.of("[", "{\"a\":", "[{\"location\":").map(unit -> unit.repeat(room(unit)));
    return Stream.of(arrays, single, deep)
        .flatMap(bodies -> bodies)
        .map(body -> body.getBytes(UTF_8))
        .toList();
  }

  private static int room(String unit) {
    return (ReadingDecoder.MAX_BODY_BYTES - 300) / unit.getBytes(UTF_8).length;
  }

  private static void assertIs(List<DecodedReading> decoded, List<MadeUp> all, int firstIndex) {
    assertThat(decoded).hasSameSizeAs(all);
    for (int i = 0; i < all.size(); i++) {
      MadeUp madeUp = all.get(i);
      switch (decoded.get(i)) {
        case Accepted accepted -> {
          assertThat(accepted.reading()).as(madeUp.json()).isEqualTo(madeUp.reading());
          assertThat(accepted.index()).isEqualTo(firstIndex < 0 ? firstIndex : i);
        }
        case Refused refused -> {
          assertThat(refused.refusal().reason()).as(madeUp.json()).isEqualTo(madeUp.reason());
          assertThat(refused.index()).isEqualTo(firstIndex < 0 ? firstIndex : i);
        }
      }
    }
  }
}
