package dev.meteo.terminal.screen;

import dev.meteo.terminal.view.Appearance;
import java.util.Locale;
import java.util.Map;

/**
 * What a text terminal can show, as its environment tells.
 *
 * @param dumb whether it cannot place the cursor at all
 */
public record Capabilities(boolean dumb, boolean unicode, Colours colours) {
  /** How many colours. */
  public enum Colours {
    NONE,
    ANSI,
    INDEXED,
    TRUE
  }

  /**
   * Reads the environment.
   *
   * @param encoding of standard output, as the system property {@code stdout.encoding} has it
   * @param ascii whether the user asked for ASCII
   */
  public static Capabilities of(Map<String, String> environment, String encoding, boolean ascii) {
    String term = environment.getOrDefault("TERM", "");
    boolean utf8 = encoding.toUpperCase(Locale.ROOT).replace("-", "").equals("UTF8");
    return new Capabilities(
        term.isEmpty() || term.equals("dumb"),
        !ascii && utf8 && !term.equals("linux"),
        colours(environment, term));
  }

  /** What the pictures must do without. */
  public Appearance appearance() {
    return new Appearance(unicode, colours != Colours.NONE);
  }

  private static Colours colours(Map<String, String> environment, String term) {
    String colorTerm = environment.getOrDefault("COLORTERM", "");
    if (!environment.getOrDefault("NO_COLOR", "").isEmpty()) {
      return Colours.NONE;
    }
    if (colorTerm.equals("truecolor") || colorTerm.equals("24bit")) {
      return Colours.TRUE;
    }
    return term.contains("256color") ? Colours.INDEXED : Colours.ANSI;
  }
}
