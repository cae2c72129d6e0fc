package dev.meteo.compare.report;

import dev.meteo.compare.plot.Dot;
import dev.meteo.compare.result.RunResult;
import dev.meteo.compare.result.TimeSeries;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** How a side's typical run went. */
record Course(Side side, RunResult run, TimeSeries series) {
  static Optional<Course> of(Side side) {
    return side.typical()
        .filter(run -> run.series() != null)
        .map(run -> new Course(side, run, Objects.requireNonNull(run.series())));
  }

  List<Dot> dots(Function<TimeSeries, List<@Nullable Double>> which) {
    List<Dot> dots = new ArrayList<>();
    List<@Nullable Double> values = which.apply(series);
    for (int i = 0; i < values.size(); i++) {
      Double value = values.get(i);
      dots.add(new Dot(i * series.stepSeconds(), value == null ? Double.NaN : value));
    }
    return dots;
  }
}
