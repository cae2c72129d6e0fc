package dev.meteo.chaos;

import static org.assertj.core.api.Assertions.assertThat;

import dev.meteo.chaos.fault.Catalogue;
import dev.meteo.chaos.fault.FaultKind;
import dev.meteo.chaos.scene.Spot;
import java.time.Duration;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ScheduleTest {
  private static final Duration LENGTH = Duration.ofMinutes(5);
  private static final Spot SPOT = new Spot(1, true, true, true, false);
  private static final List<FaultKind> KINDS =
      Catalogue.all().stream().filter(kind -> kind.fits().test(SPOT)).toList();

  private static List<String> schedule(long seed) {
    return Schedule.of(seed, LENGTH, KINDS).stream().map(Planned::toString).toList();
  }

  @Test
  void sameSeedSameSchedule() {
    assertThat(schedule(7)).isEqualTo(schedule(7)).hasSizeGreaterThan(20);
  }

  @Test
  void anotherSeedAnotherSchedule() {
    assertThat(schedule(8)).isNotEqualTo(schedule(7));
  }

  @Test
  void everythingIsHealedWithinTheTime() {
    for (long seed = 0; seed < 50; seed++) {
      for (Planned planned : Schedule.of(seed, LENGTH, KINDS)) {
        assertThat(planned.at()).isPositive();
        assertThat(planned.end()).isLessThan(LENGTH);
        assertThat(planned.lasts()).isBetween(planned.kind().shortest(), planned.kind().longest());
      }
    }
  }

  @Test
  void nothingIsBrokenTwiceAtATime() {
    for (long seed = 0; seed < 50; seed++) {
      List<Planned> all = Schedule.of(seed, LENGTH, KINDS);
      for (Planned one : all) {
        for (Planned other : all) {
          boolean together =
              !one.equals(other)
                  && one.at().compareTo(other.end()) <= 0
                  && other.at().compareTo(one.end()) <= 0;
          if (together) {
            assertThat(Collections.disjoint(one.fault().claims(), other.fault().claims()))
                .as("%s and %s", one, other)
                .isTrue();
          }
        }
      }
    }
  }

  @Test
  void aFewSeedsHaveAllKinds() {
    Set<FaultKind> seen = new HashSet<>();
    for (long seed = 1; seed <= 5; seed++) {
      Schedule.of(seed, LENGTH, KINDS).forEach(planned -> seen.add(planned.kind()));
    }
    assertThat(seen).containsExactlyInAnyOrderElementsOf(KINDS);
  }
}
