/** What the roles' gRPC ends share: addresses, servers, leases, bodies as bytes. */
@NullMarked
package dev.meteo.grpc.link;

import org.jspecify.annotations.NullMarked;
