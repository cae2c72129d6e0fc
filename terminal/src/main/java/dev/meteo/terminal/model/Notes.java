package dev.meteo.terminal.model;

import dev.meteo.messages.Timestamps;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** What a batch of new summaries is worth saying: corrected, late, missed; a line each. */
final class Notes {
  static final int MAX = 200;

  /** More corrections at once than this become one line. */
  private static final int MOST_SINGLE = 4;

  private Notes() {}

  /** The notes with these in front, the last of them first. */
  static List<Note> with(List<Note> notes, List<Note> more) {
    List<Note> next = new ArrayList<>(more.reversed());
    next.addAll(notes);
    return List.copyOf(next.subList(0, Math.min(next.size(), MAX)));
  }

  /**
   * @param at when they came
   * @param before the series without them
   * @param after the series with them
   */
  static List<Note> of(
      Instant at, List<ReceivedSummary> summaries, WindowSeries before, WindowSeries after) {
    List<Note> notes = new ArrayList<>();
    missed(at, summaries, before, notes);
    late(at, summaries, after, notes);
    corrected(at, summaries, before, notes);
    return notes;
  }

  /** What is said of a window that is not shown. */
  static Note ahead(Instant at, ReceivedSummary received) {
    String text =
        "ends "
            + Timestamps.format(received.summary().end())
            + ", too far ahead of this clock: recorded, not shown, as are others like it";
    return new Note(at, Note.Severity.BAD, Note.Topic.AHEAD, null, text);
  }

  private static void missed(
      Instant at, List<ReceivedSummary> summaries, WindowSeries before, List<Note> notes) {
    KnownWindow last = before.newest();
    List<ReceivedSummary> inOrder = new ArrayList<>(summaries);
    inOrder.sort(Comparator.comparing(received -> received.summary().start()));
    for (ReceivedSummary received : inOrder) {
      Instant start = received.summary().start();
      if (last != null && !last.summary().length().equals(received.summary().length())) {
        return;
      }
      if (last != null && start.isAfter(last.summary().end())) {
        Instant from = last.summary().end();
        long windows = Duration.between(from, start).dividedBy(received.summary().length());
        notes.add(missed(at, from, start, windows));
      }
      if (last == null || start.isAfter(last.start())) {
        last = KnownWindow.first(received, Arrival.ON_TIME);
      }
    }
  }

  private static Note missed(Instant at, Instant from, Instant until, long windows) {
    String text = windows == 1 ? "1 window did not come" : windows + " windows did not come";
    return new Note(at, Note.Severity.BAD, Note.Topic.MISSED, from, until, text);
  }

  /** The notes when some of what was missed may have come after all: the rest is still missed. */
  static List<Note> mended(List<Note> notes, WindowSeries windows) {
    List<Note> next = new ArrayList<>();
    for (Note note : notes) {
      Instant from = note.window();
      Instant until = note.until();
      if (from == null || until == null) {
        next.add(note);
      } else {
        addMended(next, note, from, until, windows);
      }
    }
    return List.copyOf(next);
  }

  private static void addMended(
      List<Note> notes, Note note, Instant from, Instant until, WindowSeries windows) {
    int came = windows.between(from, until).size();
    long missing = Duration.between(from, until).dividedBy(windows.length()) - came;
    if (came == 0) {
      notes.add(note);
    } else if (missing > 0) {
      Instant first = from;
      while (windows.at(first) != null) {
        first = first.plus(windows.length());
      }
      notes.add(missed(note.at(), first, until, missing));
    }
  }

  private static void late(
      Instant at, List<ReceivedSummary> summaries, WindowSeries after, List<Note> notes) {
    List<KnownWindow> late = new ArrayList<>();
    for (ReceivedSummary received : summaries) {
      KnownWindow window = after.at(received.summary().start());
      if (window != null && window.arrival() == Arrival.LATE && window.before() == null) {
        late.add(window);
      }
    }
    if (!late.isEmpty()) {
      KnownWindow first = late.getFirst();
      String by = " by " + first.delay().toSeconds() + " s";
      String text =
          late.size() == 1 ? "came late" + by : late.size() + " windows came late, the first" + by;
      notes.add(new Note(at, Note.Severity.INFO, Note.Topic.LATE, first.start(), text));
    }
  }

  private static void corrected(
      Instant at, List<ReceivedSummary> summaries, WindowSeries before, List<Note> notes) {
    List<ReceivedSummary> corrected =
        summaries.stream().filter(r -> r.summary().revision() > 1).toList();
    if (corrected.size() > MOST_SINGLE) {
      Instant first = corrected.getFirst().summary().start();
      String text = corrected.size() + " windows were corrected at once";
      notes.add(note(at, first, text));
      return;
    }
    for (ReceivedSummary received : corrected) {
      KnownWindow known = before.at(received.summary().start());
      String text = Correction.describe(known == null ? null : known.summary(), received.summary());
      notes.add(note(at, received.summary().start(), text));
    }
  }

  private static Note note(Instant at, Instant window, String text) {
    return new Note(at, Note.Severity.INFO, Note.Topic.CORRECTED, window, text);
  }
}
