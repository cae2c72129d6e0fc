package dev.meteo.terminal.screen;

import com.googlecode.lanterna.SGR;
import com.googlecode.lanterna.TextCharacter;
import com.googlecode.lanterna.TextColor;
import dev.meteo.terminal.screen.Capabilities.Colours;
import dev.meteo.terminal.view.Cell;
import dev.meteo.terminal.view.Ground;
import dev.meteo.terminal.view.Theme;
import dev.meteo.terminal.view.Tone;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Gives meanings their colours, over the terminal's own background. The usual hues are those of
 * Okabe and Ito's set, which most eyes can tell apart. Belongs to one thread.
 */
final class Palette {
  private final Colours colours;
  private final Theme theme;

  /** The few thousand that there are, made once. */
  private final Map<Cell, TextCharacter> characters = new HashMap<>();

  Palette(Colours colours, Theme theme) {
    this.colours = theme == Theme.MONO ? Colours.NONE : colours;
    this.theme = theme;
  }

  /** Whose colours these are. */
  Theme theme() {
    return theme;
  }

  TextCharacter character(Cell cell) {
    return characters.computeIfAbsent(cell, this::make);
  }

  private TextCharacter make(Cell cell) {
    List<SGR> modifiers = new ArrayList<>();
    if (cell.strong()) {
      modifiers.add(SGR.BOLD);
    }
    if (colours == Colours.NONE && isInverted(cell)) {
      modifiers.add(SGR.REVERSE);
    }
    // Not fromString: it takes microseconds to look for characters that are several.
    return TextCharacter.fromCharacter(
        cell.glyph(), foreground(cell), ground(cell.ground()), modifiers.toArray(SGR[]::new))[0];
  }

  private static boolean isInverted(Cell cell) {
    return cell.ground() == Ground.ALARM
        || (cell.ground() == Ground.CURSOR && cell.glyph() != ' ' && cell.glyph() != '│');
  }

  private TextColor foreground(Cell cell) {
    if (cell.ground() == Ground.ALARM) {
      return colour(0xffffff, TextColor.ANSI.WHITE_BRIGHT);
    }
    return switch (theme) {
      case LIGHT -> light(cell.tone());
      case DEUTERANOPIA -> withoutRedAndGreen(cell.tone());
      case TRITANOPIA -> withoutBlueAndYellow(cell.tone());
      case DEFAULT, MONO -> usual(cell.tone());
    };
  }

  private TextColor usual(Tone tone) {
    return switch (tone) {
      case PLAIN -> TextColor.ANSI.DEFAULT;
      case DIM -> colour(0x8a8a8a, TextColor.ANSI.WHITE);
      case FRAME -> colour(0x5f5f5f, TextColor.ANSI.BLACK_BRIGHT);
      case WELLNESS -> colour(0x56b4e9, TextColor.ANSI.CYAN);
      case POLLUTION -> colour(0xe69f00, TextColor.ANSI.YELLOW);
      case WELLNESS_ASIDE -> colour(0x24597a, TextColor.ANSI.BLUE);
      case POLLUTION_ASIDE -> colour(0x6e5212, TextColor.ANSI.BLACK_BRIGHT);
      case GOOD -> colour(0x2fbf8f, TextColor.ANSI.GREEN);
      case WARN -> colour(0xf0c942, TextColor.ANSI.YELLOW_BRIGHT);
      case BAD -> colour(0xf0703c, TextColor.ANSI.RED_BRIGHT);
    };
  }

  private TextColor light(Tone tone) {
    return switch (tone) {
      case PLAIN -> TextColor.ANSI.DEFAULT;
      case DIM -> colour(0x5f5f5f, TextColor.ANSI.BLACK_BRIGHT);
      case FRAME -> colour(0xa8a8a8, TextColor.ANSI.BLACK_BRIGHT);
      case WELLNESS -> colour(0x005f9e, TextColor.ANSI.BLUE);
      case POLLUTION -> colour(0x9a4f00, TextColor.ANSI.MAGENTA);
      case WELLNESS_ASIDE -> colour(0xa3c8e6, TextColor.ANSI.CYAN);
      case POLLUTION_ASIDE -> colour(0xe0c091, TextColor.ANSI.YELLOW);
      case GOOD -> colour(0x006b4f, TextColor.ANSI.GREEN);
      case WARN -> colour(0x7a5b00, TextColor.ANSI.MAGENTA);
      case BAD -> colour(0xb3261e, TextColor.ANSI.RED);
    };
  }

  private TextColor withoutRedAndGreen(Tone tone) {
    return switch (tone) {
      case GOOD -> colour(0x7fb2ff, TextColor.ANSI.BLUE_BRIGHT);
      case WARN -> colour(0xf0e442, TextColor.ANSI.YELLOW_BRIGHT);
      case BAD -> colour(0xffffff, TextColor.ANSI.WHITE_BRIGHT);
      case WELLNESS -> colour(0x4a9bff, TextColor.ANSI.BLUE_BRIGHT);
      case POLLUTION -> colour(0xe6b800, TextColor.ANSI.YELLOW);
      case PLAIN, DIM, FRAME, WELLNESS_ASIDE, POLLUTION_ASIDE -> usual(tone);
    };
  }

  private TextColor withoutBlueAndYellow(Tone tone) {
    return switch (tone) {
      case GOOD -> colour(0x35c9c9, TextColor.ANSI.CYAN_BRIGHT);
      case WARN -> colour(0xff9db0, TextColor.ANSI.MAGENTA_BRIGHT);
      case BAD -> colour(0xff5c5c, TextColor.ANSI.RED_BRIGHT);
      case WELLNESS -> colour(0x1fc4c4, TextColor.ANSI.CYAN);
      case POLLUTION -> colour(0xff7f7f, TextColor.ANSI.RED);
      case WELLNESS_ASIDE -> colour(0x1b7373, TextColor.ANSI.BLUE);
      case POLLUTION_ASIDE -> colour(0x8f4a4a, TextColor.ANSI.BLACK_BRIGHT);
      case PLAIN, DIM, FRAME -> usual(tone);
    };
  }

  private TextColor ground(Ground ground) {
    return theme == Theme.LIGHT ? lightGround(ground) : darkGround(ground);
  }

  private TextColor darkGround(Ground ground) {
    return switch (ground) {
      case NONE -> TextColor.ANSI.DEFAULT;
      case WELLNESS_BAND ->
          theme == Theme.TRITANOPIA
              ? colour(0x0a2424, TextColor.ANSI.BLUE)
              : colour(0x0b2231, TextColor.ANSI.BLUE);
      case POLLUTION_BAND ->
          theme == Theme.TRITANOPIA
              ? colour(0x2e1717, TextColor.ANSI.BLACK_BRIGHT)
              : colour(0x2a2008, TextColor.ANSI.BLACK_BRIGHT);
      case CURSOR -> colour(0x585858, TextColor.ANSI.MAGENTA);
      case ALARM -> colour(0xb3261e, TextColor.ANSI.RED);
    };
  }

  private TextColor lightGround(Ground ground) {
    return switch (ground) {
      case NONE -> TextColor.ANSI.DEFAULT;
      case WELLNESS_BAND -> colour(0xedf5fb, TextColor.ANSI.CYAN);
      case POLLUTION_BAND -> colour(0xfcf3e4, TextColor.ANSI.YELLOW);
      case CURSOR -> colour(0xc8c8c8, TextColor.ANSI.WHITE);
      case ALARM -> colour(0xb3261e, TextColor.ANSI.RED);
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
