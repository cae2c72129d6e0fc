package dev.meteo.terminal.screen;

import com.googlecode.lanterna.input.KeyStroke;
import dev.meteo.terminal.view.Command;
import java.util.Locale;
import java.util.Optional;

/** Names keys as the table of commands does. */
final class Keys {
  private Keys() {}

  static Optional<Command> command(KeyStroke key) {
    return name(key).flatMap(Command::of);
  }

  private static Optional<String> name(KeyStroke key) {
    return Optional.ofNullable(
        switch (key.getKeyType()) {
          case ArrowLeft -> "Left";
          case ArrowRight -> "Right";
          case PageUp -> "PgUp";
          case PageDown -> "PgDn";
          case ArrowUp -> "Up";
          case ArrowDown -> "Down";
          case Tab -> "Tab";
          case ReverseTab -> "Shift-Tab";
          case Enter -> "Enter";
          case Home -> "Home";
          case End -> "End";
          case Escape -> "Esc";
          case F1 -> "F1";
          case Character -> character(key);
          default -> null;
        });
  }

  private static String character(KeyStroke key) {
    char character = key.getCharacter();
    if (key.isCtrlDown()) {
      return "Ctrl-" + String.valueOf(character).toUpperCase(Locale.ROOT);
    }
    return character == ' ' ? "Space" : String.valueOf(character);
  }
}
