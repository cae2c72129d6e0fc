package dev.meteo.sensor;

import dev.meteo.messages.BrokerLink;

/** What a sensor does on its connections to the broker. */
interface BrokerPublisher extends BrokerLink.Session {
  /** Whether the broker takes no messages for now. */
  boolean isBlocked();
}
