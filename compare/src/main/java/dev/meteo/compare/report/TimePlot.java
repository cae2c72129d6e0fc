package dev.meteo.compare.report;

import dev.meteo.compare.plot.Dot;
import dev.meteo.compare.plot.Ink;
import dev.meteo.compare.plot.Line;
import dev.meteo.compare.plot.LinePlot;
import dev.meteo.compare.plot.LinearScale;
import dev.meteo.compare.plot.Pen;
import dev.meteo.compare.plot.Scale;
import dev.meteo.compare.result.TimeSeries;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.DoubleFunction;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * One figure over the time of some runs.
 *
 * @param title of the plot
 */
record TimePlot(List<Course> courses, String title, DoubleFunction<String> format, Kind kind) {
  private static final int MOST_ROWS = 24;
  private static final double ROUND_UP = 1.02;

  /** As often readings in the store are counted in a run. */
  private static final double BETWEEN_LOOKS_SECONDS = 0.2;

  /** Which of the figures. */
  enum Kind {
    STORED,
    BACKLOG,
    DELAY
  }

  static TimePlot stored(List<Course> courses) {
    return new TimePlot(courses, "Stored, readings/s", Units::perSecond, Kind.STORED);
  }

  static TimePlot backlog(List<Course> courses) {
    return new TimePlot(courses, "Backlog, readings", Units::readings, Kind.BACKLOG);
  }

  static TimePlot delay(List<Course> courses) {
    return new TimePlot(
        courses, "Detection to stored, p99 of each step", Units::duration, Kind.DELAY);
  }

  Optional<Block.Figure> draw(String name, Function<TimeSeries, List<@Nullable Double>> which) {
    List<Course> measured =
        courses.stream()
            .filter(each -> each.dots(which).stream().anyMatch(dot -> !Double.isNaN(dot.y())))
            .toList();
    if (measured.isEmpty()) {
      return Optional.empty();
    }
    List<Line> lines = new ArrayList<>();
    for (Course each : measured) {
      lines.add(new Line(each.side().label(), each.side().pen(), false, each.dots(which)));
    }
    offered(measured).ifPresent(lines::add);
    LinePlot plot =
        new LinePlot(
            title,
            sentence(measured, which),
            "seconds since the run began",
            LinearScale.endingAt(duration(lines), Units::grouped),
            scale(lines),
            lines,
            Moments.of(measured));
    return Optional.of(new Block.Figure(name, plot.draw(), table(measured, which)));
  }

  private Optional<Line> offered(List<Course> measured) {
    return kind != Kind.STORED
        ? Optional.empty()
        : measured.stream()
            .map(each -> each.dots(TimeSeries::offeredPerSecond))
            .filter(dots -> !dots.isEmpty())
            .findFirst()
            .map(dots -> new Line("offered", new Pen(Ink.REFERENCE, false), false, dots));
  }

  private Scale scale(List<Line> lines) {
    return kind == Kind.DELAY
        ? Delays.scale(lines)
        : LinearScale.upTo(largest(lines) * ROUND_UP, Units::grouped);
  }

  private static double largest(List<Line> lines) {
    return lines.stream()
        .flatMap(line -> line.dots().stream())
        .mapToDouble(Dot::y)
        .filter(y -> !Double.isNaN(y))
        .max()
        .orElse(1);
  }

  private static double duration(List<Line> lines) {
    return lines.stream().flatMap(line -> line.dots().stream()).mapToDouble(Dot::x).max().orElse(1);
  }

  private String sentence(
      List<Course> measured, Function<TimeSeries, List<@Nullable Double>> which) {
    List<String> sentences = new ArrayList<>();
    for (Course each : measured) {
      List<Dot> dots = each.dots(which).stream().filter(dot -> !Double.isNaN(dot.y())).toList();
      Comparator<Dot> byValue = Comparator.comparingDouble(Dot::y);
      sentences.add(sentence(each, Collections.min(dots, byValue), Collections.max(dots, byValue)));
    }
    return String.join(Sides.LINE, sentences);
  }

  private String sentence(Course course, Dot least, Dot most) {
    String who = course.side().label();
    String peak = format.apply(most.y()) + " at " + Units.moment(most.x());
    return switch (kind) {
      case STORED ->
          "%s: between %s at %s and %s, in steps of %s."
              .formatted(
                  who,
                  format.apply(least.y()),
                  Units.moment(least.x()),
                  peak,
                  Units.moment(course.series().stepSeconds()));
      case BACKLOG ->
          "%s: the longest backlog is %s%s."
              .formatted(
                  who,
                  peak,
                  most.y() > betweenLooks(course)
                      ? ""
                      : ", no more than may come between two looks at the store");
      case DELAY -> "%s: the worst step's p99 is %s.".formatted(who, peak);
    };
  }

  private static double betweenLooks(Course course) {
    return BETWEEN_LOOKS_SECONDS
        * course.dots(TimeSeries::offeredPerSecond).stream()
            .mapToDouble(Dot::y)
            .filter(y -> !Double.isNaN(y))
            .max()
            .orElse(0);
  }

  /** Every n-th step, so that the table stays readable; the JSON has them all. */
  private Block.Table table(
      List<Course> measured, Function<TimeSeries, List<@Nullable Double>> which) {
    List<String> head = new ArrayList<>(List.of("time"));
    TreeSet<Double> times = new TreeSet<>();
    for (Course each : measured) {
      head.add(each.side().label());
      each.dots(which).forEach(dot -> times.add(dot.x()));
    }
    List<Double> all = List.copyOf(times);
    int every = (all.size() + MOST_ROWS - 1) / MOST_ROWS;
    List<List<Cell>> rows = new ArrayList<>();
    for (int i = 0; i < all.size(); i += every) {
      double time = all.get(i);
      List<Cell> row = new ArrayList<>(List.of(Cell.text(Units.moment(time))));
      for (Course each : measured) {
        row.add(Cell.number(value(each.dots(which), time)));
      }
      rows.add(row);
    }
    String caption =
        title + (every > 1 ? ", one row every " + Units.moment(all.get(every) - all.get(0)) : "");
    return new Block.Table(caption, head, rows, true);
  }

  private String value(List<Dot> dots, double time) {
    return dots.stream()
        .filter(dot -> dot.x() == time && !Double.isNaN(dot.y()))
        .findFirst()
        .map(dot -> format.apply(dot.y()))
        .orElse("–");
  }
}
