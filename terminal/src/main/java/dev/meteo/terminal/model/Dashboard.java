package dev.meteo.terminal.model;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Everything a screen can show of a terminal at one moment. Immutable; {@link #after} makes the
 * next.
 *
 * @param terminal its name
 * @param started when this run began
 * @param flow whether the windows hold readings
 * @param notes the last events, newest first
 * @param signs the last word of workers and sensors, or null
 */
public record Dashboard(
    String terminal,
    Instant started,
    LinkState link,
    Recording recording,
    WindowSeries windows,
    ReadingFlow flow,
    Alerts alerts,
    List<Note> notes,
    Happening.@Nullable SignsCame signs) {

  /**
   * A terminal that has just started.
   *
   * @param journal its directory; empty when nothing is recorded
   */
  public static Dashboard starting(
      String terminal, String journal, Instant started, List<AlertRule> rules) {
    return new Dashboard(
        terminal,
        started,
        new LinkState.Connecting(),
        Recording.of(journal),
        WindowSeries.empty(),
        ReadingFlow.unknown(),
        Alerts.of(rules),
        List.of(),
        null);
  }

  /** A journal that is played again. */
  public static Dashboard replaying(
      String source, String speed, Instant started, List<AlertRule> rules) {
    return starting(source, "", started, rules)
        .withLink(new LinkState.Replaying(source, speed, false));
  }

  /** The dashboard after this happened. */
  public Dashboard after(Happening happening) {
    return switch (happening) {
      case Happening.LinkUp up ->
          withLink(new LinkState.Up(up.node(), up.at(), recording.came()))
              .noting(up.at(), Note.Severity.GOOD, Note.Topic.LINK, "connected to " + up.node());
      case Happening.LinkDown down -> afterLoss(down);
      case Happening.HistoryRead read ->
          noting(read.at(), Note.Severity.INFO, Note.Topic.HISTORY, "read up to now");
      case Happening.HistoryUnreadable unreadable ->
          noting(
              unreadable.at(),
              Note.Severity.BAD,
              Note.Topic.HISTORY,
              "cannot be read: " + unreadable.reason());
      case Happening.HistoryRestarted restarted ->
          noting(
              restarted.at(),
              Note.Severity.BAD,
              Note.Topic.HISTORY,
              "was deleted and made again: what was published before is missing in it");
      case Happening.QueueRemade remade ->
          noting(
              remade.at(),
              Note.Severity.INFO,
              Note.Topic.LINK,
              "this terminal's queue is made again: " + remade.reason());
      case Happening.Remembered remembered -> afterRemembering(remembered);
      case Happening.Recorded recorded ->
          afterArrival(recorded.at(), recorded.summaries())
              .withRecording(recording.plus(recorded.summaries().size()));
      case Happening.Unrecorded unrecorded ->
          afterArrival(unrecorded.at(), unrecorded.summaries())
              .withRecording(recording.plusWaiting(unrecorded.summaries().size()));
      case Happening.RecordedLater later ->
          withRecording(recording.written(later.summaries().size()));
      case Happening.DiskFailed failed ->
          withRecording(recording.failed(failed.reason()))
              .noting(
                  failed.at(),
                  Note.Severity.BAD,
                  Note.Topic.JOURNAL,
                  "cannot be written (" + failed.reason() + "): what comes is shown, and waits");
      case Happening.DiskRecovered recovered ->
          withRecording(recording.recovered())
              .noting(
                  recovered.at(), Note.Severity.GOOD, Note.Topic.JOURNAL, "can be written again");
      case Happening.Unreadable unreadable ->
          noting(
              unreadable.at(),
              Note.Severity.BAD,
              Note.Topic.DROPPED,
              "what is no summary: " + unreadable.reason());
      case Happening.Saved saved ->
          noting(
              saved.at(),
              saved.failed() ? Note.Severity.BAD : Note.Severity.GOOD,
              saved.failed() ? Note.Topic.NOT_SAVED : Note.Topic.SAVED,
              saved.text());
      case Happening.SignsCame came ->
          new Dashboard(terminal, started, link, recording, windows, flow, alerts, notes, came)
              .noting(signs == null ? List.of() : Silences.notes(signs, came));
      case Happening.ReplayEnded ended ->
          link instanceof LinkState.Replaying replaying
              ? withLink(new LinkState.Replaying(replaying.source(), replaying.speed(), true))
              : this;
    };
  }

  /** The state of everything between the window proxy and the screen. */
  public Phase phase(Instant now) {
    return switch (link) {
      case LinkState.Connecting connecting -> Phase.CONNECTING;
      case LinkState.Down down -> Phase.DOWN;
      case LinkState.Replaying replaying -> replaying.ended() ? Phase.ENDED : Phase.REPLAY;
      case LinkState.Up up -> {
        KnownWindow newest = windows.newest();
        yield newest == null ? Phase.WAITING : byReadings(Freshness.of(newest, now).phase());
      }
    };
  }

  /** Windows without readings are not what a terminal is for. */
  private Phase byReadings(Phase phase) {
    if (phase != Phase.LIVE) {
      return phase;
    }
    return flow.isUnstarted() ? Phase.WAITING : flow.isIdle() ? Phase.IDLE : Phase.LIVE;
  }

  /** Whether windows are overdue and none is coming; never in a replay that has ended. */
  public boolean isStale(Instant now) {
    KnownWindow newest = windows.newest();
    return newest != null
        && !(link instanceof LinkState.Replaying replaying && replaying.ended())
        && Freshness.of(newest, now).phase() == Phase.STALE;
  }

  /** How long ago the newest window came, or should have. */
  public Duration silence(Instant now) {
    KnownWindow newest = windows.newest();
    return newest == null ? Duration.ZERO : Freshness.of(newest, now).silence();
  }

  /** Whether what comes had waited in the history or in a queue. */
  public boolean isCatchingUp(Instant now) {
    KnownWindow newest = windows.newest();
    return newest != null && phase(now) == Phase.PAST && !Freshness.isOfThePast(newest);
  }

  /** How many summaries that this terminal did not have came since the connection stands. */
  public long cameSinceConnected() {
    return link instanceof LinkState.Up up ? recording.came() - up.before() : 0;
  }

  /**
   * For how long nothing has come that should have; zero while something comes, in a replay that
   * has ended, and where windows have nothing to do with the time of day.
   */
  public Duration overdue(Instant now) {
    KnownWindow newest = windows.newest();
    return newest != null && isStale(now) && !Freshness.isOfThePast(newest)
        ? Freshness.of(newest, now).silence()
        : Duration.ZERO;
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
    return next.noting(down.at(), Note.Severity.BAD, Note.Topic.LINK, what + down.reason());
  }

  private Dashboard afterRemembering(Happening.Remembered remembered) {
    Dashboard next =
        withWindows(notAhead(remembered.summaries()), false)
            .notingAhead(remembered.at(), remembered.summaries());
    return next.withRecording(recording.remembering(remembered.summaries().size()));
  }

  /** Once for each summary, written or not. */
  private Dashboard afterArrival(Instant at, List<ReceivedSummary> summaries) {
    List<ReceivedSummary> shown = notAhead(summaries);
    Dashboard next = withWindows(shown, true);
    return next.withNotes(Notes.mended(next.notes, next.windows))
        .noting(Notes.of(at, shown, windows, next.windows))
        .noting(flowNotes(at, next))
        .notingAhead(at, summaries);
  }

  /** What had ended before this terminal started is not said as if it were now. */
  private List<Note> flowNotes(Instant at, Dashboard next) {
    KnownWindow newest = next.windows.newest();
    return newest == null || newest.arrival() == Arrival.EARLIER
        ? List.of()
        : FlowNotes.of(at, flow, next.flow);
  }

  /** One window of a far future would leave no room on the axis for those of now. */
  private static List<ReceivedSummary> notAhead(List<ReceivedSummary> summaries) {
    return summaries.stream().filter(received -> !Punctuality.isAhead(received)).toList();
  }

  /** Once, however many there are. */
  private Dashboard notingAhead(Instant at, List<ReceivedSummary> summaries) {
    if (notes.stream().anyMatch(note -> note.topic() == Note.Topic.AHEAD)) {
      return this;
    }
    return summaries.stream()
        .filter(Punctuality::isAhead)
        .findFirst()
        .map(ahead -> noting(List.of(Notes.ahead(at, ahead))))
        .orElse(this);
  }

  /**
   * @param watched whether they came just now
   */
  private Dashboard withWindows(List<ReceivedSummary> summaries, boolean watched) {
    List<KnownWindow> added = new ArrayList<>(summaries.size());
    Alerts nextAlerts = alerts;
    List<Note> crossings = new ArrayList<>();
    KnownWindow newest = windows.newest();
    Instant last = newest == null ? Instant.MIN : newest.start();
    WindowSeries nextWindows =
        windows.with(
            summaries,
            (received, known) -> {
              KnownWindow window = KnownWindow.first(received, arrival(received, known, watched));
              added.add(window);
              return window;
            });
    for (KnownWindow window : added) {
      if (!window.start().isBefore(last)) {
        last = window.start();
        Alerts then = nextAlerts.after(window);
        crossings.addAll(Alerts.notes(nextAlerts, then, window));
        nextAlerts = then;
      }
    }
    List<Note> nextNotes = crossings.isEmpty() ? notes : Alerts.summedUp(notes, crossings, started);
    return new Dashboard(
        terminal,
        started,
        link,
        recording,
        nextWindows,
        flowAfter(summaries),
        nextAlerts,
        nextNotes,
        signs);
  }

  private ReadingFlow flowAfter(List<ReceivedSummary> summaries) {
    ReadingFlow next = flow;
    for (ReceivedSummary received : summaries) {
      next = next.after(received.summary());
    }
    return next;
  }

  /** By what is known before it, so that it does not matter which summaries are told together. */
  private Arrival arrival(ReceivedSummary received, WindowSeries known, boolean watched) {
    return Punctuality.of(received, known, watched ? started : Instant.MAX);
  }

  private Dashboard withLink(LinkState next) {
    return new Dashboard(terminal, started, next, recording, windows, flow, alerts, notes, signs);
  }

  private Dashboard withRecording(Recording next) {
    return new Dashboard(terminal, started, link, next, windows, flow, alerts, notes, signs);
  }

  private Dashboard noting(Instant at, Note.Severity severity, Note.Topic topic, String text) {
    return noting(List.of(new Note(at, severity, topic, null, text)));
  }

  private Dashboard noting(List<Note> more) {
    return more.isEmpty() ? this : withNotes(Notes.with(notes, more));
  }

  private Dashboard withNotes(List<Note> next) {
    return new Dashboard(terminal, started, link, recording, windows, flow, alerts, next, signs);
  }
}
