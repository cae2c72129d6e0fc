package dev.meteo.terminal.view;

import dev.meteo.terminal.model.Note;
import java.util.List;

/** The last events, newest first. */
final class EventsView {
  private static final int TOPIC_WIDTH = 10;

  private EventsView() {}

  static void draw(Region region, Scene scene) {
    if (region.height() < 2) {
      return;
    }
    Lists lists = scene.controls().lists();
    List<Note> notes = scene.dashboard().notes();
    region.rule(0, "EVENTS", Tone.PLAIN, lists.focus() == Panel.EVENTS);
    int room = region.height() - 1;
    int top = lists.top(Panel.EVENTS, notes.size(), room);
    for (int i = top; i < Math.min(notes.size(), top + room); i++) {
      draw(region, 1 + i - top, notes.get(i), scene);
      if (lists.isSelected(Panel.EVENTS, i)) {
        region.put(0, 1 + i - top, '▸', Tone.PLAIN, true);
      }
    }
    if (notes.isEmpty()) {
      region.textCut(1, 1, "nothing yet", Tone.DIM);
    }
  }

  private static void draw(Region region, int y, Note note, Scene scene) {
    int x = region.text(1, y, Ages.time(note.at(), scene.now(), scene.zone()), Tone.DIM) + 1;
    region.text(x, y, note.topic().name().replace('_', ' '), tone(note), true);
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
