package dev.meteo.compare.report;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A comparison of figures that a sentence makes, in a comment behind it: {@code scenario reference
 * > scenario reference}, with <, =, >= and <= as well, and a number on the right side if need be.
 * {@code * reference = 0} is said of every scenario that has the figure, and {@code * delivery same
 * /pointer} of the runs of both variants. {@code scenario delivery lacks /pointer}: no run has it.
 */
final class Claim {
  private static final Pattern SIDES = Pattern.compile("(.+?) (>=|<=|>|<|=) (.+)");
  private static final Pattern SAME = Pattern.compile("(\\S+) (\\S+) (same|lacks) (/\\S+)");
  private static final List<String> VARIANTS = List.of("messaging", "direct");

  private Claim() {}

  /** What is not as it says; empty when all is. */
  static List<String> wrong(String claim) {
    Matcher same = SAME.matcher(claim);
    if (same.matches()) {
      return wrong(claim, same);
    }
    Matcher sides = SIDES.matcher(claim);
    if (!sides.matches()) {
      return List.of("not a comparison: " + claim);
    }
    List<String> wrong = new ArrayList<>();
    int compared = 0;
    for (String scenario : scenarios(sides.group(1))) {
      try {
        double left = value(scenario + " " + sides.group(1).replaceFirst("\\S+ ", ""));
        double right = value(sides.group(3).replaceFirst("^\\*", scenario));
        compared++;
        if (!holds(left, sides.group(2), right)) {
          wrong.add(
              "%s: %s is %s, and not %s %s"
                  .formatted(claim, scenario, left, sides.group(2), right));
        }
      } catch (AssertionError e) {
        if (!claim.startsWith("* ")) {
          wrong.add(claim + ": " + e.getMessage());
        }
      }
    }
    if (compared == 0 && wrong.isEmpty()) {
      wrong.add("nothing to compare: " + claim);
    }
    return wrong;
  }

  private static List<String> wrong(String claim, Matcher same) {
    List<String> wrong = new ArrayList<>();
    int compared = 0;
    for (String scenario : scenarios(same.group(1) + " ")) {
      Set<String> found = new HashSet<>();
      for (String variant : VARIANTS) {
        for (JsonNode run : Quantity.runs(scenario, variant, same.group(2))) {
          if (!run.at(same.group(4)).isMissingNode()) {
            found.add(run.at(same.group(4)).asText());
          }
        }
      }
      compared += found.isEmpty() ? 0 : 1;
      if (same.group(3).equals("lacks") ? !found.isEmpty() : found.size() > 1) {
        wrong.add(claim + ": " + scenario + " has " + found);
      }
    }
    if (same.group(3).equals("same") && compared == 0) {
      wrong.add("nothing to compare: " + claim);
    }
    return wrong;
  }

  private static List<String> scenarios(String side) {
    return side.startsWith("* ")
        ? Quantity.scenarioNames()
        : List.of(side.substring(0, side.indexOf(' ')));
  }

  private static double value(String side) {
    if (side.matches("[0-9.]+")) {
      return Double.parseDouble(side);
    }
    int space = side.indexOf(' ');
    return Quantity.of(side.substring(0, space), side.substring(space + 1)).value();
  }

  private static boolean holds(double left, String operator, double right) {
    return switch (operator) {
      case ">" -> left > right;
      case "<" -> left < right;
      case ">=" -> left >= right;
      case "<=" -> left <= right;
      default -> left == right;
    };
  }
}
