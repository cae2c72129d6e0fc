package dev.meteo.oracle;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PartCheckTest {
  private static final List<SentCoefficient> SENT =
      List.of(
          new SentCoefficient(10, 1),
          new SentCoefficient(20, 2),
          new SentCoefficient(30, 3),
          new SentCoefficient(90, 4));

  @ParameterizedTest
  @CsvSource({
    "5, 150, 9500, 10, 90, 4, count",
    "4, 150, 9500, 10, 90, 3, count",
    "2, 40, 1000, 10, 31, 3, min or max",
    "2, 40, 1000, 11, 30, 3, min or max",
    "2, 40, 1000, 10, 30, 5, newest",
    "1, 90, 8100, 90, 90, 3, count",
    "3, 59, 1401, 10, 30, 3, sum is 59",
    "3, 131, 8701, 10, 90, 4, sum is 131",
    "3, 60, 1401, 10, 30, 3, whole hundredths",
    "3, 60, 1402, 10, 30, 3, sum of squares",
  })
  void whatNoPartHasIsFound(
      long count, long sum, long squares, int min, int max, long newest, String why) {
    Figures figures = new Figures(count, sum, squares, min, max, newest);
    assertThat(PartCheck.impossible(figures, SENT))
        .hasValueSatisfying(w -> assertThat(w).contains(why));
  }

  @RepeatedTest(200)
  void everyPartIsPossibleAndCanGrowIntoTheWhole(RepetitionInfo repetition) {
    Random dice = new Random(repetition.getCurrentRepetition());
    List<SentCoefficient> sent = new ArrayList<>();
    Figures part = null;
    Figures all = null;
    for (int i = 0; i < 1 + dice.nextInt(40); i++) {
      SentCoefficient one = new SentCoefficient(dice.nextInt(101), dice.nextInt(50));
      sent.add(one);
      Figures figures = Figures.of(one.hundredths(), one.micros());
      all = all == null ? figures : all.plus(figures);
      if (dice.nextBoolean()) {
        part = part == null ? figures : part.plus(figures);
      }
    }
    if (part != null) {
      assertThat(PartCheck.impossible(part, sent)).isEmpty();
    }
    List<Violation> violations = new ArrayList<>();
    GrowthCheck growth = new GrowthCheck("revision %d", violations::add);
    growth.next(1, part);
    growth.next(2, all);
    assertThat(violations).isEmpty();
  }
}
