package dev.meteo.sensor.files;

import dev.meteo.messages.Quantity;
import dev.meteo.sensor.files.cells.Unit;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A header's name, taken apart.
 *
 * @param plain in lower case and without accents
 * @param tokens its words
 * @param base its words without what stands in brackets
 */
record ColumnName(String plain, List<String> tokens, List<String> base) {
  private static final Pattern BRACKETS = Pattern.compile("[(\\[{]([^)\\]}]*)[)\\]}]?");
  private static final Pattern NO_WORD = Pattern.compile("[^\\p{L}\\p{N}°%]+");
  private static final Pattern CO2 =
      Pattern.compile(
          "\\bco[ _-]?2(?=$|[^\\d\\p{L}]|ppm)|carbon[ _-]?dioxide|kohlen(stoff)?dioxid|koldioxid"
              + "|koolstofdioxide|dioxido de carbono|dioxyde de carbone|anidride carbonica");
  private static final Pattern RELATIVE_HUMIDITY = Pattern.compile("\\br\\.? ?[fh]\\b\\.?");
  private static final Pattern BEFORE_UNIT = Pattern.compile("(?<=[^ ])(?=[°%])|(?<=%)(?=[^ ])");
  private static final Pattern GLUED_UNIT = Pattern.compile("(?:temp|temperature)([cfk])");

  static ColumnName of(String original) {
    String split = original.replaceAll("(?<=[\\p{Ll}\\d])(?=\\p{Lu})", " ");
    String plain =
        Normalizer.normalize(Unit.plain(split), Normalizer.Form.NFD).replaceAll("\\p{M}", "");
    String named =
        RELATIVE_HUMIDITY.matcher(CO2.matcher(plain).replaceAll(" co2 ")).replaceAll(" rh ");
    return new ColumnName(
        named, words(named), words(BRACKETS.matcher(named).replaceAll(" ").strip()));
  }

  private static List<String> words(String text) {
    return NO_WORD
        .splitAsStream(BEFORE_UNIT.matcher(text).replaceAll(" "))
        .filter(word -> !word.isEmpty())
        .toList();
  }

  /** Its words in one, without brackets. */
  String phrase() {
    return String.join(" ", base);
  }

  /** The unit of a quantity that it names; null when it names none, or two. */
  @Nullable Unit unit(Quantity quantity) {
    Set<Unit> units = EnumSet.noneOf(Unit.class);
    for (String part : parts()) {
      add(units, Unit.of(quantity, part));
    }
    if (units.isEmpty()) {
      for (String word : tokens.subList(Math.min(1, tokens.size()), tokens.size())) {
        add(units, word.matches("\\d.*") ? null : Unit.of(quantity, word));
      }
    }
    for (String word : tokens) {
      Matcher glued = GLUED_UNIT.matcher(word);
      if (glued.matches()) {
        add(units, Unit.of(quantity, glued.group(1)));
      }
    }
    return units.size() == 1 ? units.iterator().next() : null;
  }

  private static void add(Set<Unit> units, @Nullable Unit unit) {
    if (unit != null) {
      units.add(unit);
    }
  }

  /** What stands in brackets, or behind a comma, a dash or a slash. */
  private List<String> parts() {
    List<String> parts = new ArrayList<>();
    Matcher brackets = BRACKETS.matcher(plain);
    while (brackets.find()) {
      boolean numbered = brackets.group().startsWith("(") && brackets.group(1).matches("\\d+");
      if (!numbered) {
        parts.addAll(List.of(brackets.group(1).split("[,;/]", -1)));
        parts.add(brackets.group(1));
      }
    }
    String[] behind = BRACKETS.matcher(plain).replaceAll(" ").split(",| - |/|: ", -1);
    parts.addAll(List.of(behind).subList(1, behind.length));
    return parts.stream().map(String::strip).filter(part -> !part.isEmpty()).toList();
  }
}
