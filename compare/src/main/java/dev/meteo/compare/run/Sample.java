package dev.meteo.compare.run;

import dev.meteo.compare.result.Part;
import java.util.Map;
import java.util.OptionalLong;

/**
 * What was seen at one moment.
 *
 * @param seconds since the measured part began
 * @param stored readings in the store; empty when it did not answer
 * @param cpuSeconds processor time of each part since the run began, with that of ended processes
 * @param residentBytes memory of each part now
 * @param loopbackBytes that went over this machine's loopback since it was started; 0 where it does
 *     not tell
 */
record Sample(
    double seconds,
    OptionalLong stored,
    Map<Part, Double> cpuSeconds,
    Map<Part, Long> residentBytes,
    long loopbackBytes) {}
