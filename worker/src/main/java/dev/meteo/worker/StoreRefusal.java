package dev.meteo.worker;

import dev.meteo.messages.Reading;
import dev.meteo.messages.Refusal;
import dev.meteo.messages.Refusal.Reason;
import dev.meteo.messages.Timestamps;

/** Why the store did not take a reading, in words that name it. */
public final class StoreRefusal {
  private StoreRefusal() {}

  /** Another reading has the same identity. */
  public static Refusal conflict(Reading reading) {
    return refusal(reading, Reason.CONFLICT, "was stored with other values");
  }

  /** Its window may not change any more. */
  public static Refusal tooLate(Reading reading) {
    return refusal(reading, Reason.TOO_LATE, "is older than the retention");
  }

  private static Refusal refusal(Reading reading, Reason reason, String why) {
    return new Refusal(
        reason,
        "the reading of sensor %s, kind %s, timestamp %s %s"
            .formatted(
                reading.sensor(),
                reading.kind().wireName(),
                Timestamps.format(reading.timestamp()),
                why));
  }
}
