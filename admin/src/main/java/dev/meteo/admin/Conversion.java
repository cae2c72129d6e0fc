package dev.meteo.admin;

import java.io.IOException;

/**
 * Turns one thing of an older version into that of this one. What it does may end at any point and
 * be begun again. Blocks on the broker.
 */
interface Conversion {
  /** What it converts, in words. */
  String what();

  /** Whether there is something to convert, or a conversion to go on with; changes nothing. */
  boolean isNeeded() throws IOException;

  /**
   * Converts it.
   *
   * @throws dev.meteo.cli.UserError when somebody has to do something before; nothing is changed
   *     then
   */
  void run() throws IOException, InterruptedException;
}
