/** Gives tests a real RabbitMQ and a real Redis. */
@NullMarked
package dev.meteo.testbed.junit;

import org.jspecify.annotations.NullMarked;
