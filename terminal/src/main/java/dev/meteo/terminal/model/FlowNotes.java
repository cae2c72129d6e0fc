package dev.meteo.terminal.model;

import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** What is worth saying when readings stop coming and when they come again. */
final class FlowNotes {
  private FlowNotes() {}

  /**
   * @param at when the windows came that made the difference
   */
  static List<Note> of(Instant at, ReadingFlow before, ReadingFlow after) {
    if (before.isIdle() == after.isIdle()) {
      return List.of();
    }
    return List.of(after.isIdle() ? none(at, after) : again(at, before, after));
  }

  private static Note none(Instant at, ReadingFlow flow) {
    return new Note(
        at,
        Note.Severity.BAD,
        Note.Topic.READINGS,
        flow.emptyFrom(),
        "no readings from this window on");
  }

  private static Note again(Instant at, ReadingFlow before, ReadingFlow after) {
    Duration gap = Duration.between(before.emptyFrom(), after.filledUntil());
    long windows = Math.max(0, gap.minus(after.length()).dividedBy(after.length()));
    String text =
        windows == 0 ? "readings come again" : "readings come again, after " + counted(windows);
    Instant start = after.filledUntil().minus(after.length());
    return new Note(at, Note.Severity.GOOD, Note.Topic.READINGS, start, text);
  }

  private static String counted(long windows) {
    return windows + (windows == 1 ? " window" : " windows") + " without";
  }
}
