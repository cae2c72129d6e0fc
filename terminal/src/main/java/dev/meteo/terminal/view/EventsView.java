package dev.meteo.terminal.view;

import dev.meteo.terminal.model.Note;

/** The last events, newest first. */
final class EventsView {
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
      int x = region.text(1, y, Ages.time(note.at(), scene.now(), scene.zone()), Tone.DIM) + 1;
      region.textCut(x, y, text(note, scene), tone(note));
      y++;
    }
  }

  private static String text(Note note, Scene scene) {
    return note.window() == null
        ? note.text()
        : "window " + Ages.time(note.window(), scene.now(), scene.zone()) + " " + note.text();
  }

  private static Tone tone(Note note) {
    return switch (note.severity()) {
      case GOOD -> Tone.GOOD;
      case INFO -> Tone.PLAIN;
      case BAD -> Tone.BAD;
    };
  }
}
