package dev.meteo.terminal.view;

import java.util.Locale;

/** A set of colours; what they are is a screen's affair. */
public enum Theme {
  DEFAULT("for dark backgrounds"),
  LIGHT("for light backgrounds"),
  MONO("no colours: bold and inverted only"),
  DEUTERANOPIA("told apart without red and green"),
  TRITANOPIA("told apart without blue and yellow");

  private final String explanation;

  Theme(String explanation) {
    this.explanation = explanation;
  }

  /** As the user writes it. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** What it is for. */
  public String explanation() {
    return explanation;
  }

  Theme next() {
    return switch (this) {
      case DEFAULT -> LIGHT;
      case LIGHT -> MONO;
      case MONO -> DEUTERANOPIA;
      case DEUTERANOPIA -> TRITANOPIA;
      case TRITANOPIA -> DEFAULT;
    };
  }
}
