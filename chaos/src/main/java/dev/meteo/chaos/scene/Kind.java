package dev.meteo.chaos.scene;

/** What an actor does. */
public enum Kind {
  /** Makes readings. */
  SENSOR,
  /** Computes and stores: a worker, or a compute server of the direct variant. */
  WORKER,
  /** Publishes windows. */
  PROXY,
  /** Receives windows. */
  TERMINAL,
  /** Passes calls on; only in the direct variant. */
  BALANCER
}
