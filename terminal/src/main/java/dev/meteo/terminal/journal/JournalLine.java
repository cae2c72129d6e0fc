package dev.meteo.terminal.journal;

import dev.meteo.messages.Timestamps;
import dev.meteo.messages.WindowSummaryCodec;
import dev.meteo.terminal.model.ReceivedSummary;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;

/** One line of the journal: {@code {"received":"…Z","summary":{…}}}, the summary as it came. */
final class JournalLine {
  private static final String HEAD = "{\"received\":\"";
  private static final String MIDDLE = "\",\"summary\":";
  private static final String TAIL = "}";

  private JournalLine() {}

  static String format(ReceivedSummary summary) {
    return HEAD + Timestamps.format(summary.received()) + MIDDLE + summary.json() + TAIL;
  }

  /**
   * Reads what {@link #format} wrote.
   *
   * @throws IOException when the line is something else
   */
  static ReceivedSummary parse(String line) throws IOException {
    int middle = line.indexOf(MIDDLE, HEAD.length());
    if (!line.startsWith(HEAD) || middle < 0 || !line.endsWith(TAIL)) {
      throw new IOException("not a line of a journal");
    }
    Instant received =
        Timestamps.parse(line.substring(HEAD.length(), middle))
            .orElseThrow(() -> new IOException("received must be a timestamp"));
    String json = line.substring(middle + MIDDLE.length(), line.length() - TAIL.length());
    return new ReceivedSummary(
        received, json, WindowSummaryCodec.decode(json.getBytes(StandardCharsets.UTF_8)));
  }
}
