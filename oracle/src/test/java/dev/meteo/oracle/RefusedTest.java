package dev.meteo.oracle;

import static org.assertj.core.api.Assertions.assertThat;

import dev.meteo.oracle.RawReading.Pollution;
import dev.meteo.oracle.Violation.Rule;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class RefusedTest {
  private static final List<Pollution> INTENDED = List.of(new Pollution("roof", 1_000_000, 301));
  private static final String GOOD =
      """
      {"kind":"pollution","sensor":"roof","timestamp":"1970-01-01T00:00:01Z","co2":301}""";

  private static List<Rule> rules(List<String> refused, List<String> bad) {
    List<byte[]> bodies =
        refused.stream().map(body -> body.getBytes(StandardCharsets.UTF_8)).toList();
    return Refused.judge(bodies, INTENDED, bad).stream().map(Violation::rule).toList();
  }

  @Test
  void badBodiesMayComeSeveralTimes() {
    assertThat(rules(List.of("x", "x", "y"), List.of("x", "y"))).isEmpty();
  }

  @Test
  void aGoodReadingMayNotBeRefused() {
    assertThat(rules(List.of(GOOD), List.of())).containsExactly(Rule.GOOD_READING_REFUSED);
  }

  @Test
  void norOneAmongOthers() {
    String both = "[" + GOOD.replace("roof", "cellar") + "," + GOOD + "]";

    assertThat(rules(List.of(both), List.of())).containsExactly(Rule.GOOD_READING_REFUSED);
  }

  @Test
  void anothersReadingMayBe() {
    assertThat(rules(List.of(GOOD.replace("roof", "cellar")), List.of())).isEmpty();
  }

  @Test
  void aBadBodyMayNotVanish() {
    assertThat(rules(List.of("x"), List.of("x", "y"))).containsExactly(Rule.BAD_BODY_NOT_REFUSED);
  }

  @Test
  void countersAddUpOrNot() {
    Optional<CounterLaw> law =
        CounterLaw.read(
            "worker: ended; 1,234 readings received: 1,000 stored, 200 duplicate, 30 refused, 4"
                + " returned, 0 lost");
    assertThat(law).contains(new CounterLaw(1234, 1000, 200, 30, 4, 0));
    assertThat(law.orElseThrow().check("worker")).isEmpty();
    assertThat(new CounterLaw(1234, 1000, 200, 30, 3, 0).check("worker"))
        .extracting(Violation::rule)
        .containsExactly(Rule.COUNTERS_DO_NOT_ADD_UP);
    assertThat(CounterLaw.read("worker: Redis is back")).isEmpty();
  }

  @Test
  void whatIsLostIsNoPartOfWhatAddsUp() {
    assertThat(new CounterLaw(10, 9, 0, 0, 0, 1).check("worker"))
        .extracting(Violation::rule)
        .containsExactly(Rule.LOST_BY_WORKER);
  }
}
