package dev.meteo.sensor.files;

import dev.meteo.messages.VisibleText;
import dev.meteo.sensor.files.cells.Gaps;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.IntPredicate;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Where a long table, with one value a row, has what.
 *
 * @param entity the column that says what a row is of
 * @param value the column of the values
 * @param unit the column of their units, or −1
 */
record LongColumns(int entity, int value, int unit) {
  private static final int SHOWN = 12;

  /** The columns that look like those of a long table; null when it does not look like one. */
  static @Nullable LongColumns guess(List<String> header) {
    List<ColumnName> names = header.stream().map(ColumnName::of).toList();
    int value = first(names.size(), i -> Vocabulary.isValue(names.get(i)));
    IntPredicate isEntity = i -> i != value && Vocabulary.isEntity(names.get(i));
    int telling =
        first(names.size(), i -> isEntity.test(i) && !Vocabulary.isPlainSensor(names.get(i)));
    int entity = telling >= 0 ? telling : first(names.size(), isEntity);
    return value < 0 || entity < 0 ? null : new LongColumns(entity, value, unit(header));
  }

  /** The columns that the user names; null when they are not there. */
  static @Nullable LongColumns find(List<String> header, FileOptions.Pivot pivot) {
    ColumnReference references =
        new ColumnReference(header, header.stream().map(ColumnName::of).toList());
    int entity = references.find(pivot.entity());
    int value = references.find(pivot.value());
    return entity < 0 || value < 0 ? null : new LongColumns(entity, value, unit(header));
  }

  private static int unit(List<String> header) {
    return first(header.size(), i -> Vocabulary.isUnit(ColumnName.of(header.get(i))));
  }

  private static int first(int size, IntPredicate fits) {
    return IntStream.range(0, size).filter(fits).findFirst().orElse(-1);
  }

  /** What the user should be told of a long table that is read as a wide one. */
  String advice(List<String> header, List<List<String>> rows) {
    String entityName = header.get(entity);
    String valueName = header.get(value);
    Gaps gaps = new Gaps(List.of());
    Set<String> entities = new LinkedHashSet<>();
    for (List<String> row : rows) {
      String cell = Columns.cell(row, entity);
      if (!gaps.isGap(cell) && !cell.equals(entityName)) {
        entities.add(cell);
      }
    }
    List<String> shown = new ArrayList<>();
    entities.stream().limit(SHOWN).map(VisibleText::quoted).forEach(shown::add);
    if (entities.size() > SHOWN) {
      shown.add((entities.size() - SHOWN) + " more");
    }
    return "--replay: this is a long table ("
        + VisibleText.of(entityName, 40)
        + ", "
        + VisibleText.of(valueName, 40)
        + "), with a value a row: --pivot "
        + VisibleText.of(entityName, 40)
        + ":"
        + VisibleText.of(valueName, 40)
        + " reads it, and --entity NAME=SENSOR:QUANTITY says what a row is of where its name does"
        + " not; it has "
        + shown.stream().collect(Collectors.joining(", "));
  }
}
