package dev.meteo.terminal.screen;

import com.googlecode.lanterna.SGR;
import com.googlecode.lanterna.TextCharacter;
import com.googlecode.lanterna.TextColor;
import com.googlecode.lanterna.terminal.Terminal;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/**
 * Writes characters with as few bytes as it can: a style only where it changes what is seen, and
 * the cursor only where it is not already. Made for one frame, whose begin takes all styles off.
 */
final class DeltaWriter {
  /** Up to so many characters are written again rather than jumped over, if the style allows. */
  private static final int JUMP = 6;

  private final Terminal terminal;
  private boolean plain;
  private @Nullable TextColor foreground;
  private @Nullable TextColor background;
  private boolean bold;
  private boolean reverse;
  private int column = -1;
  private int row = -1;

  DeltaWriter(Terminal terminal) {
    this.terminal = terminal;
  }

  /** Whether nobody can see a difference: a blank has no ink. */
  static boolean looksLike(TextCharacter one, TextCharacter other) {
    return one.equals(other)
        || (isBlank(one)
            && isBlank(other)
            && one.getBackgroundColor().equals(other.getBackgroundColor()));
  }

  /** Whether it is near enough in the row to be reached by writing what is between. */
  boolean isNear(int x, int y) {
    return y == row && x > column && x - column <= JUMP;
  }

  /** The next column to be written without a jump. */
  int column() {
    return column;
  }

  /** Whether the character needs no change of style. */
  boolean suits(TextCharacter character) {
    return plain
        && character.getBackgroundColor().equals(background)
        && character.getModifiers().contains(SGR.REVERSE) == reverse
        && (isBlank(character)
            || (character.getForegroundColor().equals(foreground)
                && character.getModifiers().contains(SGR.BOLD) == bold));
  }

  void write(int x, int y, TextCharacter character) throws IOException {
    if (x != column || y != row) {
      terminal.setCursorPosition(x, y);
    }
    style(character);
    terminal.putString(character.getCharacterString());
    column = x + 1;
    row = y;
  }

  private void style(TextCharacter character) throws IOException {
    if (!plain) {
      terminal.resetColorAndSGR();
      plain = true;
      foreground = TextColor.ANSI.DEFAULT;
      background = TextColor.ANSI.DEFAULT;
    }
    if (!character.getBackgroundColor().equals(background)) {
      background = character.getBackgroundColor();
      terminal.setBackgroundColor(background);
    }
    reverse = switched(SGR.REVERSE, reverse, character);
    if (isBlank(character)) {
      return;
    }
    bold = switched(SGR.BOLD, bold, character);
    if (!character.getForegroundColor().equals(foreground)) {
      foreground = character.getForegroundColor();
      terminal.setForegroundColor(foreground);
    }
  }

  private boolean switched(SGR sgr, boolean on, TextCharacter character) throws IOException {
    boolean wanted = character.getModifiers().contains(sgr);
    if (wanted && !on) {
      terminal.enableSGR(sgr);
    } else if (!wanted && on) {
      terminal.disableSGR(sgr);
    }
    return wanted;
  }

  private static boolean isBlank(TextCharacter character) {
    return character.is(' ') && !character.getModifiers().contains(SGR.REVERSE);
  }
}
