package dev.meteo.messages;

import dev.meteo.messages.Refusal.Reason;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Collects the fields of one reading, whatever format they came in, and judges them: every way in
 * refuses the same readings for the same reasons. The first fault found is the one that is
 * reported. Not thread-safe.
 */
public final class ReadingDraft {
  /** How far ahead of this machine's clock a sensor's clock may run. */
  static final Duration MAX_CLOCK_LEAD = Duration.ofSeconds(60);

  private final Set<ReadingField> seen = EnumSet.noneOf(ReadingField.class);
  private final Map<ReadingField, Double> numbers = new EnumMap<>(ReadingField.class);
  private @Nullable ReadingKind kind;
  private @Nullable String sensor;
  private @Nullable Instant timestamp;
  private @Nullable Refusal refusal;

  /**
   * Refuses the reading, unless it is refused already.
   *
   * @param detail a sentence that names the field and the value, safe to print
   */
  public void refuse(Reason reason, String detail) {
    if (refusal == null) {
      refusal = new Refusal(reason, detail);
    }
  }

  /**
   * Says that the field is there, whatever is in it.
   *
   * @return false when that was said before
   */
  public boolean see(ReadingField field) {
    return seen.add(field);
  }

  /** What the reading says to be. */
  public void kind(ReadingKind known) {
    see(ReadingField.KIND);
    kind = known;
  }

  /** The sensor's id, judged here. */
  public void sensor(String text) {
    see(ReadingField.SENSOR);
    if (!Identifier.isValid(text)) {
      refuse(
          Reason.BAD_SENSOR,
          "sensor must be 1 to 64 of A-Z a-z 0-9 . _ -, not " + VisibleText.quoted(text));
    }
    sensor = text;
  }

  /** When it was detected, in whole microseconds of the years 0 to 9999. */
  public void timestamp(Instant instant) {
    see(ReadingField.TIMESTAMP);
    timestamp = instant;
  }

  /**
   * A measured number, judged here.
   *
   * @param field one that {@linkplain ReadingField#quantity() measures}
   */
  public void number(ReadingField field, double value) {
    Refusal unusable = QuantityText.check(quantity(field), field.path(), value);
    number(field, value, unusable);
  }

  /** A measured number as digits, in JSON's form, judged here. */
  void number(ReadingField field, String digits) {
    Refusal unusable = QuantityText.check(quantity(field), field.path(), digits);
    number(field, unusable == null ? Double.parseDouble(digits) : 0, unusable);
  }

  private void number(ReadingField field, double value, @Nullable Refusal unusable) {
    see(field);
    if (unusable == null) {
      numbers.put(field, value);
    } else {
      refuse(unusable.reason(), unusable.detail());
    }
  }

  /**
   * The reading, or null when there is a {@link #refusal()}.
   *
   * @param now this machine's time, which judges what is in the future
   */
  public @Nullable Reading toReading(Instant now) {
    if (refusal == null) {
      checkComplete();
    }
    if (refusal == null && Objects.requireNonNull(timestamp).isAfter(now.plus(MAX_CLOCK_LEAD))) {
      refuse(
          Reason.IN_THE_FUTURE,
          "timestamp "
              + Timestamps.format(timestamp)
              + " is more than "
              + MAX_CLOCK_LEAD.toSeconds()
              + " s ahead of the clock where it is computed");
    }
    return refusal == null ? build() : null;
  }

  /** Why there is no reading; only after {@link #toReading} returned null. */
  public Refusal refusal() {
    return Objects.requireNonNull(refusal);
  }

  private void checkComplete() {
    require(ReadingField.KIND);
    require(ReadingField.SENSOR);
    require(ReadingField.TIMESTAMP);
    if (kind != null) {
      boolean air = kind == ReadingKind.AIR;
      requireFor(air, ReadingField.TEMPERATURE);
      requireFor(air, ReadingField.HUMIDITY);
      requireFor(!air, ReadingField.CO2);
    }
    if (seen.contains(ReadingField.LOCATION)) {
      require(ReadingField.LATITUDE);
      require(ReadingField.LONGITUDE);
    }
  }

  private void require(ReadingField field) {
    if (!seen.contains(field)) {
      refuse(Reason.MISSING_FIELD, "field " + field.path() + " is missing");
    }
  }

  private void requireFor(boolean wanted, ReadingField field) {
    if (wanted) {
      require(field);
    } else if (seen.contains(field)) {
      refuse(
          Reason.UNKNOWN_FIELD,
          "field "
              + VisibleText.quoted(field.path())
              + " with the number "
              + DecimalText.of(value(field))
              + " is not part of a reading of kind "
              + Objects.requireNonNull(kind).wireName());
    }
  }

  private Reading build() {
    String id = Objects.requireNonNull(sensor);
    Instant at = Objects.requireNonNull(timestamp);
    Location location =
        seen.contains(ReadingField.LOCATION)
            ? new Location(value(ReadingField.LATITUDE), value(ReadingField.LONGITUDE))
            : null;
    return switch (Objects.requireNonNull(kind)) {
      case AIR ->
          new AirReading(
              id, at, value(ReadingField.TEMPERATURE), value(ReadingField.HUMIDITY), location);
      case POLLUTION -> new PollutionReading(id, at, value(ReadingField.CO2), location);
    };
  }

  private double value(ReadingField field) {
    return Objects.requireNonNull(numbers.get(field));
  }

  private static Quantity quantity(ReadingField field) {
    return Objects.requireNonNull(field.quantity());
  }
}
