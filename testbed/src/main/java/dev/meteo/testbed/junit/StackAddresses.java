package dev.meteo.testbed.junit;

import dev.meteo.messages.AmqpEndpoint;

/**
 * Where a test's servers are. Other tests use them too: names and vhosts must be a test's own.
 *
 * @param amqp as in METEO_AMQP
 * @param redis as in METEO_REDIS
 */
public record StackAddresses(String amqp, String redis) {
  /** The broker, ready to connect to. */
  public AmqpEndpoint broker() {
    return AmqpEndpoint.parse(amqp);
  }
}
