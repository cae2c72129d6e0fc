package dev.meteo.proxy;

import dev.meteo.messages.WindowSummary;
import dev.meteo.store.WindowState;

/** What a window's next revision says. */
final class Summaries {
  private Summaries() {}

  /** The summary of the window as it was read, with the revision after the last one. */
  static WindowSummary next(WindowState state) {
    return new WindowSummary(
        state.window().start(),
        state.window().end(),
        state.revision() + 1,
        state.wellness().statistics(),
        state.pollution().statistics());
  }
}
