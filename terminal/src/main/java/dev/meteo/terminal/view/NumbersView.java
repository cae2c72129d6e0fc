package dev.meteo.terminal.view;

import dev.meteo.messages.CoefficientKind;
import dev.meteo.messages.CoefficientStatistics;
import dev.meteo.terminal.model.Alert;
import dev.meteo.terminal.model.Arrival;
import dev.meteo.terminal.model.Correction;
import dev.meteo.terminal.model.KnownWindow;
import dev.meteo.terminal.model.Phase;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The figures of one coefficient in the window that is looked at. */
final class NumbersView {
  static final int WIDTH = 25;

  private static final Set<Phase> OLD = EnumSet.of(Phase.STALE, Phase.DOWN, Phase.IDLE);
  private static final int CHANGE_COLUMN = 15;
  private static final int LABEL_WIDTH = 7;

  /** A line of text. */
  private record Line(String text, Tone tone) {}

  private final CoefficientKind kind;
  private final Scene scene;
  private final Figures figures;
  private final List<Line> lines = new ArrayList<>();

  private NumbersView(CoefficientKind kind, Scene scene) {
    this.kind = kind;
    this.scene = scene;
    this.figures = Figures.of(scene, kind);
  }

  static void draw(Region region, CoefficientKind kind, Scene scene) {
    new NumbersView(kind, scene).draw(region);
  }

  /** Whether what is shown is no longer so: nothing comes, or there is no connection. */
  static boolean isOld(Scene scene) {
    Phase phase = scene.dashboard().phase(scene.now());
    return scene.controls().cursor() == null && OLD.contains(phase);
  }

  private void draw(Region region) {
    boolean old = isOld(scene);
    Tone tone = old ? Tone.DIM : PanelView.tone(kind);
    boolean big = region.height() >= BigDigits.HEIGHT + 2;
    if (big) {
      boolean blocks = scene.appearance().unicode() && !scene.controls().plain();
      BigDigits.draw(region, 1, 0, figures.mean(), tone, blocks);
      region.text(CHANGE_COLUMN, 1, figures.changeText(), old ? Tone.DIM : Tone.PLAIN);
    } else {
      region.text(1, 0, figures.mean() + "  " + figures.changeText(), tone, true);
    }
    collect(old ? Tone.DIM : Tone.PLAIN);
    int top = big ? BigDigits.HEIGHT : 1;
    int y = region.height() > top + lines.size() ? top + 1 : top;
    for (Line line : lines) {
      region.part(0, y++, region.width() - 1, 1).textCut(1, 0, line.text, line.tone);
    }
  }

  private void collect(Tone tone) {
    add("sd  " + pad(figures.spread()) + "n   " + figures.count(), tone);
    add("min " + pad(figures.min()) + "max " + figures.max(), tone);
    window();
    KnownWindow window = window(scene);
    if (window != null) {
      correction(window);
    }
    for (Alert alert : AlertText.on(scene.dashboard().alerts(), kind)) {
      String since = Ages.time(AlertText.since(alert), scene.now(), scene.zone());
      add("ALERT " + alert.rule().text(), Tone.BAD);
      add("  since " + since, Tone.BAD);
    }
  }

  /** Which window the figures are of, and how old they are. */
  private void window() {
    Instant cursor = scene.controls().cursor();
    KnownWindow window = window(scene);
    if (cursor != null) {
      String of = Ages.time(cursor, scene.now(), scene.zone());
      int windows = scene.controls().windowsPerSlot();
      add("at " + of + (windows > 1 ? " ×" + windows : "") + " " + figures.exactMean(), Tone.WARN);
      add(word(window, windows), Tone.WARN);
    } else {
      add(newest(), isOld(scene) ? Tone.DIM : Tone.PLAIN);
    }
  }

  private String word(@Nullable KnownWindow window, int windows) {
    if (!figures.present()) {
      return "never came";
    }
    if (figures.isEmpty()) {
      return "no readings";
    }
    if (window == null || windows > 1) {
      return "pooled";
    }
    return switch (window.arrival()) {
      case ON_TIME -> "on time";
      case LATE -> "late by " + window.delay().toSeconds() + " s";
      case EARLIER -> "from the journal";
    };
  }

  private void correction(KnownWindow window) {
    if (window.before() != null) {
      String change =
          Correction.change(window.before().statistics(kind), window.summary().statistics(kind));
      String was = change.isEmpty() ? "same" : change.replaceFirst(" \\(.*", "");
      add("r" + window.summary().revision() + "  " + was, Tone.WARN);
    } else if (window.arrival() == Arrival.LATE && scene.controls().cursor() == null) {
      add("late by " + window.delay().toSeconds() + " s", Tone.WARN);
    }
  }

  private void add(String text, Tone tone) {
    lines.add(new Line(text, tone));
  }

  /** The one window that is looked at, or null. */
  private static @Nullable KnownWindow window(Scene scene) {
    Instant cursor = scene.controls().cursor();
    return cursor == null
        ? scene.dashboard().windows().newest()
        : scene.dashboard().windows().at(cursor);
  }

  private String newest() {
    CoefficientStatistics latest = scene.dashboard().windows().latest(kind);
    return latest == null
        ? "no readings yet"
        : "newest " + Ages.ago(latest.newest(), scene.now(), scene.zone());
  }

  private static String pad(String text) {
    return text + " ".repeat(Math.max(1, LABEL_WIDTH - text.length()));
  }
}
