package dev.meteo.compare.run;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.meteo.compare.result.Correctness;
import dev.meteo.oracle.RawReading;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class FindingsTest {
  private static final String RIGHT =
      """
      {"start":"1970-01-01T00:00:00Z","end":"1970-01-01T00:00:01Z","revision":2,\
      "wellness":{"count":1,"sum":1,"mean":1,"stddev":null,"min":1,"max":1,\
      "newest":"1970-01-01T00:00:00.500Z"},"pollution":null}""";

  private final Findings findings =
      new Findings(
          List.of(new RawReading.Air("s", 500_000, 20, 40)), Duration.ofSeconds(1), Instant.EPOCH);

  @Test
  void theLastRevisionDecidesWhetherAWindowIsRightAndWhatWasNeverSentIsNoLoss() throws IOException {
    String twice =
        RIGHT.replace("\"revision\":2", "\"revision\":1").replace("count\":1", "count\":2");

    Correctness correctness = findings.of(List.of(List.of(seen(twice), seen(RIGHT))));

    assertThat(correctness.windowsRight()).isEqualTo(1);
    assertThat(correctness.windowsWrong()).isZero();
    assertThat(correctness.unexplained()).isEqualTo(1);
    assertThat(correctness.isRight()).isFalse();
    assertThat(findings.of(List.of(List.of(seen(RIGHT)))).isRight()).isTrue();
  }

  private static SeenSummary seen(String text) throws IOException {
    return new SeenSummary(Instant.EPOCH, text, new JsonMapper().readTree(text));
  }
}
