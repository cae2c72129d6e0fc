package dev.meteo.grpc.server;

import dev.meteo.grpc.link.HostPort;
import dev.meteo.messages.Retention;
import dev.meteo.worker.WellnessCurve;
import dev.meteo.worker.WorkTime;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a compute server was told.
 *
 * @param redis Redis' URI
 * @param name of its connection to Redis
 * @param balancers where it registers
 * @param queue calls held at a time
 * @param co2 null to use what the system uses
 * @param retention null to use what the system uses
 * @param workTime null for real work
 */
record ServerConfig(
    String redis,
    String name,
    List<HostPort> balancers,
    int queue,
    @Nullable WellnessCurve co2,
    @Nullable Retention retention,
    @Nullable WorkTime workTime) {}
