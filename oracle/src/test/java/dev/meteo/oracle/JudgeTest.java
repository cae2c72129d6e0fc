package dev.meteo.oracle;

import static org.assertj.core.api.Assertions.assertThat;

import dev.meteo.oracle.RawReading.Air;
import dev.meteo.oracle.RawReading.Pollution;
import dev.meteo.oracle.Violation.Rule;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class JudgeTest {
  private static final Expectation EXPECTATION =
      Expectation.of(
          List.of(
              new Pollution("s", 1_000_000, 301),
              new Pollution("s", 2_000_000, 350),
              new Air("s", 11_500_000, 20, 40)),
          Duration.ofSeconds(10),
          new Coefficients());

  private static final String FIRST =
      """
      {"start":"1970-01-01T00:00:00Z","end":"1970-01-01T00:00:10Z","revision":2,"wellness":null,\
      "pollution":{"count":2,"sum":0.64,"mean":0.32,"stddev":0.43840620433565947,"min":0.01,\
      "max":0.63,"newest":"1970-01-01T00:00:02Z"}}""";
  private static final String SECOND =
      """
      {"start":"1970-01-01T00:00:10Z","end":"1970-01-01T00:00:20Z","revision":1,\
      "wellness":{"count":1,"sum":1,"mean":1,"stddev":null,"min":1,"max":1,\
      "newest":"1970-01-01T00:00:11.500Z"},"pollution":null}""";
  private static final String NOTHING =
      """
      {"start":"1970-01-01T00:00:20Z","end":"1970-01-01T00:00:30Z","revision":1,\
      "wellness":null,"pollution":null}""";

  private static List<Rule> broken(String... lines) {
    return Judge.judge(List.of(lines), EXPECTATION).violations().stream()
        .map(Violation::rule)
        .toList();
  }

  @Test
  void whatMustBeIsRight() {
    Verdict verdict = Judge.judge(List.of(FIRST, SECOND), EXPECTATION);
    assertThat(verdict.violations()).isEmpty();
    assertThat(verdict.isRight()).isTrue();
    assertThat(verdict.windows()).isEqualTo(2);
    assertThat(verdict.corrections()).isEqualTo(1);
  }

  @Test
  void orderRepetitionsAndWindowsOfNullAreFree() {
    assertThat(broken(SECOND, NOTHING, FIRST, SECOND)).isEmpty();
  }

  @Test
  void theHighestRevisionCountsWhereverItStands() {
    assertThat(broken(FIRST, one(1), SECOND)).isEmpty();
    String wrongLater = FIRST.replace("0.64", "0.01").replace("\"revision\":2", "\"revision\":3");
    assertThat(broken(wrongLater, FIRST, SECOND)).containsExactly(Rule.WRONG_SUM);
  }

  @Test
  void anEarlierRevisionMayLackReadings() {
    assertThat(broken(one(1), FIRST, SECOND)).isEmpty();
    assertThat(broken(other(1), FIRST, SECOND)).isEmpty();
    assertThat(broken(none(1), FIRST, SECOND)).isEmpty();
    assertThat(broken(earlier(FIRST), FIRST, SECOND)).isEmpty();
  }

  @Test
  void aCountThatFallsAndRecoversIsFound() {
    String again = FIRST.replace("\"revision\":2", "\"revision\":3");
    assertThat(broken(earlier(FIRST), one(2), again, SECOND)).containsExactly(Rule.COUNT_FELL);
    assertThat(broken(earlier(FIRST), none(2), again, SECOND)).containsExactly(Rule.COUNT_FELL);
    assertThat(broken(again, SECOND, one(2), earlier(FIRST)))
        .as("in the order of the revisions, not of the lines")
        .containsExactly(Rule.COUNT_FELL);
    String third = FIRST.replace("\"revision\":2", "\"revision\":4");
    assertThat(broken(earlier(FIRST), one(2), other(3), third, SECOND))
        .as("each that is below the fullest")
        .containsExactly(Rule.COUNT_FELL, Rule.COUNT_FELL);
  }

  @Test
  void aCountThatFallsOfOneCoefficientOnlyIsFoundAndNamed() {
    String lacking = none(2);
    List<Violation> found =
        Judge.judge(
                List.of(earlier(FIRST), lacking, FIRST.replace("n\":2", "n\":3"), SECOND),
                EXPECTATION)
            .violations();
    assertThat(found)
        .singleElement()
        .hasToString(
            "COUNT_FELL 1970-01-01T00:00:00Z revision 2 pollution: count 0, and revision 1 had 2");
  }

  @Test
  void otherReadingsInTheSameNumberAreFound() {
    assertThat(broken(one(1), other(2), FIRST.replace("n\":2", "n\":3"), SECOND))
        .containsExactly(Rule.READINGS_REPLACED);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "\"count\":2 | \"count\":3",
        "\"count\":2 | \"count\":\"2\"",
        "0.64 | 0.65",
        "0.64 | 0.640000000000001",
        "0.32 | 0.33",
        "0.43840620433565947 | 0.43",
        "0.43840620433565947 | null",
        "0.01 | 0",
        "0.63 | 0.64",
        "00:02Z | 00:02.000001Z",
        "00:02Z | 00:01Z",
        "00:02Z | 00:01.500Z",
      })
  void anEarlierRevisionHasNothingThatWasNeverSent(String right, String wrong) {
    assertThat(FIRST).contains(right);
    assertThat(broken(earlier(FIRST).replace(right, wrong), FIRST, SECOND))
        .filteredOn(rule -> rule != Rule.READINGS_REPLACED)
        .containsExactly(Rule.NEVER_SENT);
  }

  @Test
  void anEarlierRevisionHasNoFiguresWhereNothingWasSent() {
    assertThat(broken(earlier(FIRST).replace("\"wellness\":null", figures()), FIRST, SECOND))
        .containsExactly(Rule.NEVER_SENT);
    String invented = SECOND.replace("00:20Z", "00:30Z").replace("00:10Z", "00:20Z");
    String nothing = NOTHING.replace("\"revision\":1", "\"revision\":2");
    assertThat(broken(invented, nothing, FIRST, SECOND))
        .containsExactly(Rule.NEVER_SENT, Rule.COUNT_FELL);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "\"count\":2 | \"count\":3 | WRONG_COUNT",
        "0.64 | 0.640000000000001 | WRONG_SUM",
        "0.32 | 0.3200000000005 | WRONG_MEAN",
        "0.43840620433565947 | 0.43840620434 | WRONG_STDDEV",
        "0.43840620433565947 | null | WRONG_STDDEV",
        "0.01 | 0 | WRONG_MIN",
        "0.63 | 0.62 | WRONG_MAX",
        "00:02Z | 00:02.000001Z | WRONG_NEWEST",
        "\"count\":2 | \"count\":\"2\" | WRONG_COUNT",
        "\"count\":2 | \"counts\":2 | WRONG_COUNT",
      })
  void aWrongFigureIsFound(String right, String wrong, Rule rule) {
    assertThat(FIRST).contains(right);
    assertThat(broken(FIRST.replace(right, wrong), SECOND)).containsExactly(rule);
  }

  @Test
  void theLastDigitsOfMeanAndDeviationAreFree() {
    String near = FIRST.replace("0.32", "0.32000000000000006").replace("65947", "65953");
    assertThat(broken(near, SECOND)).isEmpty();
  }

  @Test
  void aSingleReadingHasNoDeviation() {
    String zero = SECOND.replace("\"stddev\":null", "\"stddev\":0");
    assertThat(broken(FIRST, zero)).containsExactly(Rule.WRONG_STDDEV);
  }

  @Test
  void aMissingWindowIsFound() {
    assertThat(broken(SECOND)).containsExactly(Rule.MISSING_WINDOW);
    assertThat(broken()).containsExactly(Rule.MISSING_WINDOW, Rule.MISSING_WINDOW);
  }

  @Test
  void aWindowWithReadingsThatNobodySentIsFound() {
    String invented = SECOND.replace("00:20Z", "00:40Z").replace("00:10Z", "00:30Z");
    assertThat(broken(FIRST, SECOND, invented)).containsExactly(Rule.UNEXPECTED_WINDOW);
  }

  @Test
  void aWindowBesideTheGridIsFound() {
    assertThat(broken(FIRST, SECOND, NOTHING.replace("00:30Z", "00:25Z")))
        .containsExactly(Rule.NO_SUCH_WINDOW);
    assertThat(broken(FIRST, SECOND, NOTHING.replace("00:20Z", "00:21Z").replace(":30Z", ":31Z")))
        .containsExactly(Rule.NO_SUCH_WINDOW);
  }

  @Test
  void twoContentsOfOneRevisionAreFoundAlsoOfAnEarlierOne() {
    String earlier = FIRST.replace("\"revision\":2", "\"revision\":1");
    String other = earlier.replace("0.64", "0.63");
    assertThat(broken(earlier, other, FIRST, SECOND)).containsExactly(Rule.TWO_CONTENTS);
    assertThat(broken(FIRST, FIRST.replace("\"wellness\":null", figures()), SECOND))
        .contains(Rule.TWO_CONTENTS);
  }

  @Test
  void nullAndFiguresCannotStandForEachOther() {
    assertThat(broken(FIRST.replace("\"wellness\":null", figures()), SECOND))
        .containsExactly(Rule.FIGURES_WITHOUT_READINGS);
    String empty = SECOND.replaceAll("\"wellness\":\\{[^}]*}", "\"wellness\":null");
    assertThat(broken(FIRST, empty)).containsExactly(Rule.NULL_DESPITE_READINGS);
  }

  @Test
  void linesThatAreNoSummaryAreFound() {
    List<String> lines =
        new ArrayList<>(
            List.of(
                "connected",
                "",
                "{}",
                FIRST + FIRST,
                FIRST.replace("\"revision\":2", "\"revision\":0"),
                FIRST.replace("\"wellness\":null,", ""),
                FIRST.replace("\"wellness\":null", "\"wellness\":0"),
                FIRST.replace("00:10Z", "later")));
    int unreadable = lines.size();
    lines.addAll(List.of(FIRST, SECOND));
    assertThat(broken(lines.toArray(String[]::new)))
        .hasSize(unreadable)
        .containsOnly(Rule.UNREADABLE);
  }

  /** A revision of the first window that has its first reading only. */
  private static String one(int revision) {
    return single(revision, "0.01", "01Z");
  }

  /** A revision of the first window that has its second reading only. */
  private static String other(int revision) {
    return single(revision, "0.63", "02Z");
  }

  private static String single(int revision, String value, String newest) {
    String figures =
        "{'count':1,'sum':%1$s,'mean':%1$s,'stddev':null,'min':%1$s,'max':%1$s,'newest':'1970-01-01T00:00:%2$s'}"
            .formatted(value, newest)
            .replace('\'', '"');
    return none(revision).replace("\"pollution\":null", "\"pollution\":" + figures);
  }

  private static String none(int revision) {
    return FIRST
        .replaceAll("\"pollution\":\\{[^}]*}", "\"pollution\":null")
        .replace("\"revision\":2", "\"revision\":" + revision);
  }

  private static String earlier(String second) {
    return second.replace("\"revision\":2", "\"revision\":1");
  }

  private static String figures() {
    return "\"wellness\":{\"count\":0,\"sum\":0,\"mean\":0,\"stddev\":null,\"min\":0,\"max\":0}";
  }
}
