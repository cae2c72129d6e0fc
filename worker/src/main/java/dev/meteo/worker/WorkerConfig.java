package dev.meteo.worker;

import dev.meteo.cli.Guarantee;
import dev.meteo.messages.AmqpEndpoint;
import dev.meteo.messages.Topology;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * What a worker was told.
 *
 * @param redis Redis' URI
 * @param name of its consuming connection, and of the worker in dead letters
 * @param topology whether exchanges and queues are declared or only checked
 * @param prefetch deliveries held at a time
 * @param longestHold how long deliveries are held while Redis takes nothing; below the broker's
 *     consumer_timeout
 * @param guarantee what becomes of readings that Redis does not take, or that a dead worker had
 * @param shared settings that must not differ between processes
 * @param shards into how many parts sensors are divided where it tells what counts; null for what
 *     the system uses
 * @param workTime null for real work
 */
record WorkerConfig(
    AmqpEndpoint broker,
    String redis,
    String name,
    Topology topology,
    int prefetch,
    Duration longestHold,
    Guarantee guarantee,
    SharedSettings.Own shared,
    @Nullable Integer shards,
    @Nullable WorkTime workTime) {
  String deadLettersName() {
    return name + " (dead letters)";
  }
}
