package dev.meteo.compare.result;

/**
 * Whether the generator of the load is fast enough not to be what is measured.
 *
 * @param what is generated, such as "one reading a message"
 * @param generatorReadingsPerSecond of the generator alone, with nobody behind it
 * @param fastestReadingsPerSecond the most that a run of this comparison took
 * @param fastest which variant that was
 */
public record GeneratorCheck(
    String what,
    double generatorReadingsPerSecond,
    double fastestReadingsPerSecond,
    Variant fastest) {
  /** How many times faster the generator alone is than the fastest variant. */
  public double factor() {
    return generatorReadingsPerSecond / fastestReadingsPerSecond;
  }
}
