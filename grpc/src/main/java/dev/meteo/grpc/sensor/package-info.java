/** The sensor's gRPC end: readings sent by call, one each. */
@NullMarked
package dev.meteo.grpc.sensor;

import org.jspecify.annotations.NullMarked;
