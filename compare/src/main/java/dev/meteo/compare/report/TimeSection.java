package dev.meteo.compare.report;

import dev.meteo.compare.result.Delivery;
import dev.meteo.compare.result.RunResult;
import dev.meteo.compare.result.TimeSeries;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/** How the runs went, second by second. */
final class TimeSection {
  private TimeSection() {}

  static List<Block> of(Chapter chapter) {
    List<Block> blocks = new ArrayList<>();
    for (Delivery delivery : Delivery.values()) {
      List<Course> courses =
          chapter.sides().all().stream()
              .filter(side -> side.delivery() == delivery)
              .flatMap(side -> Course.of(side).stream())
              .toList();
      if (!courses.isEmpty()) {
        blocks.addAll(figures(chapter.id() + "-" + delivery, courses));
      }
    }
    behind(chapter.sides().all()).map(Block.Text::new).ifPresent(blocks::add);
    return blocks;
  }

  /** Whose figures say something of the warm-up too. */
  static Optional<String> behind(List<Side> sides) {
    List<String> behind = new ArrayList<>();
    for (Side side : sides) {
      for (RunResult run : side.runs()) {
        double left = leftBefore(run);
        if (left > 0) {
          behind.add(
              "run %d of %s by %s".formatted(run.repetition(), side.label(), Units.readings(left)));
        }
      }
    }
    return behind.isEmpty()
        ? Optional.empty()
        : Optional.of(
            "Behind already when the measuring began: " + String.join(", ", behind) + ".");
  }

  /** More than a second of the load; 0 when it is not as much. */
  private static double leftBefore(RunResult run) {
    TimeSeries series = run.series();
    if (series == null
        || series.backlogReadings().isEmpty()
        || series.offeredPerSecond().isEmpty()) {
      return 0;
    }
    double left = Objects.requireNonNullElse(series.backlogReadings().getFirst(), 0.0);
    double offered = Objects.requireNonNullElse(series.offeredPerSecond().getFirst(), 0.0);
    return offered > 0 && left > offered ? left : 0;
  }

  private static List<Block> figures(String id, List<Course> courses) {
    List<Block.Figure> figures = new ArrayList<>();
    TimePlot.stored(courses)
        .draw(id + "-stored", TimeSeries::storedPerSecond)
        .ifPresent(figures::add);
    TimePlot.backlog(courses)
        .draw(id + "-backlog", TimeSeries::backlogReadings)
        .ifPresent(figures::add);
    TimePlot.delay(courses)
        .draw(id + "-delay", TimeSeries::detectionToStoredP99Us)
        .ifPresent(figures::add);
    return figures.isEmpty()
        ? List.of()
        : List.of(new Block.Text(shown(courses)), new Block.Figures(figures));
  }

  private static String shown(List<Course> courses) {
    List<String> runs = new ArrayList<>();
    for (Course course : courses) {
      runs.add("run %d of %s".formatted(course.run().repetition(), course.side().label()));
    }
    Optional<Course> several = courses.stream().filter(it -> it.side().runs().size() > 1).findAny();
    return "Over time: "
        + String.join(" and ", runs)
        + (several.isPresent() ? ", the middle ones by the rate stored." : ".")
        + (isShaded(courses) ? shading(courses) : "");
  }

  private static boolean isShaded(List<Course> courses) {
    return courses.stream()
        .flatMap(course -> course.run().faults().stream())
        .anyMatch(fault -> fault.untilSeconds() != null);
  }

  private static String shading(List<Course> courses) {
    return " A shaded band lasts from a fault until it was undone in exactly that run"
        + (courses.size() > 1 ? ": messaging in the upper half, direct in the lower one." : ".");
  }
}
