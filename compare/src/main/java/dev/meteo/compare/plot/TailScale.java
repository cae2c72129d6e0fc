package dev.meteo.compare.plot;

import java.util.ArrayList;
import java.util.List;

/** Percentiles: each further nine is as long as the one before. */
public final class TailScale implements Scale {
  private static final int FEWEST_NINES = 2;
  private static final int MOST_NINES = 5;
  private static final double ROOM = 0.11;

  private final double nines;

  /** For a distribution of so many values: it has no more to say than that. */
  public TailScale(long count) {
    nines = Math.clamp(Math.log10((double) Math.max(1, count)), FEWEST_NINES, MOST_NINES);
  }

  @Override
  public double at(double percentile) {
    return percentile >= 100 ? 1 : Math.clamp(-Math.log10(1 - percentile / 100) / nines, 0, 1);
  }

  @Override
  public List<Tick> ticks() {
    List<Tick> ticks = new ArrayList<>();
    if (at(50) > ROOM) {
      ticks.add(new Tick(0, "0 %"));
    }
    ticks.add(new Tick(at(50), "50 %"));
    String label = "9";
    for (int n = 1; n <= nines; n++) {
      String percent = n == 1 ? "90" : n == 2 ? "99" : "99." + label.substring(2);
      ticks.add(new Tick(n / nines, percent + " %"));
      label += "9";
    }
    return ticks;
  }
}
