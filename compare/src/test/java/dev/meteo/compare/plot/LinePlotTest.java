package dev.meteo.compare.plot;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

final class LinePlotTest {
  private static final String LONG =
      "middle restarted from 6 s to 12.9 s (messaging, at-least-once), 6.4 s (direct, at-least-once)";

  @Test
  void longNotesGoOnInTheNextLine() {
    // When
    Notes notes = new Notes(List.of(moment(6, "a", LONG), moment(9, "b", "short")));
    // Then
    assertThat(notes.rows()).extracting(Notes.Row::letter).containsExactly("a", "", "b");
    assertThat(notes.rows()).allMatch(row -> row.text().length() <= 60);
    assertThat(notes.rows().get(0).text() + " " + notes.rows().get(1).text()).isEqualTo(LONG);
    assertThat(notes.height()).isEqualTo(3 * 16);
  }

  @Test
  void lettersOfTheSameMomentStandSideBySide() {
    // Given
    LinePlot plot =
        new LinePlot(
            "title",
            "description",
            "seconds",
            LinearScale.upTo(30, String::valueOf),
            LinearScale.upTo(30, String::valueOf),
            List.of(),
            List.of(moment(8, "A", "x"), moment(8, "B", "x"), moment(20, "C", "x")));
    // When
    String body = plot.draw().body();
    // Then
    double first = letterAt(body, "A");
    assertThat(letterAt(body, "B")).isGreaterThanOrEqualTo(first + 9);
    assertThat(letterAt(body, "C")).isGreaterThan(letterAt(body, "B") + 50);
  }

  private static Moment moment(double at, String letter, String what) {
    return new Moment(at, letter, what, List.of());
  }

  /** Of its first occurrence, which is in the plot, not below it. */
  private static double letterAt(String body, String letter) {
    Matcher text =
        Pattern.compile("<text[^>]* x=\"([0-9.]+)\"[^>]*>" + letter + "</text>").matcher(body);
    assertThat(text.find()).as(body).isTrue();
    return Double.parseDouble(text.group(1));
  }
}
