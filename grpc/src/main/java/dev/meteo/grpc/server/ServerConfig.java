package dev.meteo.grpc.server;

import dev.meteo.grpc.link.HostPort;
import dev.meteo.worker.SharedSettings;
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
 * @param shared settings that must not differ between processes
 * @param workTime null for real work
 */
record ServerConfig(
    String redis,
    String name,
    List<HostPort> balancers,
    int queue,
    SharedSettings.Own shared,
    @Nullable WorkTime workTime) {}
