package dev.meteo.testbed.run;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Which sources this program was built from, as git knows. */
public final class Revision {
  private static final Logger LOGGER = LoggerFactory.getLogger(Revision.class);
  private static final long PATIENCE_SECONDS = 5;

  private static final String DIRTY = "-dirty";

  private Revision() {}

  /** Whether it names sources that stay what they are. */
  public static boolean isCommit(@Nullable String revision) {
    return revision != null && !revision.endsWith(DIRTY);
  }

  /**
   * A short name of the commit, with {@code -dirty} when files differ from it; null where there is
   * no git or the program was not started by the project's script.
   */
  public static @Nullable String ofProgram() {
    Path directory = Path.of(System.getProperty("meteo.script", "")).getParent();
    if (directory == null) {
      return null;
    }
    try {
      Process git =
          new ProcessBuilder(
                  "git",
                  "-C",
                  directory.toString(),
                  "describe",
                  "--always",
                  "--dirty=" + DIRTY,
                  "--exclude=*")
              .redirectError(ProcessBuilder.Redirect.DISCARD)
              .start();
      String text = new String(git.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
      return git.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS) && git.exitValue() == 0 ? text : null;
    } catch (IOException e) {
      LOGGER.info("no git", e);
      return null;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return null;
    }
  }
}
