package dev.meteo.sensor;

import java.time.Instant;

/** When the ticks of simulated sensors are due. */
interface Schedule {
  /**
   * Begins with tick 0.
   *
   * @return when it is due
   */
  Instant begin(Instant now);

  /** Does not go back from one tick to the next. */
  Instant due(long tick);

  /** How many ticks there are; the largest value for no end. */
  long ticks();

  /**
   * Begins anew if the clock was put back.
   *
   * @return whether it was
   */
  boolean adjustBackwards(long tick, Instant now);

  /**
   * Begins anew if the clock has jumped.
   *
   * @param beforeWait the present instant when the wait for the tick began
   * @param afterWait the present instant when it ended
   * @return whether it has
   */
  boolean adjust(long tick, Instant beforeWait, Instant afterWait);
}
