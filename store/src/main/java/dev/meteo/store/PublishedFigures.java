package dev.meteo.store;

import dev.meteo.messages.CoefficientKind;
import dev.meteo.messages.CoefficientStatistics;
import dev.meteo.messages.WindowSummary;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Which readings a published revision counts, as far as that can be said in a few bytes: what a
 * window is marked with while it is not known that Redis has them all.
 */
record PublishedFigures(
    long wellness, long wellnessFingerprint, long pollution, long pollutionFingerprint) {
  private static final Pattern TEXT =
      Pattern.compile("(\\d{1,18}) (\\d{1,18}) (\\d{1,18}) (\\d{1,18})");

  static PublishedFigures of(WindowSummary summary) {
    return new PublishedFigures(
        WindowContent.wellness(summary),
        fingerprint(summary.wellness()),
        WindowContent.pollution(summary),
        fingerprint(summary.pollution()));
  }

  /** One that nothing has where it was not published. */
  private static long fingerprint(@Nullable CoefficientStatistics figures) {
    if (figures == null) {
      return 0;
    }
    Long known = figures.fingerprint();
    return known == null ? CoefficientStatistics.FINGERPRINTS : known;
  }

  static Optional<PublishedFigures> parse(String text) {
    Matcher matcher = TEXT.matcher(text);
    return matcher.matches()
        ? Optional.of(
            new PublishedFigures(
                Long.parseLong(matcher.group(1)),
                Long.parseLong(matcher.group(2)),
                Long.parseLong(matcher.group(3)),
                Long.parseLong(matcher.group(4))))
        : Optional.empty();
  }

  long count(CoefficientKind kind) {
    return switch (kind) {
      case WELLNESS -> wellness;
      case POLLUTION -> pollution;
    };
  }

  long fingerprint(CoefficientKind kind) {
    return switch (kind) {
      case WELLNESS -> wellnessFingerprint;
      case POLLUTION -> pollutionFingerprint;
    };
  }

  /** As scripts keep it. */
  @Override
  public String toString() {
    return wellness + " " + wellnessFingerprint + " " + pollution + " " + pollutionFingerprint;
  }
}
