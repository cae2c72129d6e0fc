package dev.meteo.terminal.model;

import java.util.HashSet;
import java.util.NavigableMap;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Makes a series from another by copying the blocks that change. */
final class SeriesBuilder {
  private final NavigableMap<Long, KnownWindow[]> blocks;
  private final Set<Long> own = new HashSet<>();
  private int size;
  private @Nullable KnownWindow newest;

  /** What becomes of it. */
  @FunctionalInterface
  interface Result<T> {
    T of(NavigableMap<Long, KnownWindow[]> blocks, int size, @Nullable KnownWindow newest);
  }

  SeriesBuilder(NavigableMap<Long, KnownWindow[]> blocks, int size, @Nullable KnownWindow newest) {
    this.blocks = new TreeMap<>(blocks);
    this.size = size;
    this.newest = newest;
  }

  /** Adds the window, unless it is of another length and older than the newest. */
  void add(KnownWindow window) {
    KnownWindow last = newest;
    if (last != null && !last.summary().length().equals(window.summary().length())) {
      if (window.summary().end().isBefore(last.summary().end())) {
        return;
      }
      clear();
    }
    put(window);
    if (size > WindowSeries.CAPACITY) {
      forgetOldest();
    }
  }

  <T> T build(Result<T> result) {
    return result.of(blocks, size, newest);
  }

  private void put(KnownWindow window) {
    long number = WindowNumber.of(window.start(), window.summary().length());
    KnownWindow[] block = own(Math.floorDiv(number, (long) WindowSeries.BLOCK));
    int index = Math.floorMod(number, WindowSeries.BLOCK);
    KnownWindow known = block[index];
    if (known == null) {
      block[index] = window;
      size++;
    } else if (supersedes(window, known)) {
      block[index] = known.corrected(window);
    }
    KnownWindow last = newest;
    if (last == null || !block[index].start().isBefore(last.start())) {
      newest = block[index];
    }
  }

  private static boolean supersedes(KnownWindow window, KnownWindow known) {
    return window.start().equals(known.start())
        && window.summary().revision() > known.summary().revision();
  }

  private KnownWindow[] own(long number) {
    KnownWindow[] block = blocks.get(number);
    if (block == null || own.add(number)) {
      block = block == null ? new KnownWindow[WindowSeries.BLOCK] : block.clone();
      own.add(number);
      blocks.put(number, block);
    }
    return block;
  }

  private void forgetOldest() {
    long oldest = blocks.firstKey();
    own.remove(oldest);
    for (KnownWindow window : blocks.remove(oldest)) {
      size -= window == null ? 0 : 1;
    }
  }

  private void clear() {
    blocks.clear();
    own.clear();
    size = 0;
    newest = null;
  }
}
