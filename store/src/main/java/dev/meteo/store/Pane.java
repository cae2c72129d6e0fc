package dev.meteo.store;

import dev.meteo.messages.CoefficientKind;
import java.util.Map;

/**
 * One second of event time as it was read.
 *
 * @param second since the epoch
 * @param version rises with every change of the pane; −1 when it cannot be read
 * @param changedMillis when it last changed, by Redis' clock, milliseconds since the epoch
 */
public record Pane(
    long second, long version, long changedMillis, Aggregate wellness, Aggregate pollution) {

  static final String VERSION = "version";
  static final String CHANGED = "changed";

  private static final long LATEST_MILLIS = 400_000_000_000_000L;

  static Pane ofFields(long second, Map<String, String> fields) {
    return new Pane(
        second,
        StoredNumber.parse(fields.get(VERSION), 0, Long.MAX_VALUE),
        Math.max(0, StoredNumber.parse(fields.get(CHANGED), 0, LATEST_MILLIS)),
        Aggregate.ofFields(fields, prefix(CoefficientKind.WELLNESS), second),
        Aggregate.ofFields(fields, prefix(CoefficientKind.POLLUTION), second));
  }

  static String prefix(CoefficientKind kind) {
    return kind.wireName() + ":";
  }
}
