/**
 * What {@code messages} promises, on a real RabbitMQ: that queues and exchanges are as declared,
 * and that confirms and reconnects hold when the broker ends, freezes or is killed.
 */
@NullMarked
package dev.meteo.acceptance.broker;

import org.jspecify.annotations.NullMarked;
