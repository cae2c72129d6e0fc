package dev.meteo.terminal.view;

import dev.meteo.terminal.model.Note;

/** The last events, newest first. */
final class EventsView {
  private static final int TOPIC_WIDTH = 10;

  private EventsView() {}

  static void draw(Region region, Scene scene) {
    if (region.height() < 2) {
      return;
    }
    region.rule(0, "EVENTS", Tone.PLAIN);
    int y = 1;
    for (Note note : scene.dashboard().notes()) {
      if (y >= region.height()) {
        return;
      }
      draw(region, y++, note, scene);
    }
    if (y == 1) {
      region.textCut(1, 1, "nothing yet", Tone.DIM);
    }
  }

  private static void draw(Region region, int y, Note note, Scene scene) {
    int x = region.text(1, y, Ages.time(note.at(), scene.now(), scene.zone()), Tone.DIM) + 1;
    region.text(x, y, note.topic().name(), tone(note), true);
    x += TOPIC_WIDTH;
    if (note.window() != null) {
      x = region.text(x, y, Ages.time(note.window(), scene.now(), scene.zone()), Tone.DIM) + 1;
    }
    region.textCut(x, y, note.text(), tone(note));
  }

  private static Tone tone(Note note) {
    return switch (note.severity()) {
      case GOOD -> Tone.GOOD;
      case INFO -> Tone.PLAIN;
      case BAD -> Tone.BAD;
    };
  }
}
