package dev.meteo.compare.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What docs say of the measurements is what the committed report measured. */
final class ProseTest {
  private static final String LINK = "[%s](report/report.md#scenario-middle-restart \"%s\")";
  private static final String DIRECT = "direct, at-least-once: ";
  private static final String MESSAGING = "messaging, at-least-once: ";
  private static final String RECOVERY = "/faults/0/recoverySeconds";

  @Test
  void communicationSaysWhatWasMeasured() throws Exception {
    assertThat(Prose.of(Committed.DOCS.resolve("communication.md")).wrong()).isEmpty();
  }

  @Test
  void figuresThatAreTheReportsAreRight() {
    assertThat(wrong(LINK.formatted("8.40 s", MESSAGING + "median " + RECOVERY))).isEmpty();
    assertThat(wrong(LINK.formatted("3.00–3.30 s", DIRECT + "range " + RECOVERY))).isEmpty();
    assertThat(wrong(LINK.formatted("3,498 late", MESSAGING + "run 1 /correctness/lateReadings")))
        .isEmpty();
    assertThat(
            wrong(
                LINK.formatted(
                    "2.5 times",
                    MESSAGING + "median " + RECOVERY + " per " + DIRECT + "median " + RECOVERY)))
        .isEmpty();
  }

  @Test
  void anotherFigureThanTheReportsIsWrong() {
    assertThat(wrong(LINK.formatted("8.41 s", MESSAGING + "median " + RECOVERY)))
        .containsExactly("[8.41 s] is 8.40 s");
    assertThat(wrong(LINK.formatted("8.40 s", DIRECT + "median " + RECOVERY)))
        .containsExactly("[8.40 s] is 3.30 s");
    assertThat(wrong(LINK.formatted("8.40 s", MESSAGING + "median /faults/7/recoverySeconds")))
        .singleElement()
        .asString()
        .contains("not in the report");
    assertThat(wrong(LINK.formatted("8.40 s", "about /faults")))
        .singleElement()
        .asString()
        .contains("not a ref");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "The broker was back after 8.4 s.",
        "It takes three times as much.",
        "This is the longest standstill of all.",
        "It was away for half a minute.",
        "See [`middle-restart`](report/report.md#scenario-middle-restart).",
        "Back after [5 s](compare.md \"no such line\").",
        "A. <!-- check: middle-restart direct, at-least-once: median /faults/0/recoverySeconds > 4 -->",
        "A. <!-- check: * direct, at-most-once: sum /correctness/lostReadings = 0 -->",
        "A. <!-- check: * at-most-once same /digest -->",
        "A. <!-- check: steady at-least-once lacks /digest -->",
        "A. <!-- check: * direct, at-least-once: sum /nothing = 0 -->",
        "A. <!-- check: whatever -->"
      })
  void whatNothingBearsOutIsWrong(String line) {
    assertThat(wrong(line)).isNotEmpty();
  }

  @Test
  void numbersThatAreNamesAreLeftAlone() {
    assertThat(
            wrong(
                "The p99 of n : 1, as [decision 10](decisions/0010-how-many-calls.md) has it, `--nodes 3`."))
        .isEmpty();
  }

  private static List<String> wrong(String line) {
    return new Prose(Path.of("..", "docs", "communication.md"), List.of()).wrong(line);
  }
}
