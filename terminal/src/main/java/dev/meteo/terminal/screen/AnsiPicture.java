package dev.meteo.terminal.screen;

import com.googlecode.lanterna.SGR;
import com.googlecode.lanterna.TextCharacter;
import dev.meteo.terminal.view.CellGrid;
import dev.meteo.terminal.view.Theme;
import java.nio.charset.StandardCharsets;

/** A picture as text with colours, row by row, as {@code cat} would show it. */
public final class AnsiPicture {
  private static final String RESET = "\u001b[0m";

  private AnsiPicture() {}

  /** The picture as what this terminal can show, every row ended by a line feed. */
  public static String of(CellGrid grid, Capabilities capabilities, Theme theme) {
    Palette palette = new Palette(capabilities.colours(), theme);
    StringBuilder text = new StringBuilder(grid.width() * grid.height() * 4);
    for (int y = 0; y < grid.height(); y++) {
      String style = "";
      for (int x = 0; x < grid.width(); x++) {
        TextCharacter character = palette.character(grid.at(x, y));
        String next = style(character);
        if (!next.equals(style)) {
          text.append(next);
          style = next;
        }
        text.append(character.getCharacterString());
      }
      text.append(RESET).append('\n');
    }
    return text.toString();
  }

  private static String style(TextCharacter character) {
    StringBuilder codes = new StringBuilder("\u001b[0");
    if (character.getModifiers().contains(SGR.BOLD)) {
      codes.append(";1");
    }
    if (character.getModifiers().contains(SGR.REVERSE)) {
      codes.append(";7");
    }
    append(codes, character.getForegroundColor().getForegroundSGRSequence(), "39");
    append(codes, character.getBackgroundColor().getBackgroundSGRSequence(), "49");
    return codes.append('m').toString();
  }

  private static void append(StringBuilder codes, byte[] sequence, String usual) {
    String code = new String(sequence, StandardCharsets.US_ASCII);
    if (!code.equals(usual)) {
      codes.append(';').append(code);
    }
  }
}
