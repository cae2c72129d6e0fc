package dev.meteo.chaos;

import dev.meteo.chaos.fault.Fault;
import dev.meteo.chaos.fault.FaultKind;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;

/** Which faults come when: the same for the same seed, length and kinds. */
final class Schedule {
  private static final Duration FIRST = Duration.ofSeconds(2);
  private static final Duration QUIET_BETWEEN = Duration.ofSeconds(1);

  /** One fault of so many begins while another one lasts. */
  private static final int ONE_OVERLAPS_OF = 3;

  private final Random dice;
  private final Duration length;
  private final Duration longest;
  private final List<FaultKind> kinds;
  private final List<FaultKind> bag = new ArrayList<>();
  private final List<Planned> planned = new ArrayList<>();

  private Schedule(long seed, Duration length, List<FaultKind> kinds) {
    this.dice = new Random(seed);
    this.length = length;
    this.longest = length.dividedBy(4);
    this.kinds = List.copyOf(kinds);
  }

  /**
   * Faults that begin and end within the length. No kind comes twice before each has come once, as
   * far as there is time.
   */
  static List<Planned> of(long seed, Duration length, List<FaultKind> kinds) {
    Schedule schedule = new Schedule(seed, length, kinds);
    if (!kinds.isEmpty()) {
      schedule.fill();
    }
    return List.copyOf(schedule.planned);
  }

  private void fill() {
    Duration at = FIRST.plusMillis(dice.nextInt(1000));
    while (at.compareTo(length) < 0) {
      FaultKind kind = next();
      Fault fault = kind.maker().apply(dice);
      Planned next = new Planned(kind, fault, free(fault, at), lasts(kind));
      if (next.end().compareTo(length) < 0) {
        planned.add(next);
      }
      boolean overlaps = dice.nextInt(ONE_OVERLAPS_OF) == 0;
      Duration pause = QUIET_BETWEEN.plusMillis(dice.nextInt(3000));
      at = overlaps ? next.at().plus(pause.dividedBy(2)) : next.end().plus(pause);
    }
  }

  private FaultKind next() {
    if (bag.isEmpty()) {
      bag.addAll(kinds);
      Collections.shuffle(bag, dice);
    }
    return bag.removeLast();
  }

  private Duration lasts(FaultKind kind) {
    int spread = Math.toIntExact(kind.longest().minus(kind.shortest()).toMillis());
    Duration lasts = kind.shortest().plusMillis(dice.nextInt(spread + 1));
    return lasts.compareTo(longest) > 0 ? longest : lasts;
  }

  /** The earliest instant from this one on at which nobody has what the fault claims. */
  private Duration free(Fault fault, Duration from) {
    Duration at = from;
    for (Planned other : planned) {
      boolean conflict = other.fault().claims().stream().anyMatch(fault.claims()::contains);
      if (conflict && other.end().plus(QUIET_BETWEEN).compareTo(at) > 0) {
        at = other.end().plus(QUIET_BETWEEN);
      }
    }
    return at;
  }
}
