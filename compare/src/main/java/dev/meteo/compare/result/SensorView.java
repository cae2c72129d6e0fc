package dev.meteo.compare.result;

/**
 * What the sensors noticed, from the second on in which the measured part began.
 *
 * @param blockedMs how long they had to wait before they could send, all together
 * @param refused answers that asked them to try again or to give up
 * @param retried sendings that repeated an earlier one
 * @param returned readings that came back because nobody would take them
 * @param lost readings that they gave up
 */
public record SensorView(long blockedMs, long refused, long retried, long returned, long lost) {
  /** Of sensors that have not begun. */
  public static final SensorView NOTHING = new SensorView(0, 0, 0, 0, 0);

  /** Without what they had noticed before. */
  public SensorView since(SensorView before) {
    return new SensorView(
        blockedMs - before.blockedMs,
        refused - before.refused,
        retried - before.retried,
        returned - before.returned,
        lost - before.lost);
  }
}
