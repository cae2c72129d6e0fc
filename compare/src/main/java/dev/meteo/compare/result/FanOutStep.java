package dev.meteo.compare.result;

/**
 * The delay from a window's end to its summary, the grace in it, with so many terminals.
 *
 * @param missing windows that did not get to a terminal, of all terminals together
 */
public record FanOutStep(int terminals, long missing, Percentiles windowEndToTerminal) {
  /** From when a window's grace was over: what the variant itself takes. */
  public Percentiles windowDueToTerminal() {
    return windowEndToTerminal.less(Latencies.GRACE);
  }
}
