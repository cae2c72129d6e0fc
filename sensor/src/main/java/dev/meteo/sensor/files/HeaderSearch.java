package dev.meteo.sensor.files;

import dev.meteo.cli.UsageError;
import dev.meteo.messages.VisibleText;
import dev.meteo.sensor.files.cells.TimeText;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Finds the header of a table and what separates its cells. */
final class HeaderSearch {
  /** How far down a header may stand. */
  static final int MAX_LINES = 100;

  private static final int ROWS_TRIED = 10;
  private static final Pattern SEPARATOR_LINE =
      Pattern.compile("\"?sep=(.)\"?", Pattern.CASE_INSENSITIVE);

  /**
   * A header.
   *
   * @param at the index of its line among those looked at; −1 when there is none
   * @param longTable null when the table is a wide one
   */
  record Found(
      int at,
      List<String> header,
      CellSplitter splitter,
      Columns columns,
      @Nullable LongColumns longTable) {}

  private final List<TextLines.Line> lines;
  private final FileOptions options;
  private final List<CellSplitter> splitters;
  private int mostRecognised = -1;
  private String problem = "--replay: no line is a header of columns";

  /**
   * @param lines the file's first ones
   */
  HeaderSearch(List<TextLines.Line> lines, FileOptions options) {
    this.lines = lines;
    this.options = options;
    Character told = options.separator() == null ? told(lines) : options.separator();
    this.splitters =
        (told == null ? CellSplitter.SEPARATORS : List.of(told))
            .stream().map(CellSplitter::new).toList();
  }

  private static @Nullable Character told(List<TextLines.Line> lines) {
    if (lines.isEmpty()) {
      return null;
    }
    Matcher matcher = SEPARATOR_LINE.matcher(lines.getFirst().text().strip());
    boolean tab = lines.getFirst().text().toLowerCase(Locale.ROOT).startsWith("sep=\t");
    return tab ? Character.valueOf('\t') : matcher.matches() ? matcher.group(1).charAt(0) : null;
  }

  /**
   * @throws UsageError when there is none, saying what was found instead
   */
  Found find() {
    Integer wanted = options.headerLine();
    if (wanted != null && wanted == 0) {
      return withoutHeader();
    }
    Found first = null;
    for (int at = 0; at < Math.min(lines.size(), MAX_LINES); at++) {
      boolean tried = wanted == null || lines.get(at).number() == wanted;
      Found found = tried ? header(at) : null;
      if (found != null && (wanted != null || hasTimes(found))) {
        return found;
      }
      first = first == null ? found : first;
    }
    if (first != null) {
      return first;
    }
    throw refused();
  }

  private @Nullable Found header(int at) {
    Found best = null;
    String text = lines.get(at).text().strip();
    String uncommented = text.startsWith("#") ? text.replaceFirst("^#+\\s*", "") : text;
    for (CellSplitter splitter : splitters) {
      List<String> cells = splitter.split(text);
      Found found = cells == null ? null : header(at, cells, splitter);
      if (found == null && !uncommented.equals(text)) {
        List<String> others = splitter.split(uncommented);
        found = others == null ? null : header(at, others, splitter);
      }
      if (found != null && (best == null || found.header().size() > best.header().size())) {
        best = found;
      }
    }
    return best;
  }

  private @Nullable Found header(int at, List<String> cells, CellSplitter splitter) {
    if (cells.size() < 2 && mostRecognised >= 0) {
      return null;
    }
    ColumnFinder finder = new ColumnFinder(cells, options, true);
    if (options.pivot() != null) {
      return longTable(at, cells, splitter, options.pivot());
    }
    Columns columns = finder.find();
    if (columns != null && cells.size() > 1) {
      return new Found(at, cells, splitter, columns, null);
    }
    LongColumns isLong = LongColumns.guess(cells);
    boolean likely = isLong != null && finder.recognised() > 0;
    int recognised = finder.recognised() * 1000 + (likely ? 1500 : 0) + Math.min(cells.size(), 99);
    if (recognised > mostRecognised && (cells.size() > 1 || mostRecognised < 0)) {
      mostRecognised = recognised;
      problem =
          likely && isLong != null ? isLong.advice(cells, rows(at, splitter)) : finder.problem();
    }
    return null;
  }

  private @Nullable Found longTable(
      int at, List<String> cells, CellSplitter splitter, FileOptions.Pivot pivot) {
    LongColumns columns = LongColumns.find(cells, pivot);
    ColumnFinder finder = new ColumnFinder(cells, options, true);
    Columns others = finder.longTable();
    if (columns != null && others != null) {
      List<Integer> hints =
          others.sensorHints().stream().filter(i -> i != columns.entity()).toList();
      Columns known = new Columns(others.times(), null, null, null, others.sensor(), hints);
      return new Found(at, cells, splitter, known, columns);
    }
    if (cells.size() > mostRecognised) {
      mostRecognised = cells.size();
      problem =
          columns == null
              ? "--pivot: there are no columns "
                  + VisibleText.quoted(pivot.entity())
                  + " and "
                  + VisibleText.quoted(pivot.value())
                  + "; there are "
                  + finder.described()
              : finder.problem();
    }
    return null;
  }

  private List<List<String>> rows(int at, CellSplitter splitter) {
    List<List<String>> rows = new ArrayList<>();
    for (TextLines.Line line : lines.subList(at + 1, lines.size())) {
      List<String> cells = line.text().isBlank() ? null : splitter.split(line.text());
      if (cells != null && !line.text().startsWith("#")) {
        rows.add(cells);
      }
    }
    return rows;
  }

  /** Whether rows below have times where the header says. */
  private boolean hasTimes(Found found) {
    List<List<String>> rows = rows(found.at(), found.splitter());
    return rows.stream()
        .limit(ROWS_TRIED)
        .anyMatch(
            row ->
                found.columns().times().stream()
                    .flatMap(time -> java.util.stream.Stream.of(time, time + 1))
                    .map(time -> TimeText.shape(Columns.cell(row, time)))
                    .anyMatch(shape -> shape != TimeText.Shape.NEITHER));
  }

  private Found withoutHeader() {
    CellSplitter splitter = usualSplitter();
    int columns =
        rows(-1, splitter).stream().limit(ROWS_TRIED).mapToInt(List::size).max().orElse(0);
    List<String> names =
        IntStream.rangeClosed(1, columns).mapToObj(number -> "column " + number).toList();
    ColumnFinder finder = new ColumnFinder(names, options, false);
    LongColumns pivoted = options.pivot() == null ? null : LongColumns.find(names, options.pivot());
    Columns found = options.pivot() == null ? finder.find() : finder.longTable();
    if (found == null || (options.pivot() != null && pivoted == null)) {
      throw new UsageError(
          options.columns().containsKey(FileOptions.TIMESTAMP)
              ? finder.problem()
              : "--header-line 0 needs the columns by number, such as --column timestamp=1 --column"
                  + " temperature=2 --column humidity=3; there are "
                  + columns);
    }
    return new Found(-1, names, splitter, found, pivoted);
  }

  /** The one that gives most cells that are times or numbers. */
  private CellSplitter usualSplitter() {
    CellSplitter best = splitters.getFirst();
    long most = 0;
    for (CellSplitter splitter : splitters) {
      long usual =
          rows(-1, splitter).stream()
              .limit(ROWS_TRIED)
              .filter(row -> row.size() > 1)
              .flatMap(List::stream)
              .filter(HeaderSearch::isTimeOrNumber)
              .count();
      if (usual > most) {
        most = usual;
        best = splitter;
      }
    }
    return best;
  }

  private static boolean isTimeOrNumber(String cell) {
    return cell.matches("-?\\d{1,6}([.,]\\d+)?") || TimeText.shape(cell) != TimeText.Shape.NEITHER;
  }

  private UsageError refused() {
    Integer wanted = options.headerLine();
    if (wanted != null && lines.stream().noneMatch(line -> line.number() == wanted)) {
      return new UsageError(
          "--header-line: line "
              + wanted
              + " is not among the first "
              + MAX_LINES
              + " of the file");
    }
    CellSplitter splitter = usualSplitter();
    List<List<String>> rows = rows(-1, splitter);
    List<String> first = rows.isEmpty() ? List.of() : rows.getFirst();
    boolean data =
        first.size() > 1
            && first.stream().anyMatch(cell -> TimeText.shape(cell) == TimeText.Shape.COMPLETE)
            && first.stream().anyMatch(cell -> cell.matches("-?\\d{1,4}([.,]\\d+)?"));
    if (data && mostRecognised < 1000) {
      return new UsageError(
          "--replay: the cells are separated by "
              + separatorName(splitter.separator())
              + " and have no header: --header-line 0 with columns by number reads them, such as"
              + " --column timestamp=1 --column temperature=2 --column humidity=3; the first row is "
              + VisibleText.quoted(String.join(" | ", first)));
    }
    return new UsageError(problem);
  }

  /** What people call it. */
  static String separatorName(char separator) {
    return switch (separator) {
      case ',' -> "commas";
      case ';' -> "semicolons";
      case '\t' -> "tabs";
      case '|' -> "vertical bars";
      case ' ' -> "blanks";
      default -> VisibleText.quoted(String.valueOf(separator));
    };
  }
}
