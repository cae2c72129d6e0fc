package dev.meteo.chaos.fault;

import static org.assertj.core.api.Assertions.assertThat;

import dev.meteo.oracle.Coefficients;
import dev.meteo.oracle.RawReading;
import dev.meteo.oracle.SentMessage;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ContestTest {
  private final Contest contest = new Contest("contest-1", 1);

  @Test
  void oneIdentityHasSeveralContentsThatCountDifferently() throws Exception {
    boolean together = false;
    for (int i = 0; i < 100; i++) {
      Set<RawReading> contents = new HashSet<>();
      List<String> bodies = contest.bodies(Instant.ofEpochSecond(i));
      for (String body : bodies) {
        contents.addAll(SentMessage.read(body.getBytes(StandardCharsets.UTF_8)));
      }
      assertThat(contents).hasSizeGreaterThan(1);
      assertThat(contents)
          .extracting(RawReading::identity)
          .containsOnly(contents.iterator().next().identity());
      assertThat(contents).extracting(new Coefficients()::hundredths).doesNotHaveDuplicates();
      together |= bodies.stream().anyMatch(body -> body.startsWith("["));
    }
    assertThat(together).isTrue();
  }
}
