package dev.meteo.terminal.view;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** What a key does; hint line, help and dispatch all come from this table. */
public enum Command {
  QUIT("q", "quit", "end the terminal", "q Q Ctrl-C"),
  HELP("?", "help", "this page", "? F1"),
  PAUSE("Space", "pause", "hold still; recording goes on", "Space"),
  BACK("←", "scroll", "back and forward in time", "Left"),
  FORTH("→", "", "", "Right"),
  PAGE_BACK("PgUp", "", "by a page", "PgUp"),
  PAGE_FORTH("PgDn", "", "", "PgDn"),
  OLDEST("Home", "", "to the oldest window, the newest", "Home"),
  NOW("0", "now", "", "0 End"),
  SIGNS("s", "sensors", "workers and sensors, or the charts", "s"),
  FILTER("/", "", "only names that contain a text", "/"),
  FOCUS("Tab", "", "the next panel, or the last", "Tab"),
  FOCUS_BACK("S-Tab", "", "", "Shift-Tab"),
  UP("↑", "", "through the list in focus", "Up"),
  DOWN("↓", "", "", "Down"),
  EXPAND("Enter", "", "the panel in focus alone, or all", "Enter"),
  ZOOM_IN("+", "zoom", "fewer windows, more windows", "+ ="),
  ZOOM_OUT("-", "", "", "-"),
  CURSOR_BACK("[", "cursor", "a window's exact figures", "["),
  CURSOR_FORTH("]", "", "", "]"),
  WELLNESS("w", "", "one panel alone, or both", "w"),
  POLLUTION("p", "", "", "p"),
  SCALE("y", "", "values from 0 to 1, or as needed", "y"),
  THEME("t", "theme", "the next colours", "t"),
  GLYPHS("g", "", "plain characters, or dots", "g"),
  ACKNOWLEDGE("a", "", "these alerts are known", "a"),
  BELL("b", "", "ring when an alert begins, or not", "b"),
  EXPORT("e", "", "what is in sight: CSV, picture", "e"),
  PICTURE("S", "", "", "S"),
  ESCAPE("Esc", "", "leave help, filter, cursor, focus", "Esc"),
  REPAINT("Ctrl-L", "", "draw everything anew", "Ctrl-L");

  private static final Map<String, Command> BY_KEY = new TreeMap<>();

  static {
    for (Command command : values()) {
      for (String key : command.keys()) {
        BY_KEY.put(key, command);
      }
    }
  }

  private final String name;
  private final String hint;
  private final String explanation;
  private final String keys;

  Command(String name, String hint, String explanation, String keys) {
    this.name = name;
    this.hint = hint;
    this.explanation = explanation;
    this.keys = keys;
  }

  /** The command of a key such as {@code q}, {@code Space}, {@code Left} or {@code Ctrl-L}. */
  public static Optional<Command> of(String key) {
    return Optional.ofNullable(BY_KEY.get(key));
  }

  /** Whether it moves the charts' sight, which makes no sense where there are none. */
  boolean isOfCharts() {
    return switch (this) {
      case BACK, FORTH, PAGE_BACK, PAGE_FORTH, OLDEST, ZOOM_IN, ZOOM_OUT -> true;
      case CURSOR_BACK, CURSOR_FORTH -> true;
      default -> false;
    };
  }

  /** All keys that do this. */
  public List<String> keys() {
    return List.of(keys.split(" ", -1));
  }

  /** The first key's name as it is shown. */
  public String key() {
    return name;
  }

  /** In a word, for the hint line; empty when it is not there. */
  public String hint() {
    return hint;
  }

  /** In a few words, for the help page; empty when those of the command before say it. */
  public String explanation() {
    return explanation;
  }
}
