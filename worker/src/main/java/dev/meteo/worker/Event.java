package dev.meteo.worker;

/** What a worker's thread finds in its inbox. */
sealed interface Event permits Delivery, Letter, Event.Signal {
  /** An event that carries nothing. */
  enum Signal implements Event {
    /** Something changed: look whether the session has to end, or what may be acknowledged. */
    WAKE,
    /** The broker delivers no more; all deliveries came before this. */
    CANCELLED
  }
}
