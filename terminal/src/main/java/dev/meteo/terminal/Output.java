package dev.meteo.terminal;

import dev.meteo.terminal.model.Happening;
import java.util.function.Consumer;

/** Where a terminal shows what happens. Called on the feed's thread; must not block for long. */
interface Output extends Consumer<Happening> {}
