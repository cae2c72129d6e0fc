package dev.meteo.compare.report;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/** A scenario's own figures, by their names. */
final class FiguresSection {
  private FiguresSection() {}

  static List<Block> of(Chapter chapter) {
    Set<String> names = new LinkedHashSet<>();
    chapter.sides().runs().forEach(run -> names.addAll(run.figures().keySet()));
    if (names.isEmpty()) {
      return List.of();
    }
    List<Pair> pairs = chapter.sides().pairs();
    List<String> head = new ArrayList<>(List.of("figure"));
    chapter.sides().all().forEach(side -> head.add(side.label()));
    head.add("difference");
    List<List<Cell>> rows = new ArrayList<>();
    for (String name : names) {
      Named figure = Named.of(name);
      List<Cell> row = new ArrayList<>(List.of(Cell.text(figure.words())));
      for (Side side : chapter.sides().all()) {
        row.add(
            Cell.number(
                side.spread(run -> run.figures().get(name))
                    .map(it -> it.text(figure::text))
                    .orElse("–")));
      }
      row.add(Cell.text(differences(pairs, name)));
      rows.add(row);
    }
    return List.of(
        new Block.Table(
            "Figures of this scenario: median (range) over the runs", head, rows, false));
  }

  private static String differences(List<Pair> pairs, String name) {
    return pairs.stream()
        .flatMap(
            pair ->
                pair
                    .difference(run -> run.figures().get(name))
                    .map(it -> it.brief(pair.messaging().label(), pair.direct().label()))
                    .stream())
        .distinct()
        .collect(Collectors.joining("; "));
  }

  /** A figure's name in words, and the unit at its end. */
  record Named(String words, Unit unit) {
    /** What a name may end with; the longer ends first. */
    enum Unit {
      PER_SECOND("PerSecond"),
      SECONDS("Seconds"),
      PERCENT("Percent"),
      READINGS("Readings"),
      BYTES("Bytes"),
      MS("Ms"),
      US("Us"),
      NONE("");

      private final String end;

      Unit(String end) {
        this.end = end;
      }
    }

    static Named of(String name) {
      for (Unit unit : Unit.values()) {
        if (name.endsWith(unit.end) && name.length() > unit.end.length()) {
          return new Named(words(name.substring(0, name.length() - unit.end.length())), unit);
        }
      }
      return new Named(name, Unit.NONE);
    }

    private static String words(String camelCase) {
      return camelCase.replaceAll("([a-z0-9])([A-Z])", "$1 $2").toLowerCase(Locale.ROOT);
    }

    String text(double value) {
      return switch (unit) {
        case PER_SECOND -> Units.plain(value) + "/s";
        case SECONDS -> Units.seconds(value);
        case PERCENT -> Units.percent(value / 100);
        case READINGS -> Units.readings(value);
        case BYTES -> Units.traffic(value);
        case MS -> Units.duration(value * 1000);
        case US -> Units.duration(value);
        case NONE -> Units.plain(value);
      };
    }
  }
}
