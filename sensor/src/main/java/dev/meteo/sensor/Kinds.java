package dev.meteo.sensor;

import dev.meteo.messages.ReadingKind;

/** Which kinds of readings a sensor makes. */
enum Kinds {
  AIR,
  POLLUTION,
  BOTH;

  boolean include(ReadingKind kind) {
    return switch (this) {
      case AIR -> kind == ReadingKind.AIR;
      case POLLUTION -> kind == ReadingKind.POLLUTION;
      case BOTH -> true;
    };
  }

  /** How many readings one detection gives. */
  int readings() {
    return this == BOTH ? 2 : 1;
  }
}
