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
    @Nullable Double loadAverage) {}
