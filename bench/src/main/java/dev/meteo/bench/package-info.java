/**
 * What the pipeline takes and how fast it is, against RabbitMQ's own load generator on the same
 * broker in turn.
 *
 * <p>A {@code Site} is a private stack and the processes on it; each {@code …Run} starts what it
 * measures there, lets it warm up, measures from outside and ends it; the {@code Bench} runs them
 * in turn into a {@code Report}.
 */
@NullMarked
package dev.meteo.bench;

import org.jspecify.annotations.NullMarked;
