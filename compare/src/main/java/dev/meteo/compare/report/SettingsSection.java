package dev.meteo.compare.report;

import dev.meteo.compare.result.RunResult;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/** Every setting of both variants, side by side, so that what is unfair shows. */
final class SettingsSection {
  private static final String MISSING = "–";
  private static final double SAME_LOAD = 0.01;

  /** What the two variants call the same thing in the same place. */
  private static final Map<String, String> COUNTERPARTS =
      Map.of("serverqueue", "prefetch", "servers", "workers", "serverheap", "workerheap");

  /** What only one of them can have. */
  private static final Set<String> BY_NATURE =
      Set.of(
          "policy",
          "balancerpolicy",
          "queue",
          "queuetype",
          "confirms",
          "acks",
          "transport",
          "variant");

  private SettingsSection() {}

  static List<Block> of(Chapter chapter) {
    List<Block> blocks = new ArrayList<>();
    for (Pair pair : chapter.sides().pairs()) {
      List<List<Cell>> rows = rows(pair);
      long marked = rows.stream().filter(SettingsSection::isMarked).count();
      blocks.add(new Block.Text(sentence(pair, marked, chapter.sides().pairs().size() > 1)));
      blocks.add(
          new Block.Table(
              "Settings"
                  + (chapter.sides().pairs().size() > 1 ? ", " + pair.messaging().delivery() : ""),
              List.of("setting", "messaging", "direct", ""),
              rows,
              marked == 0));
    }
    return blocks;
  }

  /** How many settings differ without having to. */
  static long unequal(Pair pair) {
    return rows(pair).stream().filter(SettingsSection::isMarked).count();
  }

  private static boolean isMarked(List<Cell> row) {
    return row.getLast().kind() == Cell.Kind.MARKED;
  }

  private static String sentence(Pair pair, long marked, boolean several) {
    String where = several ? " under " + pair.messaging().delivery() : "";
    return marked == 0
        ? "Both variants had the same settings%s, but for what only one of them has."
            .formatted(where)
        : "Unequal: %s%s (marked ▲). Judge the figures with that in mind."
            .formatted(
                Units.count(marked, "setting differs", "settings differ") + " between the variants",
                where);
  }

  private static List<List<Cell>> rows(Pair pair) {
    Map<String, Setting> first = settings(pair.messaging());
    Map<String, Setting> second = settings(pair.direct());
    Set<String> names = new LinkedHashSet<>(first.keySet());
    names.addAll(second.keySet());
    List<List<Cell>> rows = new ArrayList<>();
    for (String name : names) {
      rows.add(row(name, first, second));
    }
    if (!pair.messaging().runs().isEmpty() && !pair.direct().runs().isEmpty()) {
      rows.add(load(pair));
    }
    if (Faults.any(pair)) {
      rows.add(
          row(
              "faults, as done",
              Faults.words(pair.messaging()),
              Faults.words(pair.direct()),
              !Faults.alike(pair),
              "differs"));
    }
    return rows;
  }

  /** A setting as one variant calls it; where repetitions differ, all values. */
  private record Setting(String name, String value) {}

  /** By what both variants would call them. */
  private static Map<String, Setting> settings(Side side) {
    Map<String, Set<String>> values = new LinkedHashMap<>();
    for (RunResult run : side.runs().isEmpty() ? side.failed() : side.runs()) {
      run.settings()
          .forEach(
              (name, value) ->
                  values.computeIfAbsent(name, any -> new LinkedHashSet<>()).add(value));
    }
    Map<String, Setting> settings = new LinkedHashMap<>();
    values.forEach(
        (name, all) -> {
          String key = key(name);
          settings.put(
              COUNTERPARTS.getOrDefault(key, key), new Setting(name, String.join(" / ", all)));
        });
    return settings;
  }

  private static List<Cell> row(
      String key, Map<String, Setting> first, Map<String, Setting> second) {
    Setting one = first.get(key);
    Setting two = second.get(key);
    boolean nature = BY_NATURE.contains(key);
    if (one == null || two == null) {
      Setting only = Objects.requireNonNull(one == null ? two : one);
      return row(
          only.name(),
          one == null ? MISSING : one.value(),
          two == null ? MISSING : two.value(),
          !nature,
          nature ? "by nature" : "only one has it");
    }
    String name = one.name().equals(two.name()) ? one.name() : one.name() + ", " + two.name();
    boolean differs = !one.value().equals(two.value());
    return row(
        name, one.value(), two.value(), differs && !nature, nature ? "by nature" : "differs");
  }

  private static List<Cell> row(
      String name, String first, String second, boolean marked, String why) {
    Cell.Kind kind = marked ? Cell.Kind.MARKED : Cell.Kind.TEXT;
    String last = marked ? "▲ " + why : first.equals(second) ? "" : why;
    return List.of(
        Cell.text(name), Cell.of(kind, first), Cell.of(kind, second), Cell.of(kind, last));
  }

  private static List<Cell> load(Pair pair) {
    double first = offered(pair.messaging());
    double second = offered(pair.direct());
    boolean differs = Math.abs(first - second) > SAME_LOAD * Math.max(first, second);
    return row(
        "readings offered",
        Units.grouped(first),
        Units.grouped(second),
        differs,
        differs ? "differs" : "within 1 %");
  }

  private static double offered(Side side) {
    return side.spread(run -> (double) run.offeredReadings()).map(Spread::median).orElse(0.0);
  }

  private static String key(String name) {
    return name.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]", "");
  }
}
