package dev.meteo.worker;

/** How many deliveries a worker holds at a time. */
final class Prefetch {
  /**
   * More than publishers have outstanding: the broker writes what is published and what is
   * acknowledged to one log, so an acknowledgement takes as long as they do to be answered.
   */
  private static final int MOST = 2000;

  private static final int LEAST = 16;

  /** The broker's max_message_size: any message may be as large as this. */
  private static final long LARGEST_MESSAGE_BYTES = 1024 * 1024;

  /** The most that AMQP has room for. */
  static final int LIMIT = 65_535;

  private Prefetch() {}

  /**
   * The prefetch of a worker whose heap is guarded by a gate, or else as many deliveries as fit
   * half the heap, were each as large as the broker allows.
   *
   * @param heapBytes the most memory that this JVM will use for objects
   */
  static int forHeap(long heapBytes, boolean gated) {
    return gated ? MOST : Math.clamp(heapBytes / 2 / LARGEST_MESSAGE_BYTES, LEAST, 256);
  }

  /**
   * How much of the heap messages in hand may take: they are held once as they came, and their
   * readings and what is sent to Redis besides.
   */
  static long roomBytes(long heapBytes) {
    return heapBytes / 8;
  }
}
