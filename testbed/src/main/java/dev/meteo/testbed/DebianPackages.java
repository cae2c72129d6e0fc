package dev.meteo.testbed;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/**
 * Installs servers with Debian's and Ubuntu's package manager, as root or where sudo asks for no
 * password, and sees to it that no service starts by that: the user asked for a private stack.
 */
final class DebianPackages {
  private static final Duration PATIENCE = Duration.ofMinutes(15);

  /** policy-rc.d is what packages ask before they start a service; 101 forbids it. */
  private static final String SCRIPT =
      """
      set -e
      guard=/usr/sbin/policy-rc.d
      if [ ! -e "$guard" ]; then
        trap 'rm -f "$guard"' EXIT
        trap 'exit 1' HUP INT TERM
        printf '#!/bin/sh\\nexit 101\\n' >"$guard"
        chmod 755 "$guard"
      fi
      export DEBIAN_FRONTEND=noninteractive
      apt-get update -qq
      apt-get install -y -qq --no-install-recommends "$@"
      if [ -d /run/systemd/system ]; then
        systemctl --quiet disable "$@" || :
      fi
      """;

  private DebianPackages() {}

  /**
   * Installs the packages.
   *
   * @throws StackException saying what to install by hand when this cannot
   */
  static void install(List<String> packages, Consumer<String> progress) {
    String names = String.join(" and ", packages);
    List<String> command = new ArrayList<>(rootPrefix(names));
    command.addAll(List.of("sh", "-c", SCRIPT, "sh"));
    command.addAll(packages);
    progress.accept("installing " + names + " with apt-get");
    CommandLineTool.Outcome outcome = CommandLineTool.run(command, PATIENCE);
    if (!outcome.succeeded()) {
      throw new StackException(
          "apt-get could not install " + names + ": " + ServerLog.tail(outcome.output()));
    }
  }

  private static List<String> rootPrefix(String names) {
    if (CommandLineTool.run(List.of("apt-get", "--version")).succeeded()) {
      if (CommandLineTool.run(List.of("id", "-u")).output().equals("0")) {
        return List.of();
      }
      if (CommandLineTool.run(List.of("sudo", "-n", "true")).succeeded()) {
        return List.of("sudo", "-n");
      }
    }
    throw new StackException(
        names
            + " are missing, and there is no root or sudo without password with apt-get to install"
            + " them by: install them (Debian and Ubuntu: apt install rabbitmq-server redis-server;"
            + " macOS: brew install rabbitmq redis), or start Docker and use --backend docker");
  }
}
