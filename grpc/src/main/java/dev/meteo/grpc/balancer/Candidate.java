package dev.meteo.grpc.balancer;

/** A server as a policy sees it. */
interface Candidate {
  /** Calls that it has and has not answered. */
  int outstanding();

  /** Whether it could not be reached since it was last heard of. */
  boolean isSuspect();
}
