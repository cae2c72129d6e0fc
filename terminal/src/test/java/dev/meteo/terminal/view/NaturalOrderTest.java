package dev.meteo.terminal.view;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class NaturalOrderTest {
  @Test
  void numbersCountAsNumbers() {
    List<String> names =
        List.of("", "7", "12", "a", "a-", "a-2", "a-10", "a-10-3", "a-10-20", "a.1", "b", "b07");
    List<String> shuffled = new ArrayList<>(names);
    for (int seed = 0; seed < 20; seed++) {
      Collections.shuffle(shuffled, new Random(seed));

      assertThat(shuffled.stream().sorted(NaturalOrder.INSTANCE)).containsExactlyElementsOf(names);
    }
  }
}
