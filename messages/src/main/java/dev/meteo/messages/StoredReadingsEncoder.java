package dev.meteo.messages;

import com.fasterxml.jackson.core.io.JsonStringEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * Writes what was stored as the contract has it: as few messages as bodies of {@link
 * #MAX_BODY_BYTES} take. What it writes, {@link StoredReadingsDecoder} reads. Not thread-safe.
 */
public final class StoredReadingsEncoder {
  /**
   * Well below the least {@code max_message_size} that anybody sets, and little for a connection to
   * be busy with.
   */
  public static final int MAX_BODY_BYTES = 256 * 1024;

  /** The first fields, with a name of the greatest length in which every character is escaped. */
  private static final int LARGEST_HEAD_BYTES = 1500;

  private final String head;

  /**
   * @param worker the name that messages carry
   * @param since when its numbers began
   */
  public StoredReadingsEncoder(String worker, Instant since) {
    this.head =
        "{\"worker\":\""
            + new String(JsonStringEncoder.getInstance().quoteAsString(worker))
            + "\",\"since\":\""
            + Timestamps.format(since)
            + "\",\"shard\":";
  }

  /**
   * The bodies of the messages about these readings.
   *
   * @param firstNumber the number of the first message; the others follow it
   */
  public List<byte[]> encode(
      int shard, long firstNumber, Instant storedAt, List<StoredReading> readings) {
    List<byte[]> bodies = new ArrayList<>(1);
    StringBuilder json = new StringBuilder(Math.min(MAX_BODY_BYTES, 180 * (readings.size() + 2)));
    int inBody = 0;
    for (StoredReading stored : readings) {
      int before = json.length();
      if (inBody == 0) {
        begin(json, shard, firstNumber + bodies.size(), storedAt);
      } else {
        json.append(',');
      }
      append(json, stored);
      inBody++;
      if (inBody > 1 && json.length() > MAX_BODY_BYTES - LARGEST_HEAD_BYTES) {
        json.setLength(before);
        bodies.add(end(json));
        begin(json, shard, firstNumber + bodies.size(), storedAt);
        append(json, stored);
        inBody = 1;
      }
    }
    if (inBody > 0) {
      bodies.add(end(json));
    }
    return bodies;
  }

  private void begin(StringBuilder json, int shard, long number, Instant storedAt) {
    json.setLength(0);
    json.append(head).append(shard);
    json.append(",\"number\":").append(number);
    json.append(",\"storedAt\":\"").append(Timestamps.format(storedAt));
    json.append("\",\"readings\":[");
  }

  private static void append(StringBuilder json, StoredReading stored) {
    ReadingEncoder.appendFields(json, stored.reading());
    json.append(",\"coefficient\":").append(DecimalText.of(stored.coefficient().value()));
    json.append('}');
  }

  private static byte[] end(StringBuilder json) {
    return json.append("]}").toString().getBytes(StandardCharsets.UTF_8);
  }
}
