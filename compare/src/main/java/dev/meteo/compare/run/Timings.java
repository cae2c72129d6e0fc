package dev.meteo.compare.run;

import dev.meteo.compare.result.FanOutStep;
import dev.meteo.compare.result.Latencies;
import dev.meteo.compare.result.LoadStep;
import dev.meteo.compare.result.Percentiles;
import dev.meteo.compare.result.RunResultBuilder;
import dev.meteo.compare.result.Sharing;
import dev.meteo.compare.result.TimeSeries;
import dev.meteo.compare.scenario.Clients;
import dev.meteo.compare.scenario.FanOut;
import dev.meteo.compare.scenario.Scenario;
import dev.meteo.compare.scenario.Segment;
import java.io.IOException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.stream.IntStream;
import org.HdrHistogram.Histogram;
import org.jspecify.annotations.Nullable;

/** How long things took in a run, and how it went second by second. */
final class Timings {
  private static final int DIGITS = 3;

  /** So much of the time after the load is shown, when readings still arrive. */
  private static final int MOST_SECONDS_AFTER = 20;

  private final Scenario scenario;
  private final Bookkeeping books;
  private final Deployment deployment;
  private final Instant begin;

  Timings(Scenario scenario, Bookkeeping books, Deployment deployment, Instant begin) {
    this.scenario = scenario;
    this.books = books;
    this.deployment = deployment;
    this.begin = begin;
  }

  void addTo(RunResultBuilder result, Load load, Samples samples, double end) throws IOException {
    LoggedDelays stored = LoggedDelays.read(books.allLatencies(deployment.workers()));
    LoggedDelays answered = LoggedDelays.read(List.of(books.latencies("sensor", 1)));
    result.latencies(
        new Latencies(
            percentiles(stored.between(begin, 0, end)),
            percentiles(answered.between(begin, 0, end)),
            percentiles(windowDelays("terminal-1", 0, scenario.measuredSeconds()))));
    double seconds = scenario.measuredSeconds();
    long offered = offered(load, 0, seconds);
    result.measured(offered, seconds, offered > 0 ? storedPerSecond(samples, 0, seconds) : null);
    if (offered > 0) {
      result.series(series(load, samples, stored, answered, end));
    }
    addSteps(result, load, samples, stored);
    addFanOut(result);
    addSharing(result, end);
  }

  /** Readings that were due by then, in seconds since the measured part began. */
  private long due(Load load, double seconds) {
    Clients clients = scenario.clients();
    return clients == null
        ? load.readingsBetween(Double.NEGATIVE_INFINITY, seconds)
        : Math.round(clients.readings() * Math.clamp(seconds / clients.idealSeconds(), 0, 1));
  }

  private long offered(Load load, double from, double until) {
    return due(load, until) - due(load, from);
  }

  private static @Nullable Double storedPerSecond(Samples samples, double from, double until) {
    OptionalDouble before = samples.storedAt(from);
    OptionalDouble after = samples.storedAt(until);
    return before.isPresent() && after.isPresent()
        ? (after.getAsDouble() - before.getAsDouble()) / (until - from)
        : null;
  }

  private static @Nullable Percentiles percentiles(Histogram delays) {
    return delays.getTotalCount() == 0 ? null : Percentiles.of(delays);
  }

  /** From the end of windows to the arrival of their first revision. */
  private Histogram windowDelays(String terminal, double from, double until) throws IOException {
    Histogram delays = new Histogram(DIGITS);
    SeenWindows windows = new SeenWindows(SeenSummary.read(books.journal(terminal)));
    for (SeenSummary first : windows.first().values()) {
      double end = ChronoUnit.MICROS.between(begin, first.end()) / 1e6;
      if (end >= from && end < until) {
        delays.recordValue(Math.max(0, ChronoUnit.MICROS.between(first.end(), first.received())));
      }
    }
    return delays;
  }

  private TimeSeries series(
      Load load, Samples samples, LoggedDelays stored, LoggedDelays answered, double end) {
    int seconds = (int) Math.min(Math.ceil(end), scenario.measuredSeconds() + MOST_SECONDS_AFTER);
    List<@Nullable Double> offeredSeries = new ArrayList<>();
    List<@Nullable Double> answeredSeries = new ArrayList<>();
    List<@Nullable Double> storedSeries = new ArrayList<>();
    List<@Nullable Double> backlog = new ArrayList<>();
    List<@Nullable Double> p99 = new ArrayList<>();
    for (int i = 0; i < seconds; i++) {
      offeredSeries.add((double) offered(load, i, i + 1));
      answeredSeries.add((double) answered.between(begin, i, i + 1).getTotalCount());
      storedSeries.add(storedPerSecond(samples, i, i + 1));
      OptionalDouble all = samples.storedAt(i);
      backlog.add(all.isPresent() ? (Double) ((double) due(load, i) - all.getAsDouble()) : null);
      Histogram delays = stored.between(begin, i, i + 1);
      p99.add(delays.getTotalCount() == 0 ? null : (double) delays.getValueAtPercentile(99));
    }
    return new TimeSeries(1, offeredSeries, answeredSeries, storedSeries, backlog, p99);
  }

  private void addSteps(RunResultBuilder result, Load load, Samples samples, LoggedDelays stored) {
    List<Segment> segments = scenario.load();
    for (int i = 0; segments.size() > 1 && i < segments.size(); i++) {
      double from = segments.get(i).fromSeconds();
      double until =
          i + 1 < segments.size() ? segments.get(i + 1).fromSeconds() : scenario.measuredSeconds();
      Double perSecond = until > from ? storedPerSecond(samples, from, until) : null;
      if (perSecond != null) {
        result.loadStep(
            new LoadStep(
                (double) load.readingsBetween(from, until) / (until - from),
                perSecond,
                percentiles(stored.between(begin, from, until))));
      }
    }
  }

  private void addFanOut(RunResultBuilder result) throws IOException {
    FanOut fanOut = scenario.fanOut();
    if (fanOut == null) {
      return;
    }
    for (int step = 0; step < fanOut.terminals().size(); step++) {
      int terminals = fanOut.terminals().get(step);
      // The first window of a step is that in which terminals join.
      double from = (double) step * fanOut.secondsEach() + 2;
      double until = (double) (step + 1) * fanOut.secondsEach();
      Histogram delays = new Histogram(DIGITS);
      for (int number : IntStream.rangeClosed(1, terminals).toArray()) {
        delays.add(windowDelays(ManyTerminals.name(number), from, until));
      }
      if (delays.getTotalCount() > 0) {
        long due = Math.round((until - from) / scenario.windowSeconds()) * terminals;
        long missing = Math.max(0, due - delays.getTotalCount());
        result.fanOut(new FanOutStep(terminals, missing, Percentiles.of(delays)));
      }
    }
  }

  private void addSharing(RunResultBuilder result, double end) throws IOException {
    Map<String, Long> readings = new LinkedHashMap<>();
    for (RoleTarget worker : deployment.workers()) {
      LoggedDelays stored = LoggedDelays.read(books.allLatencies(worker));
      readings.put(worker.name(), stored.between(begin, 0, end).getTotalCount());
    }
    if (readings.values().stream().anyMatch(count -> count > 0)) {
      result.sharing(Sharing.of(readings));
    }
  }
}
