package dev.meteo.sensor;

import dev.meteo.cli.UsageError;
import dev.meteo.messages.ReadingKind;
import dev.meteo.messages.VisibleText;
import dev.meteo.sensor.files.FileOptions;
import dev.meteo.sensor.files.cells.NumberText;
import dev.meteo.sensor.files.cells.TimeText;
import java.nio.charset.Charset;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** How the text of a recording is read, where looking at it does not tell. A mixin. */
public final class TableOptions {
  @Option(
      names = "--separator",
      paramLabel = "CHAR",
      description = "What separates the cells: a character, or tab. Default: found by looking.")
  private @Nullable String separator;

  @Option(
      names = "--decimal",
      paramLabel = "CHAR",
      description = "The decimal sign, a point or a comma. Default: found by looking.")
  private @Nullable String decimal;

  @Option(
      names = "--encoding",
      paramLabel = "NAME",
      description = "Such as UTF-8, UTF-16LE or windows-1252. Default: found by looking.")
  private @Nullable String encoding;

  @Option(
      names = "--header-line",
      paramLabel = "N",
      description = "The line of the header, 0 for none. Default: the first with what is wanted.")
  private @Nullable Integer headerLine;

  @Option(
      names = "--time-format",
      paramLabel = "PATTERN",
      description = {
        "How times are written, such as dd/MM/yyyy or MM/dd/yyyy HH:mm, or excel for a spreadsheet's",
        "numbers of days. Default: found by looking, if there is one way to read them."
      })
  private @Nullable String timeFormat;

  @Option(
      names = "--missing",
      paramLabel = "VALUES",
      split = ",",
      description = "What stands for no value besides the usual words, such as -200,-100,65535.")
  private List<String> missing = new ArrayList<>();

  @Option(
      names = "--plausible",
      description = {
        "Leave out what common sensors give when they fail, such as -127 and 85 degrees, CO2 of 0",
        "and 65535."
      })
  private boolean plausible;

  @Option(
      names = "--pivot",
      paramLabel = "WHAT:VALUE",
      description = {
        "The two columns of a long table with one value a row, such as entity_id:state; the names of",
        "the entities say sensor and quantity, or --entity does."
      })
  private @Nullable String pivot;

  @Option(
      names = "--entity",
      paramLabel = "NAME=SENSOR:QUANTITY",
      description = {
        "With --pivot: what an entity is, such as sensor.t1=study:temperature, and its unit if need",
        "be: 'sensor.t1=study:temperature [F]'. Others are not read. May be repeated."
      })
  private Map<String, String> entities = new LinkedHashMap<>();

  /**
   * What the user says of the file.
   *
   * @param columns names or numbers of columns, by what is in them
   * @param zone of times without an offset; null for the system's
   * @param kindGiven whether all of the kinds must be in the file
   * @throws UsageError when an option cannot be used as given
   */
  public FileOptions options(
      Map<String, String> columns,
      @Nullable ZoneId zone,
      Set<ReadingKind> kinds,
      boolean kindGiven) {
    if (headerLine != null && headerLine < 0) {
      throw new UsageError("--header-line must be 0 or more, not " + headerLine);
    }
    if (!entities.isEmpty() && pivot == null) {
      throw new UsageError("--entity needs --pivot");
    }
    return new FileOptions(
        columns,
        separator(),
        decimal(),
        encoding(),
        headerLine,
        timeFormat(),
        missing,
        plausible,
        pivot == null ? null : FileOptions.Pivot.parse(pivot),
        entities,
        zone,
        kinds,
        kindGiven);
  }

  private @Nullable Character separator() {
    if (separator == null) {
      return null;
    }
    return switch (separator.toLowerCase(Locale.ROOT)) {
      case "tab", "\\t" -> '\t';
      case "comma" -> ',';
      case "semicolon" -> ';';
      case "pipe", "bar" -> '|';
      case "space", "blank" -> ' ';
      default -> {
        if (separator.length() != 1 || "\"\r\n".contains(separator)) {
          throw new UsageError(
              "--separator must be one character, or tab, not " + VisibleText.quoted(separator));
        }
        yield separator.charAt(0);
      }
    };
  }

  private NumberText.@Nullable Decimal decimal() {
    if (decimal == null) {
      return null;
    }
    return switch (decimal.toLowerCase(Locale.ROOT)) {
      case ",", "comma" -> NumberText.Decimal.COMMA;
      case ".", "point", "dot" -> NumberText.Decimal.POINT;
      default ->
          throw new UsageError(
              "--decimal must be . or a comma, not " + VisibleText.quoted(decimal));
    };
  }

  private @Nullable Charset encoding() {
    try {
      return encoding == null ? null : Charset.forName(encoding.strip());
    } catch (IllegalArgumentException e) {
      throw new UsageError(
          "--encoding must be one such as UTF-8, UTF-16LE or windows-1252, not "
              + VisibleText.quoted(encoding));
    }
  }

  private @Nullable TimeText timeFormat() {
    try {
      return timeFormat == null ? null : TimeText.inFormat(timeFormat);
    } catch (IllegalArgumentException e) {
      throw new UsageError(
          "--time-format must be a pattern such as dd/MM/yyyy HH:mm:ss, not "
              + VisibleText.quoted(timeFormat));
    }
  }
}
