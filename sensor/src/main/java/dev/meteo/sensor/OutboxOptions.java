package dev.meteo.sensor;

import dev.meteo.cli.FileFailure;
import dev.meteo.cli.Guarantee;
import dev.meteo.cli.HomeOption;
import dev.meteo.cli.UsageError;
import dev.meteo.cli.UserError;
import dev.meteo.sensor.intents.IntentLog;
import dev.meteo.sensor.intents.IntentsBusyException;
import java.io.IOException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Where readings are until they are confirmed. */
final class OutboxOptions {
  private enum Place {
    MEMORY,
    DISK,
    ARCHIVE
  }

  @Option(
      names = "--outbox",
      paramLabel = "PLACE",
      description = {
        "Where readings wait for their confirm. disk: in METEO_HOME/outbox/NAME, written before",
        "they are sent; a sensor that died goes on where it was when it is started again with the",
        "same --id. archive: disk, and what is confirmed stays there for ever. memory: gone with",
        "the process. Default: disk for a sensor with an --id that keeps time, memory otherwise",
        "and with --rate max or --speed max."
      })
  private @Nullable Place place;

  @Mixin private final HomeOption home = new HomeOption();

  /**
   * Takes the place that was chosen.
   *
   * @param name empty when the sensor was not given one
   * @param keepsTime whether readings are made at their own pace, not as fast as possible
   * @throws UserError when it is taken or cannot be written
   */
  Keeper open(String name, boolean keepsTime, Guarantee guarantee, Notices notices) {
    boolean named = !name.isEmpty();
    if (guarantee.mayLose()) {
      if (place != null && place != Place.MEMORY) {
        throw new UsageError("--delivery at-most-once keeps nothing: --outbox must be memory");
      }
      return new MemoryKeeper();
    }
    if (place == Place.MEMORY || (place == null && !(named && keepsTime))) {
      return new MemoryKeeper();
    }
    if (!named) {
      throw new UsageError(
          "--outbox on disk needs --id NAME: by its name a sensor finds its outbox again");
    }
    // A name may be "..".
    Path directory =
        home.directory().resolve("outbox").resolve(name.startsWith(".") ? "_" + name : name);
    try {
      IntentLog log = IntentLog.open(directory, place == Place.ARCHIVE);
      if (log.damaged() > 0) {
        notices.say(log.damaged() + " damaged lines of the outbox " + directory + " are left out");
      }
      log.ahead()
          .ifPresent(
              time ->
                  notices.say(
                      "the clock was once ahead: the outbox "
                          + directory
                          + " has a reading of "
                          + time
                          + "; times go on from now"));
      return new DiskKeeper(log, directory, notices);
    } catch (IntentsBusyException e) {
      throw new UserError(e.getMessage() + "; end that sensor or choose another --id", e);
    } catch (IOException e) {
      throw new UserError(
          "cannot write the outbox "
              + directory
              + " ("
              + FileFailure.reason(e)
              + "); METEO_HOME is another place, --outbox memory does without",
          e);
    }
  }
}
