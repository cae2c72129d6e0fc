/**
 * The whole system under test: roles run as the processes that users start, on a real RabbitMQ and
 * a real Redis, and what they publish is judged by {@link dev.meteo.oracle.Judge}. Start at {@link
 * dev.meteo.acceptance.TestSite}.
 */
@NullMarked
package dev.meteo.acceptance;

import org.jspecify.annotations.NullMarked;
