package dev.meteo.compare.plot;

import java.util.ArrayList;
import java.util.List;
import java.util.function.DoubleFunction;

/** Equal factors are equally long; from a round number to a round number. */
public final class LogScale implements Scale {
  private static final double[] ROUND = {1, 2, 5};
  private static final int DENSE_DECADES = 2;

  private final double min;
  private final double max;
  private final DoubleFunction<String> label;

  private LogScale(double min, double max, DoubleFunction<String> label) {
    this.min = min;
    this.max = max;
    this.label = label;
  }

  /** Of values above 0. */
  public static LogScale between(double smallest, double largest, DoubleFunction<String> label) {
    double low = roundDown(smallest);
    double high = -1;
    for (double each : rounds(low, largest * 10)) {
      if (high < 0 && each >= largest * (1 - 1e-9) && each > low * 1.5) {
        high = each;
      }
    }
    return new LogScale(low, high, label);
  }

  private static double roundDown(double value) {
    double power = Math.pow(10, Math.floor(Math.log10(value) + 1e-9));
    double found = power;
    for (double round : ROUND) {
      if (round * power <= value * (1 + 1e-9)) {
        found = round * power;
      }
    }
    return found;
  }

  private static List<Double> rounds(double from, double to) {
    List<Double> rounds = new ArrayList<>();
    double power = Math.pow(10, Math.floor(Math.log10(from) + 1e-9));
    for (; power <= to; power *= 10) {
      for (double round : ROUND) {
        double value = round * power;
        if (value >= from * (1 - 1e-9) && value <= to * (1 + 1e-9)) {
          rounds.add(value);
        }
      }
    }
    return rounds;
  }

  @Override
  public double at(double value) {
    return value > min ? Math.min(1, Math.log(value / min) / Math.log(max / min)) : 0;
  }

  @Override
  public List<Tick> ticks() {
    boolean dense = Math.log10(max / min) <= DENSE_DECADES;
    return rounds(min, max).stream()
        .filter(value -> dense || isPowerOfTen(value))
        .map(value -> new Tick(at(value), label.apply(value)))
        .toList();
  }

  private static boolean isPowerOfTen(double value) {
    double exponent = Math.log10(value);
    return Math.abs(exponent - Math.rint(exponent)) < 1e-9;
  }
}
