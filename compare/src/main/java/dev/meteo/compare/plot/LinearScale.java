package dev.meteo.compare.plot;

import java.util.ArrayList;
import java.util.List;
import java.util.function.DoubleFunction;

/** From 0 to a round number. */
public final class LinearScale implements Scale {
  private static final int INTERVALS = 6;
  private static final double[] ROUND = {1, 2, 2.5, 5, 10};

  private final double max;
  private final double step;
  private final boolean roundEnd;
  private final DoubleFunction<String> label;

  private LinearScale(double max, double step, boolean roundEnd, DoubleFunction<String> label) {
    this.max = max;
    this.step = step;
    this.roundEnd = roundEnd;
    this.label = label;
  }

  /** Reaches to the first round number that is not below the largest value. */
  public static LinearScale upTo(double largest, DoubleFunction<String> label) {
    double step = step(largest);
    double max = Math.max(step, Math.ceil(largest / step - 1e-9) * step);
    return new LinearScale(max, step, true, label);
  }

  /** Ends exactly at the largest value, as time does. */
  public static LinearScale endingAt(double largest, DoubleFunction<String> label) {
    return new LinearScale(largest > 0 ? largest : 1, step(largest), false, label);
  }

  private static double step(double largest) {
    double raw = largest > 0 ? largest / INTERVALS : 1.0 / INTERVALS;
    double power = Math.pow(10, Math.floor(Math.log10(raw)));
    for (double round : ROUND) {
      if (round * power >= raw * (1 - 1e-9)) {
        return round * power;
      }
    }
    throw new IllegalArgumentException("no finite end: " + largest);
  }

  @Override
  public double at(double value) {
    return Math.clamp(value / max, 0, 1);
  }

  @Override
  public List<Tick> ticks() {
    List<Tick> ticks = new ArrayList<>();
    double end = roundEnd ? max + step / 2 : max + step * 1e-9;
    for (int i = 0; i * step <= end; i++) {
      ticks.add(new Tick(i * step / max, label.apply(i * step)));
    }
    return ticks;
  }
}
