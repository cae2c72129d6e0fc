package dev.meteo.worker;

import dev.meteo.messages.PollutionReading;
import dev.meteo.messages.Reading;
import java.util.function.Consumer;

/**
 * Notices when most CO2 lies outside the curve, where coefficients tell nothing, and says so once.
 * Not thread-safe.
 */
final class CurveWatch {
  /** Readings of CO2 after which it judges; and after each as many again. */
  private static final int ENOUGH = 100;

  private final WellnessCurve curve;
  private final Consumer<String> say;
  private int seen;
  private int outside;
  private boolean said;

  CurveWatch(WellnessCurve curve, Consumer<String> say) {
    this.curve = curve;
    this.say = say;
  }

  /** A reading was computed. */
  void saw(Reading reading) {
    if (said || !(reading instanceof PollutionReading pollution)) {
      return;
    }
    seen++;
    outside += curve.contains(pollution.co2()) ? 0 : 1;
    if (seen == ENOUGH && outside * 2 > seen) {
      said = true;
      say.accept(
          ("%d of %d CO2 readings lie outside the curve %s ppm, where all coefficients are alike;"
                  + " rooms want --co2 400:600:2000, for all workers and before the first reading")
              .formatted(outside, seen, curve));
    } else if (seen == ENOUGH) {
      seen = 0;
      outside = 0;
    }
  }
}
