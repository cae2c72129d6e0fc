package dev.meteo.compare.report;

import dev.meteo.compare.plot.Moment;
import dev.meteo.compare.result.FaultEffect;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** The faults of some runs as moments; what was done to all at about the same time is one. */
final class Moments {
  private static final double ABOUT_SECONDS = 1;
  private static final int MOST = 8;

  private Moments() {}

  static List<Moment> of(List<Course> courses) {
    List<FaultEffect> distinct = new ArrayList<>();
    List<Set<String>> sufferers = new ArrayList<>();
    for (Course course : courses) {
      for (FaultEffect fault : course.run().faults()) {
        int same = same(distinct, fault);
        if (same < 0) {
          distinct.add(fault);
          sufferers.add(new LinkedHashSet<>());
          same = distinct.size() - 1;
        }
        sufferers.get(same).add(course.side().label());
      }
    }
    List<Moment> moments = new ArrayList<>();
    for (int i = 0; i < Math.min(MOST, distinct.size()); i++) {
      boolean all = sufferers.get(i).size() == courses.size();
      moments.add(
          moment(
              distinct.get(i), (char) ('a' + i), all ? "" : String.join(", ", sufferers.get(i))));
    }
    return moments;
  }

  private static int same(List<FaultEffect> faults, FaultEffect fault) {
    for (int i = 0; i < faults.size(); i++) {
      FaultEffect each = faults.get(i);
      if (each.what().equals(fault.what())
          && Math.abs(each.atSeconds() - fault.atSeconds()) <= ABOUT_SECONDS) {
        return i;
      }
    }
    return -1;
  }

  private static Moment moment(FaultEffect fault, char letter, String onlyOf) {
    Double until = fault.untilSeconds();
    String what =
        fault.what()
            + (until == null
                ? " at " + Units.moment(fault.atSeconds())
                : " from " + Units.moment(fault.atSeconds()) + " to " + Units.moment(until))
            + (onlyOf.isEmpty() ? "" : " (only " + onlyOf + ")");
    return new Moment(
        fault.atSeconds(), until == null ? Double.NaN : until, String.valueOf(letter), what);
  }
}
