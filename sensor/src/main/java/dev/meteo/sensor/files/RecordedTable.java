package dev.meteo.sensor.files;

import dev.meteo.cli.UsageError;
import dev.meteo.sensor.files.cells.Gaps;
import java.io.IOException;
import java.io.Reader;
import java.util.ArrayList;
import java.util.List;

/** Opens a recording: finds out how it is to be read before the first row is used. */
public final class RecordedTable {
  /** Lines of a file that are looked at; of a live stream, only as many as are sure to come. */
  private static final int LOOKED_AT = 1000;

  private static final int LOOKED_AT_LIVE = 22;
  private static final int LOOKED_AT_IN_NEED = 20_000;
  private static final int MAX_CHARS = 2 * 1024 * 1024;

  private final Recording recording;
  private final FileOptions options;
  private final List<TextLines.Line> looked = new ArrayList<>();
  private TextDecoder decoder;
  private TextLines lines;
  private int chars;
  private boolean isReread;

  private RecordedTable(Recording recording, FileOptions options) throws IOException {
    this.recording = recording;
    this.options = options;
    this.decoder = recording.open(options.encoding());
    this.lines = new TextLines(decoder);
  }

  /**
   * Reads the header and looks at the first rows; where only a later row tells day and month apart,
   * at all of them.
   *
   * @param report hears what is not used
   * @throws UsageError when the file or its columns cannot be understood
   */
  public static RowReader open(Recording recording, FileOptions options, FileReport report)
      throws IOException {
    return new RecordedTable(recording, options).open(report);
  }

  private RowReader open(FileReport report) throws IOException {
    look(recording.isRereadable() ? LOOKED_AT : LOOKED_AT_LIVE);
    if (isBlank()) {
      look(HeaderSearch.MAX_LINES);
    }
    if (isBlank()) {
      throw new UsageError("--replay: " + recording.name() + " is empty, without even a header");
    }
    LayoutFinder finder = new LayoutFinder(recording.name(), options, looked, search());
    TimeFormats formats = finder.timeFormats();
    if (!formats.isDecidedBy(finder.rows(rowsLookedAt(finder.at())))) {
      decideByMore(formats, finder);
    }
    Layout layout = finder.layout(formats.decided());
    goBelow(finder.at());
    finder.linesAbove().forEach(line -> report.above(line.number(), "above the header"));
    layout.notes().forEach(report::note);
    report.encodedAs(() -> decoder.charset());
    ValueReader values =
        new ValueReader(layout.decimal(), new Gaps(options.missing()), options.plausible());
    return new RowReader(finder.rows(lines), layout, options, values, report);
  }

  private boolean isBlank() {
    return looked.stream().allMatch(line -> line.text().isBlank());
  }

  private HeaderSearch.Found search() throws IOException {
    try {
      return new HeaderSearch(looked, options).find();
    } catch (UsageError e) {
      int before = looked.size();
      look(HeaderSearch.MAX_LINES);
      if (looked.size() == before) {
        throw e;
      }
      return new HeaderSearch(looked, options).find();
    }
  }

  private void look(int count) throws IOException {
    try {
      while (looked.size() < count && chars < MAX_CHARS) {
        TextLines.Line line = lines.next();
        if (line == null) {
          return;
        }
        looked.add(line);
        chars += line.text().length();
      }
    } catch (FileContent.DamagedFileException e) {
      chars = MAX_CHARS; // the rows end here too, and say why
    }
  }

  private void decideByMore(TimeFormats formats, LayoutFinder finder) throws IOException {
    if (recording.isRereadable()) {
      reread();
      skipTo(finder.at());
      var unused = formats.isDecidedBy(finder.rows(lines));
      isReread = true;
    } else {
      look(LOOKED_AT_IN_NEED);
      var unused = formats.isDecidedBy(finder.rows(rowsLookedAt(finder.at())));
    }
  }

  private void reread() throws IOException {
    decoder = recording.open(options.encoding());
    lines = new TextLines(decoder);
  }

  /** The lines below the header that were looked at, as if they were all. */
  private TextLines rowsLookedAt(int header) {
    TextLines again = new TextLines(Reader.nullReader());
    again.pushBack(looked.subList(header + 1, looked.size()));
    return again;
  }

  /** The next line is the first below the header. */
  private void goBelow(int header) throws IOException {
    if (isReread) {
      reread();
      skipTo(header);
    } else {
      lines.pushBack(looked.subList(header + 1, looked.size()));
    }
  }

  private void skipTo(int header) throws IOException {
    for (int i = 0; i <= header; i++) {
      var unused = lines.next();
    }
  }
}
