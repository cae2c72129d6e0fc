package dev.meteo.compare.plot;

import java.util.List;

/** Where values lie along an axis. */
public sealed interface Scale permits LinearScale, LogScale, TailScale {
  /** The value's place, 0 to 1; values beyond the ends are at the ends. */
  double at(double value);

  /** The labelled places, ascending. */
  List<Tick> ticks();
}
