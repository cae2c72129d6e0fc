package dev.meteo.chaos.scene;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;

/**
 * Options with which the many roles that chaos starts take a fraction of the processor time: only
 * the first tier of the compiler, and classes as an earlier role of the kind had them in memory.
 */
final class QuickStart {
  private static final String FIRST_TIER = "-XX:TieredStopAtLevel=1";

  private final Path directory;

  /**
   * @param directory where classes are kept from run to run; made when it is not there
   */
  QuickStart(Path directory) throws IOException {
    this.directory = Files.createDirectories(directory);
  }

  /** For the variable in which a role's options are split at blanks. */
  String options(Kind kind) {
    Path classes = directory.resolve(kind.name().toLowerCase(Locale.ROOT) + ".jsa");
    return classes.toString().matches(".*\\s.*")
        ? FIRST_TIER
        : FIRST_TIER
            + " -XX:+AutoCreateSharedArchive -Xlog:disable -XX:SharedArchiveFile="
            + classes;
  }
}
