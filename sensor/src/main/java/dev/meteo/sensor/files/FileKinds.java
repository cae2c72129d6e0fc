package dev.meteo.sensor.files;

import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Files that are no tables of text, by their first bytes. */
final class FileKinds {
  private static final Pattern JSON =
      Pattern.compile(
          "^\\s*(?:\\{\\s*[\"}]|\\[\\s*(?:[\\[\\]{\"]|-?\\d+[.\\d]*\\s*,)).*", Pattern.DOTALL);
  private static final int TAR_MAGIC = 257;

  private FileKinds() {}

  /** What it is and what to do with it, to follow "is"; null when it may be a table. */
  static @Nullable String other(byte[] head) {
    String text = new String(head, StandardCharsets.ISO_8859_1);
    if (text.startsWith("PK\u0003\u0004") || text.startsWith("PK\u0005\u0006")) {
      return archive(text);
    }
    if (FileContent.begins(head, 0xD0, 0xCF, 0x11, 0xE0)) {
      return "a spreadsheet (or another document) of old Excel; save the sheet as CSV and replay that";
    }
    if (text.startsWith("%PDF")) {
      return "a PDF document; export the readings as CSV";
    }
    if (text.startsWith("SQLite format 3")) {
      return "an SQLite database; export its table as CSV, as with sqlite3 -csv -header";
    }
    if (text.startsWith("PAR1")) {
      return "a Parquet file; export it as CSV";
    }
    String packed = compressed(head, text);
    return packed == null ? textual(text) : packed;
  }

  private static String archive(String text) {
    if (text.contains("[Content_Types].xml") || text.contains("xl/")) {
      return "a spreadsheet (.xlsx, which is a ZIP archive); save the sheet as CSV and replay that";
    }
    if (text.contains("opendocument")) {
      return "a spreadsheet (.ods, which is a ZIP archive); save the sheet as CSV and replay that";
    }
    return "a ZIP archive; unzip it and replay the CSV file in it, or: unzip -p FILE | ./meteo sensor"
        + " --replay -";
  }

  private static @Nullable String compressed(byte[] head, String text) {
    if (text.startsWith("BZh")) {
      return "compressed by bzip2; decompress it first (bunzip2), or compress it by gzip";
    }
    if (FileContent.begins(head, 0xFD, '7', 'z', 'X', 'Z')) {
      return "compressed by xz; decompress it first (unxz), or compress it by gzip";
    }
    if (FileContent.begins(head, 0x28, 0xB5, 0x2F, 0xFD)) {
      return "compressed by zstd; decompress it first (unzstd), or compress it by gzip";
    }
    if (FileContent.begins(head, '7', 'z', 0xBC, 0xAF)) {
      return "a 7z archive; unpack it and replay the CSV file in it";
    }
    if (text.startsWith("ustar", TAR_MAGIC)) {
      return "a tar archive; unpack it and replay the CSV file in it";
    }
    return null;
  }

  private static @Nullable String textual(String text) {
    String plain = text.startsWith("\u00EF\u00BB\u00BF") ? text.substring(3) : text;
    String ascii = plain.replace("\u0000", "").replaceFirst("^(ÿþ|þÿ)", "");
    String begin = ascii.stripLeading().toLowerCase(Locale.ROOT);
    if (begin.startsWith("<!doctype html") || begin.startsWith("<html")) {
      return "a web page (HTML), perhaps of a login; download the CSV file itself";
    }
    if (begin.startsWith("<?xml") || begin.startsWith("<")) {
      return "XML; export the readings as CSV";
    }
    if (JSON.matcher(ascii).matches()) {
      return "JSON; a table as CSV is wanted, as jq makes it: jq -r '.[] | [.time, .temperature,"
          + " .humidity] | @csv'";
    }
    return null;
  }
}
