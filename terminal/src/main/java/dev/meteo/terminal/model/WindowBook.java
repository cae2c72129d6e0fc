package dev.meteo.terminal.model;

import dev.meteo.messages.WindowSummary;
import java.util.Comparator;
import java.util.TreeMap;

/**
 * The highest revision known of each window, so that a repetition is recognised. Windows that
 * follow each other take four bytes each. Of scattered ones the oldest are forgotten before the
 * book takes more than some {@value #MOST_BLOCKS} blocks, which is 30 MB: a repetition of those
 * would be news. Belongs to one thread.
 */
public final class WindowBook {
  static final int MOST_BLOCKS = 80_000;

  /** Windows that are noted together. */
  static final int BLOCK = 64;

  /**
   * Windows of one length that follow each other.
   *
   * @param startMicros where the first of them starts
   */
  private record Block(long startMicros, long lengthMicros) implements Comparable<Block> {
    private static final Comparator<Block> ORDER =
        Comparator.comparingLong(Block::startMicros).thenComparingLong(Block::lengthMicros);

    @Override
    public int compareTo(Block other) {
      return ORDER.compare(this, other);
    }
  }

  private final TreeMap<Block, int[]> revisions = new TreeMap<>();
  private int size;

  /** Whether the summary says something that the book does not know yet. */
  public boolean isNews(WindowSummary summary) {
    int[] block = revisions.get(block(summary));
    return block == null || summary.revision() > block[index(summary)];
  }

  /** Remembers the summary; an older revision than the known one changes nothing. */
  public void enter(WindowSummary summary) {
    int[] block = revisions.computeIfAbsent(block(summary), key -> new int[BLOCK]);
    int index = index(summary);
    size += block[index] == 0 ? 1 : 0;
    block[index] = Math.max(block[index], summary.revision());
    if (revisions.size() > MOST_BLOCKS) {
      forgetOldest();
    }
  }

  /** How many windows are known. */
  public int size() {
    return size;
  }

  int blocks() {
    return revisions.size();
  }

  private void forgetOldest() {
    for (int revision : revisions.pollFirstEntry().getValue()) {
      size -= revision == 0 ? 0 : 1;
    }
  }

  /** By where the first window of the block starts, so that any start has its own place. */
  private static Block block(WindowSummary summary) {
    long length = WindowNumber.micros(summary.length());
    return new Block(WindowNumber.micros(summary.start()) - index(summary) * length, length);
  }

  private static int index(WindowSummary summary) {
    return Math.floorMod(WindowNumber.of(summary.start(), summary.length()), BLOCK);
  }
}
