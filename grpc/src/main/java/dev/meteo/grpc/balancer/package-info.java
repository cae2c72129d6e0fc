/**
 * The load balancer: the one address that sensors know. Servers come and go; calls are passed on as
 * bytes.
 */
@NullMarked
package dev.meteo.grpc.balancer;

import org.jspecify.annotations.NullMarked;
