package dev.meteo.terminal.view;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Pictures kept as files, glyphs and styles. They change only on purpose: {@code
 * -Dgolden.update=true} writes them anew.
 */
final class Golden {
  private static final Path DIRECTORY = Path.of("src", "test", "resources", "golden");

  private Golden() {}

  /** Compares the text with the file, or replaces the file. */
  static void check(String name, String text) throws IOException {
    Path file = DIRECTORY.resolve(name + ".txt");
    if (Boolean.getBoolean("golden.update")) {
      Files.createDirectories(DIRECTORY);
      Files.writeString(file, text);
    }
    assertThat(text).as(name).isEqualTo(Files.readString(file));
  }

  /** The glyphs of a picture, and below them what each means. */
  static String text(String title, CellGrid grid) {
    StringBuilder text = new StringBuilder();
    text.append("== ").append(title).append(": glyphs ==\n");
    for (int y = 0; y < grid.height(); y++) {
      text.append(grid.row(y).stripTrailing()).append('\n');
    }
    text.append("== ").append(title).append(": styles ==\n");
    for (int y = 0; y < grid.height(); y++) {
      text.append(styles(grid, y).stripTrailing()).append('\n');
    }
    return text.toString();
  }

  /**
   * Runs of cells of one style, like {@code 3d12W4~w}: how many, ground, tone; capitals are bold.
   */
  private static String styles(CellGrid grid, int y) {
    StringBuilder runs = new StringBuilder();
    String style = "";
    int length = 0;
    for (int x = 0; x < grid.width(); x++) {
      String next = style(grid.at(x, y));
      if (!next.equals(style) && length > 0) {
        runs.append(length).append(style);
        length = 0;
      }
      style = next;
      length++;
    }
    return runs.append(length).append(style).append(' ').toString();
  }

  private static String style(Cell cell) {
    char ground = ground(cell.ground());
    if (cell.glyph() == ' ') {
      return ground == ' ' ? "_" : ground + "_";
    }
    char tone = tone(cell.tone());
    String letter = String.valueOf(cell.strong() ? Character.toUpperCase(tone) : tone);
    return ground == ' ' ? letter : ground + letter;
  }

  private static char tone(Tone tone) {
    return switch (tone) {
      case PLAIN -> 'p';
      case DIM -> 'd';
      case FRAME -> 'f';
      case WELLNESS -> 'w';
      case POLLUTION -> 'o';
      case WELLNESS_ASIDE -> 'v';
      case POLLUTION_ASIDE -> 'n';
      case GOOD -> 'g';
      case WARN -> 'a';
      case BAD -> 'b';
    };
  }

  private static char ground(Ground ground) {
    return switch (ground) {
      case NONE -> ' ';
      case WELLNESS_BAND -> '~';
      case POLLUTION_BAND -> '=';
      case CURSOR -> '!';
      case ALARM -> '#';
    };
  }
}
