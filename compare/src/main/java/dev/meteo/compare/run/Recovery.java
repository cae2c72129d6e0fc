package dev.meteo.compare.run;

import dev.meteo.compare.result.FaultEffect;
import dev.meteo.compare.scenario.Fault;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * How long it took after each fault until the store had caught up with what was sent: until no more
 * readings were on their way than half a second brings, or than were on their way before the first
 * fault. Where readings may be lost, they are on nobody's way: there it is the time until no more
 * of them went missing, nor came back, than that. What is done to terminals and window proxies does
 * not touch the store: there it is the time until a terminal has all windows again.
 */
final class Recovery {
  private static final double STEP_SECONDS = 0.1;
  private static final double USUAL_DELAY_SECONDS = 0.5;

  /** For so long no more may go missing where some may be lost. */
  private static final double REST_SECONDS = 1;

  private final Load load;
  private final Samples samples;
  private final boolean mayLose;
  private final double endSeconds;
  private final Function<String, Optional<WindowRecovery>> windows;

  /**
   * @param mayLose whether readings may never reach the store
   * @param endSeconds until when the run was looked at
   * @param windows the terminal that shows what a fault of that target does; empty for the store
   */
  Recovery(
      Load load,
      Samples samples,
      boolean mayLose,
      double endSeconds,
      Function<String, Optional<WindowRecovery>> windows) {
    this.load = load;
    this.samples = samples;
    this.mayLose = mayLose;
    this.endSeconds = endSeconds;
    this.windows = windows;
  }

  /**
   * The effect of each fault that takes something away, in order; and of what is started without
   * having been there, for which the work that has been left undone before is not usual.
   */
  List<FaultEffect> effects(List<FaultPlay.Done> done) {
    List<FaultPlay.Done> inOrder =
        done.stream()
            .sorted(java.util.Comparator.comparingDouble(d -> d.occurrence().atSeconds()))
            .toList();
    List<FaultPlay.Done> told =
        inOrder.stream().filter(each -> harms(each) || joins(each, inOrder)).toList();
    double usual = told.isEmpty() || !harms(told.getFirst()) ? 0 : mostMissingBefore(told);
    return told.stream().map(each -> effect(each, nextAfter(each, told), usual, inOrder)).toList();
  }

  private static boolean harms(FaultPlay.Done done) {
    return done.occurrence().action().harms();
  }

  private static boolean joins(FaultPlay.Done done, List<FaultPlay.Done> all) {
    return done.occurrence().action() == Fault.Action.START
        && all.stream()
            .filter(each -> at(each) < at(done) && harms(each))
            .noneMatch(each -> each.occurrence().target().equals(done.occurrence().target()));
  }

  /** When what follows begins; several at the same time have their effect together. */
  private double nextAfter(FaultPlay.Done done, List<FaultPlay.Done> told) {
    return told.stream()
        .mapToDouble(Recovery::at)
        .filter(at -> at > at(done))
        .min()
        .orElse(endSeconds);
  }

  private static double at(FaultPlay.Done done) {
    return done.occurrence().atSeconds();
  }

  private FaultEffect effect(
      FaultPlay.Done fault, double until, double usual, List<FaultPlay.Done> all) {
    Fault.Occurrence occurrence = fault.occurrence();
    double from = occurrence.atSeconds();
    Optional<WindowRecovery> shown = windows.apply(occurrence.target());
    return new FaultEffect(
        occurrence.target() + " " + occurrence.action().participle(),
        from,
        undone(fault, all),
        shown.isPresent() ? shown.get().after(from, until) : stored(from, until, usual));
  }

  private @Nullable Double stored(double from, double until, double usual) {
    double missingInTheEnd = mayLose ? missing(until) : 0;
    double lastUnusual = from;
    for (double t = from; t < until; t += STEP_SECONDS) {
      double underWay = Math.abs(missing(t) - missingInTheEnd);
      double recent = (double) load.readingsBetween(t - USUAL_DELAY_SECONDS, t);
      if (underWay > Math.max(usual, recent)) {
        lastUnusual = t + STEP_SECONDS;
      }
    }
    double restUntil = mayLose ? until - REST_SECONDS : until;
    return lastUnusual < restUntil ? (Double) (lastUnusual - from) : null;
  }

  private static @Nullable Double undone(FaultPlay.Done fault, List<FaultPlay.Done> all) {
    Fault.Occurrence occurrence = fault.occurrence();
    return switch (occurrence.action()) {
      case RESTART, REPLACE -> fault.doneSeconds();
      case KILL, STOP -> doneAfter(occurrence, Fault.Action.START, all);
      case FREEZE -> doneAfter(occurrence, Fault.Action.THAW, all);
      case START, THAW -> null;
    };
  }

  private static @Nullable Double doneAfter(
      Fault.Occurrence fault, Fault.Action action, List<FaultPlay.Done> all) {
    return all.stream()
        .filter(
            each ->
                each.occurrence().action() == action
                    && each.occurrence().target().equals(fault.target())
                    && at(each) > fault.atSeconds())
        .map(FaultPlay.Done::doneSeconds)
        .findFirst()
        .orElse(null);
  }

  private double mostMissingBefore(List<FaultPlay.Done> told) {
    double most = 0;
    for (double t = 0; t < at(told.getFirst()); t += STEP_SECONDS) {
      most = Math.max(most, missing(t));
    }
    return most;
  }

  /** Readings that were due and were not stored. */
  private double missing(double seconds) {
    OptionalDouble stored = samples.storedAt(seconds);
    return (double) load.readingsBetween(Double.NEGATIVE_INFINITY, seconds) - stored.orElse(0);
  }
}
