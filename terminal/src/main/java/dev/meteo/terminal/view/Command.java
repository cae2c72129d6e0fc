package dev.meteo.terminal.view;

/** What a key does; hint line, help and dispatch all come from here. */
public enum Command {
  QUIT("q", "quit", "end the terminal, as Ctrl-C does"),
  PAUSE("Space", "pause", "hold the picture still; recording goes on"),
  ZOOM_IN("+", "zoom", "more room for each window"),
  ZOOM_OUT("-", "", "more windows"),
  REPAINT("Ctrl-L", "", "draw everything anew"),
  HELP("?", "help", "this page");

  private final String key;
  private final String hint;
  private final String explanation;

  Command(String key, String hint, String explanation) {
    this.key = key;
    this.hint = hint;
    this.explanation = explanation;
  }

  /** The key's name. */
  public String key() {
    return key;
  }

  /** In a word, for the hint line; empty when it is not there. */
  public String hint() {
    return hint;
  }

  /** In a few words, for the help page. */
  public String explanation() {
    return explanation;
  }
}
