package dev.meteo.compare.result;

import org.jspecify.annotations.Nullable;

/**
 * What it was measured on.
 *
 * @param processor the model
 * @param processors as the JVM counts them
 * @param loadAverage over one minute, before the first run
 */
public record Machine(
    String processor,
    int processors,
    long memoryBytes,
    String os,
    String kernel,
    String jdk,
    @Nullable String rabbitmq,
    @Nullable String redis,
    @Nullable Double loadAverage) {
  /** Whether figures of both can stand in one report: all is equal but the load at the start. */
  public boolean isSameAs(Machine other) {
    return equals(
        new Machine(
            other.processor,
            other.processors,
            other.memoryBytes,
            other.os,
            other.kernel,
            other.jdk,
            other.rabbitmq,
            other.redis,
            loadAverage));
  }
}
