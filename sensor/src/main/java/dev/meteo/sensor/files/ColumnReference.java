package dev.meteo.sensor.files;

import java.util.ArrayList;
import java.util.List;
import java.util.function.IntPredicate;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/** How the user names a column: as the header does, nearly so, or by its number. */
final class ColumnReference {
  private static final Pattern NUMBER = Pattern.compile("[1-9]\\d{0,3}");

  private final List<String> header;
  private final List<ColumnName> names;

  ColumnReference(List<String> header, List<ColumnName> names) {
    this.header = header;
    this.names = names;
  }

  /** The index of the column; −1 when there is none, or not only one. */
  int find(String given) {
    String name = given.strip();
    int exact = first(i -> header.get(i).strip().equalsIgnoreCase(name));
    if (exact >= 0 || name.isEmpty()) {
      return exact;
    }
    if (NUMBER.matcher(name).matches()) {
      int number = Integer.parseInt(name);
      return number <= header.size() ? number - 1 : -1;
    }
    int mangled = mangled(name);
    if (mangled >= 0) {
      return mangled;
    }
    List<String> words = ColumnName.of(name).tokens();
    int same = only(i -> names.get(i).tokens().equals(words));
    return same >= 0 ? same : only(i -> names.get(i).base().equals(words));
  }

  /** The indices of columns that are joined by plus signs; empty when one of them is not there. */
  List<Integer> joined(String given) {
    int one = find(given);
    if (one >= 0) {
      return List.of(one);
    }
    List<Integer> indices = new ArrayList<>();
    for (String part : given.split("\\+", -1)) {
      int index = find(part);
      if (index < 0) {
        return List.of();
      }
      indices.add(index);
    }
    return indices;
  }

  /** Another column of the very name; −1 when there is none, or a number was given. */
  int twin(int index, String given) {
    String name = header.get(index).strip();
    boolean byName = name.equalsIgnoreCase(given.strip());
    return byName ? first(i -> i != index && header.get(i).strip().equalsIgnoreCase(name)) : -1;
  }

  /** A name whose characters beyond ASCII did not survive the locale of the shell. */
  private int mangled(String name) {
    if (name.indexOf('\uFFFD') < 0 && name.indexOf('?') < 0) {
      return -1;
    }
    StringBuilder pattern = new StringBuilder();
    for (String part : name.split("(?<=[\uFFFD?])(?![\uFFFD?])|(?<![\uFFFD?])(?=[\uFFFD?])", -1)) {
      boolean lost = !part.isEmpty() && "\uFFFD?".indexOf(part.charAt(0)) >= 0;
      pattern.append(lost ? "[^\\x00-\\x7F]+" : Pattern.quote(part));
    }
    Pattern wanted = Pattern.compile(pattern.toString(), Pattern.CASE_INSENSITIVE);
    return only(i -> wanted.matcher(header.get(i).strip()).matches());
  }

  private int first(IntPredicate fits) {
    return IntStream.range(0, header.size()).filter(fits).findFirst().orElse(-1);
  }

  private int only(IntPredicate fits) {
    int[] all = IntStream.range(0, names.size()).filter(fits).limit(2).toArray();
    return all.length == 1 ? all[0] : -1;
  }
}
