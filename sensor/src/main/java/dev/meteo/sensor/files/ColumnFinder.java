package dev.meteo.sensor.files;

import dev.meteo.cli.UsageError;
import dev.meteo.messages.Quantity;
import dev.meteo.messages.ReadingKind;
import dev.meteo.messages.VisibleText;
import dev.meteo.sensor.files.cells.Unit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Finds the columns of a header, by the user's names or else by what loggers call them. */
final class ColumnFinder {
  private static final int SHOWN = 30;

  private final List<String> header;
  private final List<ColumnName> names;
  private final FileOptions options;
  private final ColumnReference references;
  private final List<String> problems = new ArrayList<>();
  private int recognised;

  /**
   * @param isNamed whether the header is one, and not only the numbers of columns
   */
  ColumnFinder(List<String> header, FileOptions options, boolean isNamed) {
    this.header = header;
    this.options = options;
    this.names = isNamed ? header.stream().map(ColumnName::of).toList() : List.of();
    this.references = new ColumnReference(header, names);
  }

  /** The columns; null when this is no header, or one that lacks something: see the problem. */
  @Nullable Columns find() {
    List<Integer> times = times();
    recognised += times.isEmpty() ? 0 : 1;
    QuantityColumn temperature = quantity(Quantity.TEMPERATURE, ReadingKind.AIR);
    QuantityColumn humidity = quantity(Quantity.HUMIDITY, ReadingKind.AIR);
    QuantityColumn co2 = quantity(Quantity.CO2, ReadingKind.POLLUTION);
    if (humidity == null && temperature != null) {
      humidity = dewPointOfIsd();
    }
    int sensor = mapped(FileOptions.SENSOR);
    Columns columns = new Columns(times, temperature, humidity, co2, sensor, sensorHints());
    boolean complete =
        !times.isEmpty() && (columns.has(ReadingKind.AIR) || columns.has(ReadingKind.POLLUTION));
    if (!complete) {
      problems.add(lacking(times, temperature, humidity, co2));
    }
    return problems.isEmpty() ? columns : null;
  }

  /** The times and sensors of a long table; null when it lacks them: see the problem. */
  @Nullable Columns longTable() {
    List<Integer> times = times();
    int sensor = mapped(FileOptions.SENSOR);
    if (times.isEmpty()) {
      problems.add("--replay: there is no timestamp; there are " + described());
    }
    return problems.isEmpty() ? new Columns(times, null, null, null, sensor, sensorHints()) : null;
  }

  /** How much of what is wanted the header has. */
  int recognised() {
    return recognised;
  }

  /** What is wrong with the header; only when nothing was found. */
  String problem() {
    return problems.isEmpty()
        ? "--replay: there is only one column: " + described()
        : problems.getFirst();
  }

  /** How long a header is shown in messages. */
  String described() {
    String text =
        header.stream().limit(SHOWN).map(VisibleText::quoted).collect(Collectors.joining(", "));
    return header.size() > SHOWN ? text + " and more" : text;
  }

  private String lacking(
      List<Integer> times,
      @Nullable QuantityColumn temperature,
      @Nullable QuantityColumn humidity,
      @Nullable QuantityColumn co2) {
    List<String> lacks = new ArrayList<>();
    if (times.isEmpty()) {
      lacks.add("no timestamp");
    }
    if (temperature == null && co2 == null) {
      lacks.add(humidity == null ? "no temperature and humidity" : "no temperature");
      lacks.add("no CO2");
    } else if (humidity == null && co2 == null) {
      lacks.add("no humidity, without which temperature is no air reading");
      lacks.add("no CO2");
    }
    return "--replay: there is "
        + String.join(", and ", lacks)
        + "; wanted are the columns timestamp (or date, or time) and temperature with humidity, or"
        + " co2, or both; there are "
        + described()
        + "; --column temperature=NAME names others";
  }

  private List<Integer> times() {
    String given = options.columns().get(FileOptions.TIMESTAMP);
    if (given != null) {
      List<Integer> found = references.joined(given);
      if (found.isEmpty()) {
        problems.add(noColumn(given));
      }
      return found;
    }
    return IntStream.range(0, names.size())
        .filter(i -> Vocabulary.timeRank(names.get(i)) != Vocabulary.NONE)
        .boxed()
        .sorted(Comparator.comparingInt(i -> Vocabulary.timeRank(names.get(i))))
        .toList();
  }

  private int mapped(String what) {
    String given = options.columns().get(what);
    if (given == null || given.equalsIgnoreCase("none")) {
      return -1;
    }
    int index = references.find(given);
    if (index < 0) {
      problems.add(noColumn(given));
    } else {
      recognised++;
    }
    return index;
  }

  private @Nullable QuantityColumn quantity(Quantity quantity, ReadingKind kind) {
    String given = options.columns().get(quantity.field());
    if (given != null) {
      return given(quantity, given);
    }
    if (!options.kinds().contains(kind)) {
      return null;
    }
    List<Integer> best = best(quantity);
    if (best.isEmpty()) {
      return null;
    }
    recognised++;
    int index = best.getFirst();
    if (best.size() > 1) {
      problems.add(several(quantity, best));
    }
    return new QuantityColumn(quantity, index, header.get(index), names.get(index).unit(quantity));
  }

  /** The surest ones; of one quantity in two units, the contract's. */
  private List<Integer> best(Quantity quantity) {
    int[] ranks = names.stream().mapToInt(name -> Vocabulary.rank(quantity, name)).toArray();
    int surest = IntStream.of(ranks).min().orElse(Vocabulary.NONE);
    if (surest == Vocabulary.NONE) {
      return List.of();
    }
    List<Integer> best =
        IntStream.range(0, ranks.length).filter(i -> ranks[i] == surest).boxed().toList();
    List<Unit> units = best.stream().map(i -> names.get(i).unit(quantity)).toList();
    boolean oneInTwoUnits =
        best.size() == 2 && units.stream().distinct().count() == 2 && !units.contains(null);
    if (!oneInTwoUnits) {
      return best;
    }
    int preferred = units.indexOf(Unit.ofContract(quantity));
    return List.of(best.get(Math.max(0, preferred)));
  }

  private String several(Quantity quantity, List<Integer> indices) {
    String first = header.get(indices.getFirst());
    boolean same = indices.stream().allMatch(i -> header.get(i).equalsIgnoreCase(first));
    String numbers =
        indices.stream().map(i -> Integer.toString(i + 1)).collect(Collectors.joining(" and "));
    String called =
        indices.stream()
            .map(i -> VisibleText.quoted(header.get(i)))
            .collect(Collectors.joining(" and "));
    String advice =
        "; --column " + quantity.field() + "=" + (indices.getFirst() + 1) + " takes one";
    return same
        ? "--replay: "
            + VisibleText.quoted(first)
            + " stands "
            + (indices.size() == 2 ? "twice" : indices.size() + " times")
            + ", in the columns "
            + numbers
            + advice
        : "--replay: several columns may be the "
            + quantity.field()
            + ": "
            + called
            + ", the columns "
            + numbers
            + advice;
  }

  private @Nullable QuantityColumn given(Quantity quantity, String given) {
    int index = references.find(given);
    Unit unit = null;
    int bracket = given.lastIndexOf('[');
    if (bracket > 0 && given.endsWith("]")) {
      unit = Unit.of(quantity, given.substring(bracket + 1, given.length() - 1));
      if (index < 0 && unit == null) {
        throw new UsageError(
            "--column: "
                + VisibleText.quoted(given.substring(bracket))
                + " is no unit of "
                + quantity.field()
                + "; there are "
                + units(quantity));
      }
      index = index < 0 ? references.find(given.substring(0, bracket).strip()) : index;
    }
    if (index < 0) {
      problems.add(noColumn(given));
      return null;
    }
    int twin = references.twin(index, given);
    if (twin >= 0) {
      problems.add(several(quantity, List.of(index, twin)));
    }
    recognised++;
    if (unit == null && !names.isEmpty()) {
      unit = names.get(index).unit(quantity);
    }
    return new QuantityColumn(quantity, index, header.get(index), unit);
  }

  private static String units(Quantity quantity) {
    return switch (quantity) {
      case TEMPERATURE -> "[C], [F] and [K]";
      case HUMIDITY -> "[%] and [0-1]";
      default -> "[ppm], [ppb] and [%]";
    };
  }

  private String noColumn(String given) {
    return "--column: there is no column "
        + VisibleText.quoted(given)
        + "; there are "
        + described();
  }

  /** NOAA's integrated surface data has cells with flags, which are never numbers. */
  private @Nullable QuantityColumn dewPointOfIsd() {
    List<String> plain = header.stream().map(name -> name.toUpperCase(Locale.ROOT)).toList();
    int dew = plain.indexOf("DEW");
    return dew >= 0 && plain.contains("TMP") && plain.contains("STATION")
        ? new QuantityColumn(
            Quantity.HUMIDITY, dew, header.get(dew), null, "a dew point is no humidity")
        : null;
  }

  private List<Integer> sensorHints() {
    if (options.columns().containsKey(FileOptions.SENSOR)) {
      return List.of(); // the user knows
    }
    return IntStream.range(0, names.size())
        .filter(i -> Vocabulary.isSensor(names.get(i)))
        .boxed()
        .toList();
  }
}
