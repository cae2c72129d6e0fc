package dev.meteo.chaos.scene;

/**
 * What the scene is like, which decides about the faults that are possible in it.
 *
 * @param nodes of the broker, 1 or 3
 * @param messaging whether the roles use the broker at all
 * @param local whether the servers are processes of this machine
 * @param armed whether this build can have roles die at named points
 * @param replicated whether Redis has a replica, and a sentinel that makes it the master
 */
public record Spot(int nodes, boolean messaging, boolean local, boolean armed, boolean replicated) {
  /** How many workers, or compute servers, there are. */
  public static final int WORKERS = 3;

  /** How many steady sensors there are. */
  public static final int SENSORS = 2;

  /** How many window proxies there are. */
  public static final int PROXIES = 2;

  /** How many terminals there are. */
  public static final int TERMINALS = 2;

  /** Always so. */
  public boolean any() {
    return true;
  }

  /** Whether the roles call each other. */
  public boolean direct() {
    return !messaging;
  }

  /** Whether the broker has several nodes. */
  public boolean cluster() {
    return messaging && nodes > 1;
  }

  /** Whether there is one Redis, to which relays lead. */
  public boolean singleRedis() {
    return !replicated;
  }

  /** Whether roles can die at named points. */
  public boolean canDie() {
    return armed;
  }
}
