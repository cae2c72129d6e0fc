package dev.meteo.compare.report;

import dev.meteo.compare.plot.Ink;
import dev.meteo.compare.plot.Moment;
import dev.meteo.compare.plot.Span;
import dev.meteo.compare.result.FaultEffect;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The faults of some runs as moments. What was done to several at about the same time is one moment
 * with a span for each run, from when the fault was due until it was undone, as that run's record
 * has it.
 */
final class Moments {
  private static final double ABOUT_SECONDS = 1;
  private static final int LETTERS = 26;

  /** What is undone sooner is drawn, and told as one time. */
  private static final double AT_ONCE_SECONDS = 0.15;

  /** What was done to some runs. */
  private record Shared(Map<Course, FaultEffect> byCourse) {
    FaultEffect first() {
      return byCourse.values().iterator().next();
    }

    /** A run that has it already has it again: that is another one. */
    boolean isSame(Course course, FaultEffect fault) {
      return !byCourse.containsKey(course)
          && first().what().equals(fault.what())
          && Math.abs(first().atSeconds() - fault.atSeconds()) <= ABOUT_SECONDS;
    }

    List<Span> spans() {
      List<Span> spans = new ArrayList<>();
      byCourse.forEach(
          (course, fault) ->
              Optional.ofNullable(fault.untilSeconds())
                  .map(until -> new Span(course.side().pen().ink(), fault.atSeconds(), until))
                  .ifPresent(spans::add));
      return spans;
    }
  }

  private Moments() {}

  static List<Moment> of(List<Course> courses) {
    List<Shared> all = shared(courses);
    List<Moment> moments = new ArrayList<>();
    for (int i = 0; i < all.size(); i++) {
      Shared each = all.get(i);
      String letter = i < LETTERS ? String.valueOf((char) ('a' + i)) : "";
      moments.add(
          new Moment(each.first().atSeconds(), letter, note(i, all, courses), each.spans()));
    }
    return moments;
  }

  private static List<Shared> shared(List<Course> courses) {
    List<Shared> all = new ArrayList<>();
    for (Course course : courses) {
      for (FaultEffect fault : course.run().faults()) {
        Optional<Shared> same = all.stream().filter(it -> it.isSame(course, fault)).findFirst();
        Shared shared = same.orElseGet(() -> new Shared(new LinkedHashMap<>()));
        shared.byCourse().put(course, fault);
        if (same.isEmpty()) {
          all.add(shared);
        }
      }
    }
    all.sort(Comparator.comparingDouble(each -> each.first().atSeconds()));
    return all;
  }

  private static String note(int index, List<Shared> all, List<Course> courses) {
    if (index == LETTERS) {
      return "%d more, without a letter".formatted(all.size() - LETTERS);
    }
    return index > LETTERS ? "" : words(all.get(index), courses.size());
  }

  private static String words(Shared shared, int courses) {
    String what = shared.first().what() + " ";
    Set<String> times = new LinkedHashSet<>();
    List<String> whoseTimes = new ArrayList<>();
    List<String> variants = new ArrayList<>();
    shared
        .byCourse()
        .forEach(
            (course, fault) -> {
              times.add(when(fault));
              whoseTimes.add(when(fault) + " (" + whose(course) + ")");
              variants.add(course.side().variant().toString());
            });
    if (times.size() > 1) {
      return what + String.join(", ", whoseTimes);
    }
    String only = variants.size() == courses ? "" : " (only " + String.join(", ", variants) + ")";
    return what + String.join("", times) + only;
  }

  private static String whose(Course course) {
    return course.side().variant()
        + (course.side().pen().ink() == Ink.FIRST ? ", upper" : ", lower");
  }

  private static String when(FaultEffect fault) {
    Double until = fault.untilSeconds();
    return until == null || until - fault.atSeconds() < AT_ONCE_SECONDS
        ? "at " + moment(fault.atSeconds())
        : "from " + moment(fault.atSeconds()) + " to " + moment(until);
  }

  /** On one line with its unit. */
  private static String moment(double seconds) {
    return Units.moment(seconds).replace(' ', '\u00A0');
  }
}
