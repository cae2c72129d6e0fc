package dev.meteo.store;

import dev.meteo.messages.CoefficientStatistics;
import dev.meteo.messages.WindowSummary;
import dev.meteo.messages.WindowSummaryCodec;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;

/** What Redis remembers of a summary's content, whatever its revision. */
final class WindowContent {
  private static final int DIGEST_BYTES = 16;

  private WindowContent() {}

  /** Equal for summaries that say the same. */
  static String digest(WindowSummary summary) {
    WindowSummary content =
        new WindowSummary(
            summary.start(), summary.end(), 1, summary.wellness(), summary.pollution());
    try {
      byte[] digest =
          MessageDigest.getInstance("SHA-256").digest(WindowSummaryCodec.encode(content));
      return HexFormat.of().formatHex(digest, 0, DIGEST_BYTES);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }

  /** How many readings of wellness it counts. */
  static long wellness(WindowSummary summary) {
    return count(summary.wellness());
  }

  /** How many readings of pollution it counts. */
  static long pollution(WindowSummary summary) {
    return count(summary.pollution());
  }

  private static long count(@Nullable CoefficientStatistics statistics) {
    return statistics == null ? 0 : statistics.count();
  }
}
