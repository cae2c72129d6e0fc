/** The compute server: computes and stores what it is called with, as the worker does. */
@NullMarked
package dev.meteo.grpc.server;

import org.jspecify.annotations.NullMarked;
