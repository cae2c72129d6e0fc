package dev.meteo.worker;

import dev.meteo.messages.AirReading;
import dev.meteo.messages.Coefficient;
import dev.meteo.messages.CoefficientKind;
import dev.meteo.messages.PollutionReading;
import dev.meteo.messages.Reading;

/** Computes the coefficient of a reading. Immutable, deterministic, about 10 ns a reading. */
public final class Formulas {
  /** The CO2 curve of outdoor air, in ppm; rooms have other ones. */
  public static final WellnessCurve DEFAULT_CO2 = new WellnessCurve(300, 400, 500);

  private static final WellnessCurve TEMPERATURE = new WellnessCurve(-10, 20, 45);
  private static final WellnessCurve HUMIDITY = new WellnessCurve(20, 40, 70);

  private final WellnessCurve co2;

  /**
   * @param co2 the curve of the pollution coefficient, in ppm
   */
  public Formulas(WellnessCurve co2) {
    this.co2 = co2;
  }

  /**
   * Air wellness, the harmonic mean of temperature's and humidity's, or the pollution coefficient,
   * CO2's; rounded to hundredths, half to even.
   */
  public Coefficient coefficient(Reading reading) {
    return switch (reading) {
      case AirReading air ->
          new Coefficient(CoefficientKind.WELLNESS, Hundredths.of(wellness(air)));
      case PollutionReading pollution ->
          new Coefficient(CoefficientKind.POLLUTION, Hundredths.of(co2.wellness(pollution.co2())));
    };
  }

  private static double wellness(AirReading air) {
    double temperature = TEMPERATURE.wellness(air.temperature());
    double humidity = HUMIDITY.wellness(air.humidity());
    return 2 / (1 / temperature + 1 / humidity); // 0 when either is 0
  }
}
