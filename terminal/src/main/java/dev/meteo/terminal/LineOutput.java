package dev.meteo.terminal;

import dev.meteo.messages.DurationText;
import dev.meteo.messages.Timestamps;
import dev.meteo.terminal.model.Happening;
import dev.meteo.terminal.model.Origin;
import dev.meteo.terminal.model.ReadingFlow;
import dev.meteo.terminal.model.ReceivedSummary;
import java.io.PrintStream;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * A line per summary that is recorded on one stream, what else happens on another. Belongs to one
 * thread.
 */
final class LineOutput implements Consumer<Happening> {
  private final PrintStream result;
  private final PrintStream messages;
  private final Function<ReceivedSummary, String> line;

  private final Runnable onResultClosed;
  private ReadingFlow flow = ReadingFlow.unknown();

  /**
   * @param onResultClosed called when nobody reads the result any more
   */
  LineOutput(
      PrintStream result,
      PrintStream messages,
      Function<ReceivedSummary, String> line,
      Runnable onResultClosed) {
    this.result = result;
    this.messages = messages;
    this.line = line;
    this.onResultClosed = onResultClosed;
  }

  @Override
  public void accept(Happening happening) {
    switch (happening) {
      case Happening.Recorded recorded -> print(recorded.summaries());
      case Happening.RecordedLater recorded -> print(recorded.summaries());
      case Happening.Unrecorded unrecorded -> {}
      case Happening.LinkUp up -> say("connected to " + up.node());
      case Happening.LinkDown down -> sayFirst(down);
      case Happening.HistoryRead read -> {}
      case Happening.Remembered remembered -> {}
      case Happening.ReplayEnded ended -> {}
      case Happening.Saved saved -> {}
      case Happening.SignsCame came -> {}
      case Happening.HistoryUnreadable unreadable ->
          say("the history cannot be read: " + unreadable.reason());
      case Happening.HistoryRestarted restarted ->
          say("the history was deleted and made again; it lacks what was published before");
      case Happening.QueueRemade remade ->
          say("this terminal's queue is made again: " + remade.reason());
      case Happening.DiskFailed failed ->
          say(
              "cannot write the journal ("
                  + failed.reason()
                  + "); nothing is printed until it can");
      case Happening.DiskRecovered recovered -> say("the journal can be written again");
      case Happening.Unreadable unreadable ->
          say("dropped what is no summary: " + unreadable.reason());
    }
  }

  private void print(List<ReceivedSummary> summaries) {
    ReadingFlow before = flow;
    summaries.forEach(this::print);
    boolean news = summaries.stream().anyMatch(summary -> summary.origin() == Origin.NEW);
    if (news && flow.isIdle() != before.isIdle()) {
      say(
          flow.isIdle()
              ? "no readings since " + Timestamps.format(flow.emptyFrom())
              : "readings come again");
    }
  }

  private void print(ReceivedSummary summary) {
    flow = flow.after(summary.summary());
    result.print(line.apply(summary) + "\n");
    if (result.checkError()) {
      onResultClosed.run();
    }
  }

  /** One line per outage, not one per attempt. */
  private void sayFirst(Happening.LinkDown down) {
    if (down.attempt() == 1) {
      say(
          "no connection: "
              + down.reason()
              + "; next attempt in "
              + DurationText.of(down.retryIn()));
    }
  }

  private void say(String text) {
    messages.print("meteo: " + text + "\n");
    messages.flush();
  }
}
