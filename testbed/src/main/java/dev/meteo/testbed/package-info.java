/**
 * A private RabbitMQ and Redis on free ports, started in Docker or from what is installed, which
 * tests, the demonstration and fault injection can kill, freeze, stop and start again; and the
 * commands {@code stack} and {@code demo}.
 */
@NullMarked
package dev.meteo.testbed;

import org.jspecify.annotations.NullMarked;
