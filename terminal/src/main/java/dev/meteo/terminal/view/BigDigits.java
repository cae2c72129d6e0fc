package dev.meteo.terminal.view;

/** Numbers three rows high. */
final class BigDigits {
  static final int HEIGHT = 3;

  private BigDigits() {}

  /**
   * Draws digits, points and minus signs, and returns the column after them.
   *
   * @param blocks whether there are half blocks to draw with, or only lines
   */
  static int draw(Region region, int x, int y, String number, Tone tone, boolean blocks) {
    int at = x;
    for (int i = 0; i < number.length(); i++) {
      String[] rows = (blocks ? blocks(number.charAt(i)) : lines(number.charAt(i))).split("/", -1);
      for (int row = 0; row < HEIGHT; row++) {
        region.text(at, y + row, rows[row], tone, true);
      }
      at += rows[0].length() + 1;
    }
    return at - 1;
  }

  private static String blocks(char c) {
    return switch (c) {
      case '0' -> "█▀█/█ █/▀▀▀";
      case '1' -> "▀█ / █ /▀▀▀";
      case '2' -> "▀▀█/█▀▀/▀▀▀";
      case '3' -> "▀▀█/▀▀█/▀▀▀";
      case '4' -> "█ █/▀▀█/  ▀";
      case '5' -> "█▀▀/▀▀█/▀▀▀";
      case '6' -> "█▀▀/█▀█/▀▀▀";
      case '7' -> "▀▀█/  █/  ▀";
      case '8' -> "█▀█/█▀█/▀▀▀";
      case '9' -> "█▀█/▀▀█/▀▀▀";
      case '.' -> " / /▀";
      case '-' -> "   /▀▀▀/   ";
      default -> "   /   /   ";
    };
  }

  private static String lines(char c) {
    return switch (c) {
      case '0' -> " _ /| |/|_|";
      case '1' -> "   /  |/  |";
      case '2' -> " _ / _|/|_ ";
      case '3' -> " _ / _|/ _|";
      case '4' -> "   /|_|/  |";
      case '5' -> " _ /|_ / _|";
      case '6' -> " _ /|_ /|_|";
      case '7' -> " _ /  |/  |";
      case '8' -> " _ /|_|/|_|";
      case '9' -> " _ /|_|/ _|";
      case '.' -> " / /.";
      case '-' -> "   /---/   ";
      default -> "   /   /   ";
    };
  }
}
