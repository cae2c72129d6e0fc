package dev.meteo.sensor.files;

import dev.meteo.cli.UsageError;
import dev.meteo.messages.Quantity;
import dev.meteo.messages.VisibleText;
import dev.meteo.sensor.files.cells.BadCell;
import dev.meteo.sensor.files.cells.Unit;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What the rows of a long table are of: as the user says, or else by the names of the entities. */
final class Entities {
  private static final int MAX_ENTITIES = 20_000;
  private static final List<Quantity> QUANTITIES =
      List.of(Quantity.TEMPERATURE, Quantity.HUMIDITY, Quantity.CO2);

  /**
   * What the values of an entity are.
   *
   * @param sensor what the file calls it; empty when the entity names only a quantity
   * @param unit null when nobody says it
   */
  record Target(String sensor, Quantity quantity, @Nullable Unit unit) {}

  private final Map<String, Target> told = new HashMap<>();
  private final Map<String, Optional<Target>> known = new HashMap<>();

  /**
   * @throws UsageError when the map is not as it must be
   */
  Entities(FileOptions options) {
    options.entities().forEach((entity, target) -> told.put(key(entity), target(entity, target)));
    for (Quantity quantity : QUANTITIES) {
      String entity = options.columns().get(quantity.field());
      if (entity != null) {
        told.put(key(entity), new Target("", quantity, null));
      }
    }
  }

  private static String key(String entity) {
    return entity.strip().toLowerCase(Locale.ROOT);
  }

  /** What the entity's rows are; empty when they are of no interest. */
  Optional<Target> of(String entity) throws BadCell {
    Optional<Target> before = known.get(entity);
    if (before != null) {
      return before;
    }
    if (known.size() >= MAX_ENTITIES) {
      throw new BadCell("one entity too many", ": a file has at most " + MAX_ENTITIES);
    }
    Target mapped = told.get(key(entity));
    Target target = mapped == null && told.isEmpty() ? byName(entity) : mapped;
    Optional<Target> found = Optional.ofNullable(target);
    known.put(entity, found);
    return found;
  }

  private static @Nullable Target byName(String entity) {
    String plain = entity.replaceFirst("^(sensor|number|input_number)\\.", "");
    ColumnName name = ColumnName.of(plain.replaceAll("[/.]", "_"));
    Quantity best = null;
    int surest = Vocabulary.NONE;
    for (Quantity quantity : QUANTITIES) {
      int rank = Vocabulary.rank(quantity, name);
      if (rank < surest) {
        surest = rank;
        best = quantity;
      }
    }
    if (best == null) {
      return null;
    }
    Quantity quantity = best;
    List<String> words =
        name.base().stream().filter(word -> !Vocabulary.isWordOf(quantity, word)).toList();
    return new Target(String.join("_", words), quantity, name.unit(quantity));
  }

  private static Target target(String entity, String text) {
    String what = text.strip();
    Unit unit = null;
    int bracket = what.lastIndexOf('[');
    String unitText = "";
    if (bracket > 0 && what.endsWith("]")) {
      unitText = what.substring(bracket + 1, what.length() - 1);
      what = what.substring(0, bracket).strip();
    }
    int colon = what.lastIndexOf(':');
    String sensor = colon < 0 ? "" : what.substring(0, colon).strip();
    String named = what.substring(colon + 1).strip().toLowerCase(Locale.ROOT);
    Quantity quantity =
        QUANTITIES.stream().filter(each -> each.field().equals(named)).findFirst().orElse(null);
    if (quantity != null && !unitText.isEmpty()) {
      unit = Unit.of(quantity, unitText);
    }
    if (quantity == null || (unit == null && !unitText.isEmpty())) {
      throw new UsageError(
          "--entity must be NAME=SENSOR:QUANTITY such as "
              + VisibleText.of(entity, 60)
              + "=study:temperature, or study:temperature [F], not "
              + VisibleText.quoted(text));
    }
    return new Target(sensor, quantity, unit);
  }
}
