/** The window proxy's gRPC end: terminals register, and are called with what is published. */
@NullMarked
package dev.meteo.grpc.proxy;

import org.jspecify.annotations.NullMarked;
