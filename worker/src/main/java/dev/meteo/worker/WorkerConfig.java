package dev.meteo.worker;

import dev.meteo.cli.Guarantee;
import dev.meteo.messages.AmqpEndpoint;
import dev.meteo.messages.Retention;
import dev.meteo.messages.Topology;
import org.jspecify.annotations.Nullable;

/**
 * What a worker was told.
 *
 * @param redis Redis' URI
 * @param name of its consuming connection, and of the worker in dead letters
 * @param topology whether exchanges and queues are declared or only checked
 * @param prefetch deliveries held at a time
 * @param guarantee what becomes of readings that Redis does not take, or that a dead worker had
 * @param co2 null to use what the system uses
 * @param retention null to use what the system uses
 * @param workTime null for real work
 */
record WorkerConfig(
    AmqpEndpoint broker,
    String redis,
    String name,
    Topology topology,
    int prefetch,
    Guarantee guarantee,
    @Nullable WellnessCurve co2,
    @Nullable Retention retention,
    @Nullable WorkTime workTime) {
  String deadLettersName() {
    return name + " (dead letters)";
  }
}
