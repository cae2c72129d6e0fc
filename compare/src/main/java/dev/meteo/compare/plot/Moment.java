package dev.meteo.compare.plot;

import java.util.List;

/**
 * When something was done.
 *
 * @param letter that marks it in the plot; empty: none
 * @param what the note below the plot; empty: none
 * @param spans how long it lasted, for each for which it did last
 */
public record Moment(double at, String letter, String what, List<Span> spans) {
  /** Defensive copy. */
  public Moment {
    spans = List.copyOf(spans);
  }
}
