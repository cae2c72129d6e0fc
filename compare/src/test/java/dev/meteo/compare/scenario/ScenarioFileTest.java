package dev.meteo.compare.scenario;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.meteo.cli.UserError;
import dev.meteo.compare.result.Variant;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.FieldSource;

class ScenarioFileTest {
  static final List<String> BUILT_IN = ScenarioFile.BUILT_IN;

  private static final String OWN =
      """
      {
        // Lines like this one are for people.
        "name": "own",
        "title": "My own",
        "about": "Does it work?",
        "measuredSeconds": 10,
        "load": [{ "fromSeconds": 0, "readingsPerSecond": 100 }],
        "workers": { "count": 2 },
        "faults": [
          { "do": "kill", "to": "worker-2", "atSeconds": 3 },
          { "do": "replace", "to": "worker-1", "atSeconds": 1, "everySeconds": 2, "untilSeconds": 6,
            "only": "direct" }
        ],
        "messaging": { "prefetch": "10" }
      }
      """;

  @TempDir private Path folder;

  @ParameterizedTest
  @FieldSource("BUILT_IN")
  void thoseOfTheProgramCanBeRead(String name) {
    assertThat(ScenarioFile.find(name).scenario().name()).isEqualTo(name);
  }

  @Test
  void ownFileIsRead() throws IOException {
    Path file = folder.resolve("own.json");
    Files.writeString(file, OWN);

    Scenario own = ScenarioFile.find(file.toString()).scenario();

    assertThat(own.windowSeconds()).isOne();
    assertThat(own.workers().atBegin()).isEqualTo(2);
    assertThat(own.settings(Variant.MESSAGING)).containsEntry("prefetch", "10");
    assertThat(own.occurrences(Variant.MESSAGING))
        .containsExactly(new Fault.Occurrence(Fault.Action.KILL, "worker-2", 3));
    assertThat(own.occurrences(Variant.DIRECT))
        .extracting(Fault.Occurrence::atSeconds)
        .containsExactly(1.0, 3.0, 3.0, 5.0);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          "name": "own"        | "name": "Ö"              | must be of a-z
          "measuredSeconds"    | "measuredSecond"         | measuredSeconds: is missing
          "count": 2           | "cuont": 2               | workers.count: is missing
          "name": "own"        | "name": "own", "nam": 1  | nam: there is no such field; there are about,
          "atSeconds": 3       | "atSeconds": 300         | "worker-2 killed at 300 s" comes after the end
          "count": 2           | "count": 2.5             | workers.count
          "count": 2           | "count": 2, "workTime": "soon" | 'soon'
          "count": 2           | "count": 1               | there is no worker-2
          "count": 2           | "count": 2, "begin": 3   | "begin" must be
          "to": "worker-2"     | "to": "everything"       | must be worker-1
          "do": "kill"         | "do": "tickle"           | tickle
          "fromSeconds": 0     | "fromSeconds": 1         | must begin at 0
          "prefetch": "10"     | "prefetch": "many"       | messaging.prefetch cannot be many
          "prefetch": "10"     | "queue": "10"            | messaging has no setting queue
          "everySeconds": 2,   | ''                       | need each other
          "title": "My own",   | ''                       | "title" is missing
          """)
  void mistakesAreNamed(String right, String wrong, String named) {
    assertThatThrownBy(() -> ScenarioFile.parse("own.json", OWN.replace(right, wrong)))
        .isInstanceOf(UserError.class)
        .hasMessageStartingWith("own.json is no scenario: ")
        .hasMessageContaining(named)
        .hasMessageNotContaining("\n");
  }

  @Test
  void unknownNameSaysWhichThereAre() {
    assertThatThrownBy(() -> ScenarioFile.find("stedy"))
        .isInstanceOf(UserError.class)
        .hasMessageContaining("there is no scenario stedy")
        .hasMessageContaining("steady");
  }
}
