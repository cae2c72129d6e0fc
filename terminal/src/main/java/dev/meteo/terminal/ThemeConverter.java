package dev.meteo.terminal;

import dev.meteo.terminal.view.Theme;
import java.util.Arrays;
import java.util.stream.Collectors;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Reads a theme's name, and names those there are when it is none. */
final class ThemeConverter implements ITypeConverter<Theme> {
  @Override
  public Theme convert(String value) {
    return Arrays.stream(Theme.values())
        .filter(theme -> theme.word().equalsIgnoreCase(value))
        .findFirst()
        .orElseThrow(
            () -> new TypeConversionException("not '" + value + "'; there are " + words()));
  }

  private static String words() {
    return Arrays.stream(Theme.values()).map(Theme::word).collect(Collectors.joining(", "));
  }
}
