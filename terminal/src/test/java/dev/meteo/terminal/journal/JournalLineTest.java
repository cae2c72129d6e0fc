package dev.meteo.terminal.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.meteo.terminal.Samples;
import dev.meteo.terminal.Signs;
import dev.meteo.terminal.model.Absence;
import dev.meteo.terminal.model.Happening;
import dev.meteo.terminal.model.ReceivedSummary;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class JournalLineTest {
  private static final Absence PAST =
      new Absence(Samples.NOON.minusSeconds(90), Samples.NOON.minusSeconds(5));
  private static final Absence LASTING = new Absence(Samples.NOON.minusSeconds(40), null);

  @Test
  void whatExcusesASilenceIsKeptWithTheWord() throws IOException {
    Happening.SignsCame word = Signs.came(Samples.NOON, 3, 1);
    for (Happening.SignsCame came :
        List.of(
            word,
            new Happening.SignsCame(word.at(), word.signs(), LASTING, null),
            new Happening.SignsCame(word.at(), word.signs(), null, PAST),
            new Happening.SignsCame(word.at(), word.signs(), PAST, PAST))) {
      assertThat(read(JournalLine.format(came))).containsExactly(came);
    }
  }

  @Test
  void damagedTimesAreNoLine() {
    Happening.SignsCame word = Signs.came(Samples.NOON, 3, 1);
    String line =
        JournalLine.format(new Happening.SignsCame(word.at(), word.signs(), LASTING, null));

    for (String damaged :
        List.of(
            line.replace("/\"", "\""),
            line.replace("/\"", "/soon\""),
            line.replace("\"quiet\"", "\"quite\""),
            line.replace("\"signs\"", "\"sings\""))) {
      assertThatThrownBy(() -> read(damaged)).isInstanceOf(IOException.class);
    }
  }

  private static List<Happening.SignsCame> read(String line) throws IOException {
    List<Happening.SignsCame> read = new ArrayList<>();
    JournalLine.read(
        line,
        new JournalReader() {
          @Override
          public void summary(ReceivedSummary received) {
            throw new AssertionError("not a summary");
          }

          @Override
          public void signs(Happening.SignsCame came) {
            read.add(came);
          }
        });
    return read;
  }
}
