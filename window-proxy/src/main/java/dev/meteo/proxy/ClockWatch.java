package dev.meteo.proxy;

import dev.meteo.messages.DurationText;
import java.time.Duration;
import java.time.Instant;

/** Says, once each time, when clocks do not agree or one has made a step. One thread uses it. */
final class ClockWatch {
  /** Beyond this they are told to be apart. */
  private static final Duration NOTABLE = Duration.ofSeconds(5);

  private final ProxyReport report;
  private boolean apart;

  ClockWatch(ProxyReport report) {
    this.report = report;
  }

  /** Notices when the clocks part, and when they agree again. */
  void look(ClockReading now) {
    if (!apart && now.isApartBy(NOTABLE)) {
      apart = true;
      report.say(
          "warning: this machine's clock is "
              + DurationText.of(Duration.ofSeconds(now.lead().abs().toSeconds()))
              + (now.lead().isNegative() ? " behind" : " ahead of")
              + " that of Redis; windows close by the earlier one, and the horizon follows it");
    } else if (apart && !now.isApartBy(ClockReading.USUAL_DIFFERENCE)) {
      apart = false;
      report.say("this machine's clock and that of Redis agree again");
    }
  }

  /** The clock has made a step. */
  void tellStep(Instant goesOn) {
    report.say(
        "the clock has made a step: live windows go on with that of "
            + goesOn
            + "; those left out are published only if they have readings");
  }
}
