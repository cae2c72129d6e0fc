package dev.meteo.terminal.screen;

import com.googlecode.lanterna.SGR;
import com.googlecode.lanterna.TextCharacter;
import com.googlecode.lanterna.TextColor;
import dev.meteo.terminal.screen.Capabilities.Colours;
import dev.meteo.terminal.view.Cell;
import dev.meteo.terminal.view.Ground;
import dev.meteo.terminal.view.Tone;
import java.util.EnumSet;

/**
 * Gives meanings their colours: hues that people with colour-blindness can tell apart (Okabe and
 * Ito's set), over the terminal's own background.
 */
final class Palette {
  private final Colours colours;

  Palette(Colours colours) {
    this.colours = colours;
  }

  TextCharacter character(Cell cell) {
    EnumSet<SGR> modifiers = EnumSet.noneOf(SGR.class);
    if (cell.strong()) {
      modifiers.add(SGR.BOLD);
    }
    return TextCharacter.fromString(
        String.valueOf(cell.glyph()), foreground(cell.tone()), ground(cell.ground()), modifiers)[0];
  }

  private TextColor foreground(Tone tone) {
    return switch (tone) {
      case PLAIN -> TextColor.ANSI.DEFAULT;
      case DIM -> colour(0x8a8a8a, TextColor.ANSI.WHITE);
      case FRAME -> colour(0x5f5f5f, TextColor.ANSI.BLACK_BRIGHT);
      case WELLNESS -> colour(0x56b4e9, TextColor.ANSI.CYAN);
      case POLLUTION -> colour(0xe69f00, TextColor.ANSI.YELLOW);
      case GOOD -> colour(0x2fbf8f, TextColor.ANSI.GREEN);
      case WARN -> colour(0xf0c942, TextColor.ANSI.YELLOW_BRIGHT);
      case BAD -> colour(0xf0703c, TextColor.ANSI.RED_BRIGHT);
    };
  }

  private TextColor ground(Ground ground) {
    return switch (ground) {
      case NONE -> TextColor.ANSI.DEFAULT;
      case WELLNESS_BAND -> colour(0x0f3a56, TextColor.ANSI.BLUE);
      case POLLUTION_BAND -> colour(0x4f3800, TextColor.ANSI.BLACK_BRIGHT);
    };
  }

  private TextColor colour(int rgb, TextColor ansi) {
    int red = rgb >> 16;
    int green = rgb >> 8 & 0xff;
    int blue = rgb & 0xff;
    return switch (colours) {
      case NONE -> TextColor.ANSI.DEFAULT;
      case ANSI -> ansi;
      case INDEXED -> TextColor.Indexed.fromRGB(red, green, blue);
      case TRUE -> new TextColor.RGB(red, green, blue);
    };
  }
}
