package dev.meteo.testbed;

/**
 * What kind of stack to start.
 *
 * @param nodes broker nodes: 1, or 3 for a cluster, or 0 for a stack of Redis alone
 * @param backend where the servers come from
 */
public record StackOptions(int nodes, BackendChoice backend) {
  /** One broker node, from wherever it is to be had. */
  public static final StackOptions DEFAULT = new StackOptions(1, BackendChoice.AUTO);

  /** Refuses numbers of nodes that make no cluster with a majority. */
  public StackOptions {
    if (nodes != 0 && nodes != 1 && nodes != 3) {
      throw new IllegalArgumentException("a stack has 1 or 3 broker nodes, not " + nodes);
    }
  }

  /** Redis without a broker. */
  public static StackOptions redisAlone(BackendChoice backend) {
    return new StackOptions(0, backend);
  }

  boolean hasBroker() {
    return nodes > 0;
  }
}
