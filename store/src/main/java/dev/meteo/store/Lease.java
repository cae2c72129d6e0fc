package dev.meteo.store;

import java.time.Duration;
import java.util.UUID;

/**
 * The lease that makes one window proxy the leader. Its token fences what the leader writes. Safe
 * for concurrent use.
 */
public final class Lease {
  /** Ends the token of a lease in a Redis that was not vouched for. */
  static final String DOUBT = "?";

  private final StoreConnection connection;
  private final Duration length;
  private final String own;
  private volatile String token;

  /**
   * @param holder says in Redis and in the status who holds it
   * @param length how long it lasts when it is not prolonged
   */
  public Lease(StoreConnection connection, String holder, Duration length) {
    this.connection = connection;
    this.length = length;
    this.own = holder + "#" + UUID.randomUUID();
    this.token = own;
  }

  /** Who holds the lease with this token. */
  static String holder(String token) {
    int mark = token.lastIndexOf('#');
    return mark < 0 ? token : token.substring(0, mark);
  }

  /**
   * What this process' writes carry. It is another one once Redis is another one, or was restarted,
   * and what carries the former changes nothing any more.
   */
  public String token() {
    return token;
  }

  /** What the token is once its Redis has been vouched for. */
  public static String vouched(String token) {
    return token.endsWith(DOUBT) ? token.substring(0, token.length() - DOUBT.length()) : token;
  }

  /** Takes the lease if it is free, or prolongs it if it is ours; says whether it is ours now. */
  public boolean acquire() throws StoreException {
    String[] keys = {Keys.LEASE, Keys.LINEAGE};
    String held = connection.run(Script.ACQUIRE, keys, own, Long.toString(length.toMillis()));
    if (held.isEmpty()) {
      return false;
    }
    token = held;
    return true;
  }

  /** Gives the lease back if it is ours, so that another proxy need not wait for its end. */
  public void release() throws StoreException {
    connection.run(Script.RELEASE, new String[] {Keys.LEASE}, token);
  }
}
