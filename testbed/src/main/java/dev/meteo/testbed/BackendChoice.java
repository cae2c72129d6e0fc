package dev.meteo.testbed;

/** Where a stack's servers come from. */
public enum BackendChoice {
  /** Docker when its engine answers, else what is installed. */
  AUTO,
  /** Containers. */
  DOCKER,
  /** The machine's own rabbitmq-server and redis-server, run privately. */
  NATIVE
}
