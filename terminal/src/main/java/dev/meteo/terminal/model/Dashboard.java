package dev.meteo.terminal.model;

import dev.meteo.messages.WindowSummary;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * Everything a screen can show of a terminal at one moment. Immutable; {@link #after} makes the
 * next.
 *
 * @param terminal its name
 * @param notes the last events, newest first
 */
public record Dashboard(
    String terminal, LinkState link, Recording recording, WindowSeries windows, List<Note> notes) {
  static final int MAX_NOTES = 100;

  /** A window that arrives this long after its end is not of today's weather but of a replay. */
  private static final Duration LIVE_DELAY = Duration.ofMinutes(1);

  private static final int LIVE_DELAY_WINDOWS = 10;
  private static final int STALE_WINDOWS = 2;

  /**
   * A terminal that has just started.
   *
   * @param journal its directory
   * @param known what the journal holds already
   */
  public static Dashboard starting(String terminal, String journal, List<ReceivedSummary> known) {
    return new Dashboard(
        terminal,
        new LinkState.Connecting(),
        new Recording(journal, 0, null),
        WindowSeries.empty().with(known),
        List.of());
  }

  /** The dashboard after this happened. */
  public Dashboard after(Happening happening) {
    return switch (happening) {
      case Happening.LinkUp up ->
          withLink(new LinkState.Up(up.node(), up.at()))
              .noting(up.at(), Note.Severity.GOOD, "connected to " + up.node());
      case Happening.LinkDown down -> afterLoss(down);
      case Happening.HistoryRead read -> noting(read.at(), Note.Severity.INFO, "history read");
      case Happening.HistoryUnreadable unreadable ->
          noting(
              unreadable.at(),
              Note.Severity.BAD,
              "the history cannot be read: " + unreadable.reason());
      case Happening.Recorded recorded -> afterRecording(recorded);
      case Happening.DiskFailed failed ->
          withRecording(recording.failed(failed.reason()))
              .noting(
                  failed.at(),
                  Note.Severity.BAD,
                  "the journal cannot be written: " + failed.reason());
      case Happening.DiskRecovered recovered ->
          withRecording(recording.recovered())
              .noting(recovered.at(), Note.Severity.GOOD, "the journal can be written again");
      case Happening.Unreadable unreadable ->
          noting(
              unreadable.at(),
              Note.Severity.BAD,
              "dropped what is no summary: " + unreadable.reason());
    };
  }

  /**
   * Whether nothing came for more than two windows though windows come as time passes; a replay of
   * old data that has ended is not stale.
   */
  public boolean isStale(Instant now) {
    ReceivedSummary newest = windows.newest();
    return newest != null
        && isLive()
        && now.isAfter(newest.received().plus(windows.length().multipliedBy(STALE_WINDOWS)));
  }

  /** Whether the newest window arrived soon after its end. */
  public boolean isLive() {
    ReceivedSummary newest = windows.newest();
    if (newest == null) {
      return false;
    }
    Duration allowed = windows.length().multipliedBy(LIVE_DELAY_WINDOWS);
    Duration delay = Duration.between(newest.summary().end(), newest.received());
    return delay.compareTo(allowed.compareTo(LIVE_DELAY) > 0 ? allowed : LIVE_DELAY) <= 0;
  }

  private Dashboard afterLoss(Happening.LinkDown down) {
    Instant since = link instanceof LinkState.Down before ? before.since() : down.at();
    Dashboard next =
        withLink(
            new LinkState.Down(
                down.reason(), since, down.attempt(), down.at().plus(down.retryIn())));
    if (link instanceof LinkState.Down) {
      return next;
    }
    String what = link instanceof LinkState.Up ? "connection lost: " : "no connection: ";
    return next.noting(down.at(), Note.Severity.BAD, what + down.reason());
  }

  private Dashboard afterRecording(Happening.Recorded recorded) {
    Dashboard next =
        new Dashboard(
            terminal,
            link,
            recording.plus(recorded.summaries().size()),
            windows.with(recorded.summaries()),
            notes);
    for (ReceivedSummary received : recorded.summaries()) {
      if (received.summary().revision() > 1) {
        next = next.noting(correction(recorded.at(), received.summary()));
      }
    }
    return next;
  }

  private Note correction(Instant at, WindowSummary summary) {
    ReceivedSummary before = windows.at(summary.start());
    String text = Correction.describe(before == null ? null : before.summary(), summary);
    return new Note(at, Note.Severity.INFO, summary.start(), text);
  }

  private Dashboard withLink(LinkState next) {
    return new Dashboard(terminal, next, recording, windows, notes);
  }

  private Dashboard withRecording(Recording next) {
    return new Dashboard(terminal, link, next, windows, notes);
  }

  private Dashboard noting(Instant at, Note.Severity severity, String text) {
    return noting(new Note(at, severity, null, text));
  }

  private Dashboard noting(Note note) {
    List<Note> next = new ArrayList<>(Math.min(notes.size() + 1, MAX_NOTES));
    next.add(note);
    next.addAll(notes.subList(0, Math.min(notes.size(), MAX_NOTES - 1)));
    return new Dashboard(terminal, link, recording, windows, List.copyOf(next));
  }
}
