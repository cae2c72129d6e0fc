package dev.meteo.terminal.screen;

import static org.assertj.core.api.Assertions.assertThat;

import com.googlecode.lanterna.TextCharacter;
import com.googlecode.lanterna.TextColor;
import dev.meteo.terminal.view.Cell;
import dev.meteo.terminal.view.Ground;
import dev.meteo.terminal.view.Theme;
import dev.meteo.terminal.view.Tone;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Whether eyes can tell apart what the themes paint, by what is known of eyes. */
class PaletteTest {
  /** What WCAG 2 asks of text. */
  private static final double READABLE = 4.5;

  /** What it asks of drawings. */
  private static final double VISIBLE = 3;

  /** In CIELAB; 2 is what a trained eye sees side by side. */
  private static final double TOLD_APART = 20;

  private static final List<Tone> TEXT =
      List.of(Tone.WELLNESS, Tone.POLLUTION, Tone.GOOD, Tone.WARN, Tone.BAD, Tone.DIM);

  @ParameterizedTest
  @EnumSource(names = "MONO", mode = EnumSource.Mode.EXCLUDE)
  void textIsReadableOnTheThemesBackground(Theme theme) {
    Colour background = background(theme);
    for (Tone tone : TEXT) {
      assertThat(Colour.contrast(foreground(theme, tone, Ground.NONE), background))
          .as("%s of %s", tone, theme)
          .isGreaterThanOrEqualTo(READABLE);
    }
    assertThat(
            Colour.contrast(foreground(theme, Tone.BAD, Ground.ALARM), ground(theme, Ground.ALARM)))
        .isGreaterThanOrEqualTo(READABLE);
  }

  @ParameterizedTest
  @EnumSource(names = "MONO", mode = EnumSource.Mode.EXCLUDE)
  void theLineIsVisibleOnItsBandAndTheBandIsQuiet(Theme theme) {
    assertThatTheLineIsVisible(theme, Tone.WELLNESS, Ground.WELLNESS_BAND);
    assertThatTheLineIsVisible(theme, Tone.POLLUTION, Ground.POLLUTION_BAND);
  }

  private static void assertThatTheLineIsVisible(Theme theme, Tone line, Ground band) {
    Colour ground = ground(theme, band);
    assertThat(Colour.contrast(foreground(theme, line, band), ground))
        .as("line on band of %s", theme)
        .isGreaterThanOrEqualTo(VISIBLE);
    assertThat(Colour.contrast(ground, background(theme)))
        .as("band of %s", theme)
        .isBetween(1.05, 1.7);
  }

  @ParameterizedTest
  @EnumSource(names = "MONO", mode = EnumSource.Mode.EXCLUDE)
  void whatMeansSomethingElseLooksElseToTheEyesThatTheThemeIsFor(Theme theme) {
    Vision vision = vision(theme);
    assertThatToldApart(theme, vision, Tone.WELLNESS, Tone.POLLUTION);
    assertThatToldApart(theme, vision, Tone.GOOD, Tone.BAD);
    assertThatToldApart(theme, vision, Tone.GOOD, Tone.WARN);
    assertThatToldApart(theme, vision, Tone.WARN, Tone.BAD);
  }

  private static void assertThatToldApart(Theme theme, Vision vision, Tone one, Tone other) {
    Colour left = foreground(theme, one, Ground.NONE).seenBy(vision);
    Colour right = foreground(theme, other, Ground.NONE).seenBy(vision);
    assertThat(Colour.distance(left, right))
        .as("%s and %s of %s", one, other, theme)
        .isGreaterThanOrEqualTo(TOLD_APART);
  }

  private static Vision vision(Theme theme) {
    return switch (theme) {
      case DEUTERANOPIA -> Vision.DEUTERANOPIA;
      case TRITANOPIA -> Vision.TRITANOPIA;
      case DEFAULT, LIGHT, MONO -> Vision.USUAL;
    };
  }

  /** Themes are for black or for white; terminals are about that. */
  private static Colour background(Theme theme) {
    return theme == Theme.LIGHT ? new Colour(1, 1, 1) : new Colour(0, 0, 0);
  }

  private static Colour foreground(Theme theme, Tone tone, Ground ground) {
    return Colour.of(character(theme, tone, ground).getForegroundColor());
  }

  private static Colour ground(Theme theme, Ground ground) {
    return Colour.of(character(theme, Tone.PLAIN, ground).getBackgroundColor());
  }

  private static TextCharacter character(Theme theme, Tone tone, Ground ground) {
    return new Palette(Capabilities.Colours.TRUE, theme)
        .character(new Cell('x', tone, false, ground));
  }

  /** Eyes, by the matrices of Machado, Oliveira and Fernandes (2009) for linear RGB. */
  private record Vision(Mix red, Mix green, Mix blue) {
    static final Vision USUAL = new Vision(new Mix(1, 0, 0), new Mix(0, 1, 0), new Mix(0, 0, 1));
    static final Vision DEUTERANOPIA =
        new Vision(
            new Mix(0.367322, 0.860646, -0.227968),
            new Mix(0.280085, 0.672501, 0.047413),
            new Mix(-0.011820, 0.042940, 0.968881));
    static final Vision TRITANOPIA =
        new Vision(
            new Mix(1.255528, -0.076749, -0.178779),
            new Mix(-0.078411, 0.930809, 0.147602),
            new Mix(0.004733, 0.691367, 0.303900));
  }

  /** How much of each colour is seen. */
  private record Mix(double red, double green, double blue) {
    double of(Colour colour) {
      double sum = red * colour.red + green * colour.green + blue * colour.blue;
      return Math.clamp(sum, 0.0, 1.0);
    }
  }

  /** Linear light, each 0 to 1. */
  private record Colour(double red, double green, double blue) {
    static Colour of(TextColor colour) {
      return new Colour(
          linear(colour.getRed()), linear(colour.getGreen()), linear(colour.getBlue()));
    }

    private static double linear(int value) {
      double part = value / 255.0;
      return part <= 0.04045 ? part / 12.92 : Math.pow((part + 0.055) / 1.055, 2.4);
    }

    Colour seenBy(Vision vision) {
      return new Colour(vision.red.of(this), vision.green.of(this), vision.blue.of(this));
    }

    private double luminance() {
      return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
    }

    static double contrast(Colour one, Colour other) {
      double lighter = Math.max(one.luminance(), other.luminance());
      double darker = Math.min(one.luminance(), other.luminance());
      return (lighter + 0.05) / (darker + 0.05);
    }

    static double distance(Colour one, Colour other) {
      double[] left = one.lab();
      double[] right = other.lab();
      return Math.sqrt(
          Math.pow(left[0] - right[0], 2)
              + Math.pow(left[1] - right[1], 2)
              + Math.pow(left[2] - right[2], 2));
    }

    /** CIELAB with D65. */
    private double[] lab() {
      double x = bent((0.4124 * red + 0.3576 * green + 0.1805 * blue) / 0.9505);
      double y = bent(luminance());
      double z = bent((0.0193 * red + 0.1192 * green + 0.9505 * blue) / 1.089);
      return new double[] {116 * y - 16, 500 * (x - y), 200 * (y - z)};
    }

    private static double bent(double value) {
      return value > 0.008856 ? Math.cbrt(value) : 7.787 * value + 16 / 116.0;
    }
  }
}
