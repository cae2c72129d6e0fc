package dev.meteo.store;

/**
 * The names of the keys. All carry the partition in their hash tag, so that one script may use
 * several of them in a Redis Cluster.
 */
final class Keys {
  private static final String PREFIX = "{meteo:0}:";

  static final String SETTINGS = PREFIX + "settings";
  static final String HORIZON = PREFIX + "horizon";
  static final String PANES = PREFIX + "panes";
  static final String DIRTY = PREFIX + "dirty";
  static final String WINDOWS = PREFIX + "windows";
  static final String OUTBOX = PREFIX + "outbox";
  static final String INCOMPLETE = PREFIX + "incomplete";
  static final String LEASE = PREFIX + "lease";
  static final String HISTORY = PREFIX + "history";
  static final String CLOSED = PREFIX + "closed";
  static final String LINEAGE = PREFIX + "lineage";
  static final String CHECKPOINT = PREFIX + "checkpoint";
  static final String SKIP = PREFIX + "skip";
  static final String CLOCK = PREFIX + "clock";
  static final String PROBE = PREFIX + "probe";
  static final String BARRIER = PREFIX + "barrier";
  static final String WORKERS = PREFIX + "workers";
  static final String SENSORS = PREFIX + "sensors";
  static final String PLACES = PREFIX + "places";
  static final String UNTOLD = PREFIX + "untold";

  private Keys() {}

  static String pane(long second) {
    return PREFIX + "pane:" + second;
  }

  static String results(long second) {
    return PREFIX + "results:" + second;
  }

  static String window(WindowKey window) {
    return window(window.member());
  }

  static String window(String member) {
    return PREFIX + "window:" + member;
  }
}
