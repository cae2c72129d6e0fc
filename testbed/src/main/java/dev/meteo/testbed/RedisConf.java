package dev.meteo.testbed;

/** The text of a private Redis' configuration. */
final class RedisConf {
  private RedisConf() {}

  /**
   * Every acknowledged write is on disk, and a full Redis refuses instead of forgetting.
   *
   * @param bind the address to listen on
   */
  static String text(String bind, int port, String password, String dataDirectory) {
    return """
        bind %s
        port %d
        requirepass %s
        dir "%s"
        daemonize no
        appendonly yes
        appendfsync always
        save ""
        maxmemory-policy noeviction
        """
        .formatted(bind, port, password, dataDirectory);
  }
}
