package dev.meteo.historian.database;

import dev.meteo.messages.AirReading;
import dev.meteo.messages.PollutionReading;
import dev.meteo.messages.Reading;
import dev.meteo.messages.StoredReading;
import org.jspecify.annotations.Nullable;

/**
 * Count, sum, least and greatest of each quantity of some readings of a series. Grows; for one
 * thread.
 */
public final class RollUp {
  /** Of one quantity. */
  public static final class Figures {
    private double sum;
    private double min = Double.POSITIVE_INFINITY;
    private double max = Double.NEGATIVE_INFINITY;

    Figures() {}

    void add(double value) {
      merge(value, value, value);
    }

    void merge(double otherSum, double otherMin, double otherMax) {
      sum += otherSum;
      min = Math.min(min, otherMin);
      max = Math.max(max, otherMax);
    }

    /** Of all values. */
    public double sum() {
      return sum;
    }

    /** The least value. */
    public double min() {
      return min;
    }

    /** The greatest value. */
    public double max() {
      return max;
    }
  }

  private long count;
  private final Figures a = new Figures();
  private final Figures b = new Figures();
  private final Figures coefficient = new Figures();

  /** Of nothing yet. */
  public RollUp() {}

  /** Adds a reading. */
  public void add(StoredReading stored) {
    count++;
    a.add(first(stored.reading()));
    Double second = second(stored.reading());
    if (second != null) {
      b.add(second);
    }
    coefficient.add(stored.coefficient().hundredths());
  }

  /** Adds what was rolled up already. */
  public void add(RollUp other) {
    count += other.count;
    a.merge(other.a.sum, other.a.min, other.a.max);
    b.merge(other.b.sum, other.b.min, other.b.max);
    coefficient.merge(other.coefficient.sum, other.coefficient.min, other.coefficient.max);
  }

  void addCount(long more) {
    count += more;
  }

  /** How many readings. */
  public long count() {
    return count;
  }

  /** Temperature in °C, or CO2 in ppm. */
  public Figures a() {
    return a;
  }

  /** Relative humidity in %; of no value for pollution. */
  public Figures b() {
    return b;
  }

  /** In hundredths. */
  public Figures coefficient() {
    return coefficient;
  }

  static double first(Reading reading) {
    return switch (reading) {
      case AirReading air -> air.temperature();
      case PollutionReading pollution -> pollution.co2();
    };
  }

  static @Nullable Double second(Reading reading) {
    return switch (reading) {
      case AirReading air -> air.humidity();
      case PollutionReading pollution -> null;
    };
  }
}
