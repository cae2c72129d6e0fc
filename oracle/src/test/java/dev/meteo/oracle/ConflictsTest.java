package dev.meteo.oracle;

import static org.assertj.core.api.Assertions.assertThat;

import dev.meteo.oracle.RawReading.Pollution;
import dev.meteo.oracle.Violation.Rule;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class ConflictsTest {
  private static final List<Pollution> SENT =
      List.of(
          new Pollution("roof", 1_000_000, 301),
          new Pollution("roof", 1_000_000, 302),
          new Pollution("roof", 1_000_000, 301),
          new Pollution("roof", 1_000_000, 303));

  private static byte[] body(int co2) {
    return """
        {"kind":"pollution","sensor":"roof","timestamp":"1970-01-01T00:00:01Z","co2":%d}"""
        .formatted(co2)
        .getBytes(StandardCharsets.UTF_8);
  }

  private static Conflicts judge(byte[]... refused) {
    return Conflicts.judge(SENT, List.of(refused));
  }

  @Test
  void anyMayBeTheFirst() {
    assertThat(judge(body(302), body(303), body(303)).violations()).isEmpty();
    assertThat(judge(body(302), body(303)).counted()).containsExactly(SENT.get(0));
    assertThat(judge(body(303), body(301)).violations()).isEmpty();
    assertThat(judge(body(303), body(301)).counted()).containsExactly(SENT.get(1));
  }

  @Test
  void notMoreThanOneIsTaken() {
    assertThat(judge(body(302)).violations())
        .extracting(Violation::rule)
        .containsExactly(Rule.CONFLICT_NOT_REFUSED);
    assertThat(judge(body(302)).counted()).hasSize(1);
  }

  @Test
  void oneIsTaken() {
    assertThat(judge(body(301), body(302), body(303)).violations())
        .extracting(Violation::rule)
        .containsExactly(Rule.CONFLICT_WITHOUT_WINNER);
    assertThat(judge(body(301), body(302), body(303)).counted()).isEmpty();
  }

  @Test
  void whatElseIsRefusedIsOfNoConcern() {
    byte[] noise = "no reading".getBytes(StandardCharsets.UTF_8);
    byte[] element =
        ("[" + new String(body(303), StandardCharsets.UTF_8) + "]")
            .getBytes(StandardCharsets.UTF_8);
    assertThat(judge(noise, body(302), element, body(999)).violations()).isEmpty();
  }

  @Test
  void theWindowHasToHoldTheOneThatWasNotRefused() {
    String taken = window("0.01");
    String refused = window("0.02");
    Expectation expectation =
        Expectation.of(
            judge(body(302), body(303)).counted(), Duration.ofSeconds(10), new Coefficients());
    assertThat(Judge.judge(List.of(taken), expectation).violations()).isEmpty();
    assertThat(Judge.judge(List.of(refused), expectation).violations())
        .extracting(Violation::rule)
        .contains(Rule.WRONG_SUM);
  }

  private static String window(String value) {
    return """
        {"start":"1970-01-01T00:00:00Z","end":"1970-01-01T00:00:10Z","revision":1,"wellness":null,\
        "pollution":{"count":1,"sum":%1$s,"mean":%1$s,"stddev":null,"min":%1$s,"max":%1$s,\
        "newest":"1970-01-01T00:00:01Z"}}"""
        .formatted(value);
  }
}
