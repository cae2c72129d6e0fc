/** The direct variant: the roles call each other over gRPC instead of through a broker. */
@NullMarked
package dev.meteo.grpc;

import org.jspecify.annotations.NullMarked;
