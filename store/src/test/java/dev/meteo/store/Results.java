package dev.meteo.store;

import dev.meteo.messages.AirReading;
import dev.meteo.messages.Coefficient;
import dev.meteo.messages.CoefficientKind;
import dev.meteo.messages.PollutionReading;
import java.time.Instant;

/** Results of readings as the tests need them. */
final class Results {
  private Results() {}

  static Result air(String sensor, Instant timestamp, int hundredths) {
    return Result.of(
        new AirReading(sensor, timestamp, hundredths, 40, null),
        new Coefficient(CoefficientKind.WELLNESS, hundredths));
  }

  static Result pollution(String sensor, Instant timestamp, int hundredths) {
    return Result.of(
        new PollutionReading(sensor, timestamp, 300 + hundredths, null),
        new Coefficient(CoefficientKind.POLLUTION, hundredths));
  }
}
