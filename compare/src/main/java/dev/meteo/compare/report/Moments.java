package dev.meteo.compare.report;

import dev.meteo.compare.plot.Moment;
import dev.meteo.compare.result.FaultEffect;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;

/** The faults of some runs as moments; what was done to all at about the same time is one. */
final class Moments {
  private static final double ABOUT_SECONDS = 1;
  private static final int MOST = 8;

  /** What was done to some runs, by their labels. */
  private record Shared(Map<String, FaultEffect> byLabel) {
    FaultEffect first() {
      return byLabel.values().iterator().next();
    }

    boolean isSame(FaultEffect fault) {
      return first().what().equals(fault.what())
          && Math.abs(first().atSeconds() - fault.atSeconds()) <= ABOUT_SECONDS;
    }

    /** Until when it lasted for all of them; NaN when it was not undone. */
    double until() {
      return byLabel.values().stream()
          .map(FaultEffect::untilSeconds)
          .filter(Objects::nonNull)
          .mapToDouble(Double::doubleValue)
          .min()
          .orElse(Double.NaN);
    }

    boolean isAsLongForAll() {
      return byLabel.values().stream()
          .map(FaultEffect::untilSeconds)
          .filter(Objects::nonNull)
          .allMatch(until -> until - until() <= ABOUT_SECONDS);
    }
  }

  private Moments() {}

  static List<Moment> of(List<Course> courses) {
    List<Shared> all = new ArrayList<>();
    for (Course course : courses) {
      for (FaultEffect fault : course.run().faults()) {
        Optional<Shared> same = all.stream().filter(each -> each.isSame(fault)).findFirst();
        Shared shared = same.orElseGet(() -> new Shared(new LinkedHashMap<>()));
        shared.byLabel().put(course.side().label(), fault);
        if (same.isEmpty()) {
          all.add(shared);
        }
      }
    }
    all.sort(Comparator.comparingDouble(each -> each.first().atSeconds()));
    List<Moment> moments = new ArrayList<>();
    for (int i = 0; i < Math.min(MOST, all.size()); i++) {
      Shared each = all.get(i);
      boolean everybody = each.byLabel().size() == courses.size();
      moments.add(
          new Moment(
              each.first().atSeconds(),
              each.until(),
              String.valueOf((char) ('a' + i)),
              words(each)
                  + (everybody
                      ? ""
                      : " (only " + String.join(", ", each.byLabel().keySet()) + ")")));
    }
    return moments;
  }

  private static String words(Shared shared) {
    String at = Units.moment(shared.first().atSeconds());
    if (Double.isNaN(shared.until())) {
      return shared.first().what() + " at " + at;
    }
    String until =
        shared.isAsLongForAll()
            ? Units.moment(shared.until())
            : shared.byLabel().entrySet().stream()
                .filter(each -> each.getValue().untilSeconds() != null)
                .map(
                    each ->
                        Units.moment(Objects.requireNonNull(each.getValue().untilSeconds()))
                            + " ("
                            + each.getKey()
                            + ")")
                .collect(Collectors.joining(", "));
    return shared.first().what()
        + (until.equals(at) ? " at " + at : " from " + at + " to " + until);
  }
}
