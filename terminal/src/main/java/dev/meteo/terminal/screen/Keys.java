package dev.meteo.terminal.screen;

import com.googlecode.lanterna.input.KeyStroke;
import com.googlecode.lanterna.input.KeyType;
import dev.meteo.terminal.view.Command;
import java.util.Optional;

/** Which key means which command. */
final class Keys {
  private Keys() {}

  static Optional<Command> command(KeyStroke key) {
    if (key.getKeyType() == KeyType.F1) {
      return Optional.of(Command.HELP);
    }
    Character character = key.getCharacter();
    if (key.getKeyType() != KeyType.Character || character == null) {
      return Optional.empty();
    }
    return key.isCtrlDown() ? control(character) : plain(character);
  }

  private static Optional<Command> control(char character) {
    return switch (character) {
      case 'c' -> Optional.of(Command.QUIT);
      case 'l' -> Optional.of(Command.REPAINT);
      default -> Optional.empty();
    };
  }

  private static Optional<Command> plain(char character) {
    return switch (character) {
      case 'q', 'Q' -> Optional.of(Command.QUIT);
      case ' ' -> Optional.of(Command.PAUSE);
      case '+', '=' -> Optional.of(Command.ZOOM_IN);
      case '-' -> Optional.of(Command.ZOOM_OUT);
      case '?' -> Optional.of(Command.HELP);
      default -> Optional.empty();
    };
  }
}
