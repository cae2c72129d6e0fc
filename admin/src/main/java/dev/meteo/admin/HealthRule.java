package dev.meteo.admin;

import java.util.List;
import java.util.Optional;

/** Judges one side of the system. Pure: it asks nobody. */
interface HealthRule {
  /**
   * What is not as it should be; empty when all is well or nothing can be said.
   *
   * @param before the same a few seconds earlier, if there was a first look
   */
  List<Finding> judge(SystemStatus now, Optional<SystemStatus> before);
}
