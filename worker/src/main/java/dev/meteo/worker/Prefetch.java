package dev.meteo.worker;

/** How many deliveries a worker holds at a time. */
final class Prefetch {
  /** More than this gains nothing: measured against batches of one and of 100 readings. */
  private static final int MOST = 256;

  private static final int LEAST = 16;

  /** The broker's max_message_size: any message may be as large as this. */
  private static final long LARGEST_MESSAGE_BYTES = 1024 * 1024;

  /** The most that AMQP has room for. */
  static final int LIMIT = 65_535;

  private Prefetch() {}

  /**
   * As many deliveries as fit half the heap, were each as large as the broker allows.
   *
   * @param heapBytes the most memory that this JVM will use for objects
   */
  static int forHeap(long heapBytes) {
    return Math.clamp(heapBytes / 2 / LARGEST_MESSAGE_BYTES, LEAST, MOST);
  }
}
