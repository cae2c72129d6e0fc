package dev.meteo.chaos.mutation;

import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What is changed in the store's scripts. */
public final class ScriptMutation {
  private static final String WRITES =
      """
          redis.call('HSET', write[1], unpack(write[2]))
          redis.call('HSET', write[3], unpack(write[4]))
      """;

  /** The results first, and then a step that fails now and then. */
  private static final String FALLIBLE_WRITES =
      """
          redis.call('HSET', write[3], unpack(write[4]))
          if tonumber(string.sub(now, -2)) < 5 then error('a step that can fail') end
          redis.call('HSET', write[1], unpack(write[2]))
      """;

  private static Map<String, String> replacements = Map.of();

  private ScriptMutation() {}

  static void choose(String mutation) {
    replacements = replacements(mutation);
  }

  /** By the patterns of what is replaced. */
  static Map<String, String> replacements(String mutation) {
    return switch (mutation) {
      case "no-dedup" -> Map.of("local known = kept\\[i\\] or added\\[id\\]", "local known");
      case "fallible-step" ->
          Map.of(
              Pattern.quote(WRITES.indent(0).stripTrailing()),
              Matcher.quoteReplacement(FALLIBLE_WRITES.stripTrailing()));
      case "no-fencing" ->
          Map.of(
              "if not leads\\(\\) then return (-?\\d|'') end", "",
              "if holder and string.sub\\(holder, 1, #own\\) ~= own then return '' end", "",
              "if \\(last\\[1\\] or first\\) ~= ARGV\\[2\\] then return 2 end", "",
              "if redis.call\\('ZSCORE', KEYS\\[3\\], ARGV\\[5\\]\\) then return 2 end", "",
              // It would keep out most of what a second leader writes, for another reason.
              "(?s)if tonumber\\(ARGV\\[7\\]\\) < tonumber.*?end", "");
      default -> Map.of();
    };
  }

  /** The script as it is to be run. */
  public static String of(String script) {
    String changed = script;
    for (Map.Entry<String, String> replacement : replacements.entrySet()) {
      changed = changed.replaceAll(replacement.getKey(), replacement.getValue());
    }
    return changed;
  }
}
