package dev.meteo.sensor.files;

import dev.meteo.sensor.files.cells.ZoneText;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The zone of a file's times without an offset.
 *
 * @param source where it is from, in words
 */
record FileZone(ZoneId zone, String source) {
  private static final Pattern SAYS_ZONE =
      Pattern.compile("time ?zone|zeitzone|fuseau|zona horaria|utc|gmt|offset");
  private static final String OFFSET_COLUMN = "utc_offset_seconds";

  /** The zone as people write it. */
  String name() {
    return name(zone);
  }

  /** A zone as people write it. */
  static String name(ZoneId zone) {
    return zone.equals(ZoneOffset.UTC) ? "UTC" : zone.toString();
  }

  /**
   * What the file itself says; null when it says nothing.
   *
   * @param above the lines above the header, as cells
   */
  static @Nullable FileZone saidBy(
      List<String> header, List<Integer> times, List<List<String>> above) {
    for (int index : times) {
      ZoneId zone = ZoneText.namedIn(header.get(index).replaceAll("(?<=\\p{Ll})(?=UTC|GMT)", " "));
      if (zone != null) {
        return new FileZone(zone, "from the header");
      }
    }
    for (String name : header) {
      ZoneId zone =
          name.toLowerCase(Locale.ROOT).replace(" ", "").startsWith("timezone")
              ? ZoneText.namedIn(name)
              : null;
      if (zone != null) {
        return new FileZone(zone, "from the header");
      }
    }
    return above(above);
  }

  private static @Nullable FileZone above(List<List<String>> above) {
    for (int i = 0; i + 1 < above.size(); i++) {
      int column = above.get(i).indexOf(OFFSET_COLUMN);
      ZoneId offset = column < 0 ? null : offset(Columns.cell(above.get(i + 1), column));
      if (offset != null) {
        return new FileZone(offset, "from the lines above the header");
      }
    }
    for (int i = 0; i < above.size(); i++) {
      String line = String.join(" ", above.get(i));
      String before = i == 0 ? "" : String.join(" ", above.get(i - 1));
      boolean says = SAYS_ZONE.matcher((before + " " + line).toLowerCase(Locale.ROOT)).find();
      ZoneId zone = says ? ZoneText.namedIn(line) : null;
      if (zone != null) {
        return new FileZone(zone, "from the lines above the header");
      }
    }
    return null;
  }

  private static @Nullable ZoneId offset(String seconds) {
    try {
      return ZoneOffset.ofTotalSeconds(Integer.parseInt(seconds));
    } catch (NumberFormatException | DateTimeException e) {
      return null;
    }
  }
}
