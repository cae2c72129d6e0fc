package dev.meteo.proxy;

import com.rabbitmq.client.Delivery;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A mark in the history that was read once.
 *
 * @param offset in the stream
 * @param name of the mark: a stream that was made again may have another message there
 */
record HistoryPlace(long offset, String name) {
  private static final Pattern TEXT = Pattern.compile("(\\d{1,18}) ([0-9a-f-]{36})");
  private static final String OFFSET = "x-stream-offset";

  /** The place as {@link #toString} writes it; empty when the text is none. */
  static Optional<HistoryPlace> parse(String text) {
    Matcher matcher = TEXT.matcher(text);
    return matcher.matches()
        ? Optional.of(new HistoryPlace(Long.parseLong(matcher.group(1)), matcher.group(2)))
        : Optional.empty();
  }

  static HistoryPlace of(Delivery mark) {
    return new HistoryPlace(offset(mark), mark.getProperties().getMessageId());
  }

  /** Whether this is the message that was there. */
  boolean isAt(Delivery delivery) {
    return offset(delivery) == offset && name.equals(delivery.getProperties().getMessageId());
  }

  private static long offset(Delivery delivery) {
    Map<String, @Nullable Object> headers = delivery.getProperties().getHeaders();
    return headers != null && headers.get(OFFSET) instanceof Number number
        ? number.longValue()
        : -1;
  }

  @Override
  public String toString() {
    return offset + " " + name;
  }
}
