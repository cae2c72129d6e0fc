package dev.meteo.chaos;

import dev.meteo.cli.UsageError;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads {@code 1-25} or {@code 3,7,20-22}. */
final class Seeds {
  private static final Pattern PART = Pattern.compile("(\\d{1,18})(?:-(\\d{1,18}))?");
  private static final long MOST = 10_000;

  private Seeds() {}

  static List<Long> parse(String text) {
    List<Long> seeds = new ArrayList<>();
    for (String part : text.split(",", -1)) {
      Matcher matcher = PART.matcher(part.strip());
      if (!matcher.matches()) {
        throw new UsageError("--seeds must look like 1-25 or 3,7,20-22, not " + text);
      }
      long from = Long.parseLong(matcher.group(1));
      long to = matcher.group(2) == null ? from : Long.parseLong(matcher.group(2));
      if (to < from || to - from >= MOST) {
        throw new UsageError("--seeds: " + part + " is no range of at most " + MOST);
      }
      for (long seed = from; seed <= to; seed++) {
        seeds.add(seed);
      }
    }
    return seeds;
  }
}
