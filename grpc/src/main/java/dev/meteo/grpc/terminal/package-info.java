/** The terminal's gRPC end: a server that the window proxy calls. */
@NullMarked
package dev.meteo.grpc.terminal;

import org.jspecify.annotations.NullMarked;
