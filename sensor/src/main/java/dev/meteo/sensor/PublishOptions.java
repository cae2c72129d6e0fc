package dev.meteo.sensor;

import dev.meteo.cli.UsageError;
import dev.meteo.messages.ReadingDecoder;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** How readings are published. */
final class PublishOptions {
  private static final int MAX_IN_FLIGHT = 65_535;
  private static final int BATCH_OF_MANY = 50;

  @Option(
      names = "--in-flight",
      paramLabel = "N",
      defaultValue = "1000",
      description = "Messages that may be without a confirm at a time. Default: ${DEFAULT-VALUE}.")
  private int inFlight;

  @Option(
      names = "--batch",
      paramLabel = "N",
      description = {
        "Readings per message, 1 to 500. With more than 1 a message is an array with the routing",
        "key batch.<id>, sent when full or after 200 ms. Default: 1; 50 for a file of more than 1 MB",
        "with --speed max."
      })
  private @Nullable Integer batch;

  private boolean many;

  /** Many readings are to be sent at once: messages of one each would take minutes. */
  void expectMany() {
    many = true;
  }

  private int batch() {
    return batch == null ? many ? BATCH_OF_MANY : 1 : batch;
  }

  /**
   * @param gateway what the routing key of arrays calls this process
   */
  ReadingMessages messages(String gateway) {
    return new ReadingMessages(batch(), gateway);
  }

  /**
   * @throws UsageError when a number is out of range
   */
  Transport.Flow flow() {
    if (inFlight < 1 || inFlight > MAX_IN_FLIGHT) {
      throw new UsageError("--in-flight must be 1 to " + MAX_IN_FLIGHT + ", not " + inFlight);
    }
    int size = batch();
    if (size < 1 || size > ReadingDecoder.MAX_READINGS) {
      throw new UsageError("--batch must be 1 to " + ReadingDecoder.MAX_READINGS + ", not " + size);
    }
    return new Transport.Flow(inFlight, size);
  }
}
