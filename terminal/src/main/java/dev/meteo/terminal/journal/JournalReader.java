package dev.meteo.terminal.journal;

import dev.meteo.terminal.model.Happening;
import dev.meteo.terminal.model.ReceivedSummary;

/** Is handed a journal's lines, oldest first. */
@FunctionalInterface
public interface JournalReader {
  /** A summary that was received. */
  void summary(ReceivedSummary received);

  /** What was last heard of workers and sensors before the summary that follows. */
  default void signs(Happening.SignsCame came) {}
}
