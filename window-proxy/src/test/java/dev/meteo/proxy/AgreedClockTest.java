package dev.meteo.proxy;

import static org.assertj.core.api.Assertions.assertThat;

import dev.meteo.store.AgreedTime;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class AgreedClockTest {
  private static final Instant START = Instant.parse("2026-03-01T12:00:00Z");
  private static final Duration DAY = Duration.ofDays(1);
  private static final Optional<Backlog> NONE = Optional.of(new Backlog(0, 1));
  private static final Optional<Backlog> SOME = Optional.of(new Backlog(1, 1));

  private Duration passed = Duration.ZERO;
  private Duration storeLead = Duration.ZERO;
  private Duration ownLead = Duration.ZERO;

  @Test
  void followsTheClocksSecondBySecond() {
    AgreedClock clock = atStart();

    rounds(clock, 100, NONE);

    assertThat(clock.time()).isEqualTo(START.plusSeconds(100));
    assertThat(clock.isHeld()).isFalse();
  }

  @Test
  void doesNotFollowOneClockThatIsAhead() {
    AgreedClock clock = atStart();
    storeLead = DAY;
    rounds(clock, 10, NONE);
    storeLead = Duration.ZERO;
    ownLead = DAY;
    rounds(clock, 10, NONE);

    assertThat(clock.time()).isEqualTo(START.plusSeconds(20));
  }

  @Test
  void followsTwoClocksThatAreAheadNoFasterThanTwiceTheTime() {
    AgreedClock clock = atStart();
    storeLead = DAY;
    ownLead = DAY;

    rounds(clock, 10, NONE);

    assertThat(clock.time()).isEqualTo(START.plusSeconds(20));
  }

  @Test
  void isNotMovedByRedisClockAtTheStartOfATerm() {
    AgreedClock first = atStart();
    rounds(first, 10, NONE);
    AgreedTime last = first.record(reading());
    storeLead = DAY;
    AgreedClock next = new AgreedClock(Optional.of(last), START);

    rounds(next, 2, NONE);

    assertThat(next.time()).isBefore(START.plusSeconds(13));
  }

  @Test
  void doesNotGoBeyondTheWindowsThatAreClosed() {
    AgreedClock clock = atStart();
    passed = Duration.ofSeconds(3);

    clock.advance(reading(), START.plusSeconds(1), NONE, true);

    assertThat(clock.time()).isEqualTo(START.plusSeconds(1));
  }

  @Test
  void neverGoesBack() {
    AgreedClock clock = atStart();
    rounds(clock, 10, NONE);
    ownLead = DAY.negated();
    rounds(clock, 10, NONE);
    assertThat(clock.time()).isEqualTo(START.plusSeconds(10));

    ownLead = Duration.ZERO;
    rounds(clock, 10, NONE);

    assertThat(clock.time()).isEqualTo(START.plusSeconds(30));
  }

  @Test
  void standsStillOverAnOutageUntilTheBacklogIsStored() {
    AgreedClock clock = atStart();
    pass(Duration.ofDays(2));
    clock.advance(reading(), Instant.MAX, SOME, true);
    assertThat(clock.outage()).isEqualTo(Duration.ofDays(2));

    rounds(clock, 3 * 3600, SOME);
    assertThat(clock.time()).isEqualTo(START);

    rounds(clock, 11, NONE);
    assertThat(clock.isHeld()).isFalse();
    Instant resumed = clock.time();
    rounds(clock, 100, NONE);
    assertThat(clock.time()).isEqualTo(resumed.plusSeconds(200));
  }

  @Test
  void anOutageBetweenTwoLeadersIsOneToo() {
    AgreedClock first = atStart();
    rounds(first, 10, NONE);
    AgreedTime last = first.record(reading());
    pass(Duration.ofHours(60));
    AgreedClock next = new AgreedClock(Optional.of(last), START);

    rounds(next, 600, SOME);
    AgreedClock third = new AgreedClock(Optional.of(next.record(reading())), START);
    rounds(third, 600, SOME);

    assertThat(third.time()).isEqualTo(START.plusSeconds(10));
    assertThat(third.isHeld()).isTrue();
  }

  @Test
  void withoutAQueueItWaitsAsLongAsTheOutageWas() {
    AgreedClock clock = atStart();
    pass(Duration.ofHours(2));
    rounds(clock, 2 * 3600, Optional.empty());
    assertThat(clock.time()).isEqualTo(START);

    rounds(clock, 120, Optional.empty());

    assertThat(clock.isHeld()).isFalse();
    assertThat(clock.time()).isAfter(START);
  }

  @Test
  void aBacklogThatNeverEndsHoldsItForABoundedTimeOnly() {
    AgreedClock clock = atStart();
    pass(Duration.ofMinutes(1));

    rounds(clock, 4 * 60 + 3600 + 10, SOME);

    assertThat(clock.isHeld()).isFalse();
  }

  @Test
  void goesOnWhenNothingCanBeStoredUnlessItDoes() {
    AgreedClock clock = atStart();
    pass(Duration.ofHours(1));
    clock.advance(reading(), Instant.MAX, SOME, false);
    pass(Duration.ofSeconds(1));
    clock.advance(reading(), Instant.MAX, SOME, false);

    assertThat(clock.time()).isEqualTo(START.plusSeconds(2));
  }

  @Test
  void aTimeThatBothClocksWereAheadForIsGivenUp() {
    AgreedTime poisoned =
        new AgreedTime(
            START.plus(DAY), START.plus(DAY), START.plus(DAY), Duration.ZERO, Duration.ZERO);
    AgreedClock clock = new AgreedClock(Optional.of(poisoned), START);

    rounds(clock, 10, NONE);

    assertThat(clock.time()).isEqualTo(START.plusSeconds(10));
  }

  private AgreedClock atStart() {
    AgreedClock clock = new AgreedClock(Optional.empty(), START);
    clock.advance(reading(), Instant.MAX, NONE, true);
    return clock;
  }

  private void rounds(AgreedClock clock, int seconds, Optional<Backlog> backlog) {
    for (int i = 0; i < seconds; i++) {
      pass(Duration.ofSeconds(1));
      clock.advance(reading(), Instant.MAX, backlog, true);
    }
  }

  private void pass(Duration time) {
    passed = passed.plus(time);
  }

  private ClockReading reading() {
    Instant now = START.plus(passed);
    return new ClockReading(now.plus(storeLead), now.plus(ownLead), passed.toNanos());
  }
}
