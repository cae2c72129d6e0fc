package dev.meteo.sensor;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.meteo.cli.Delays;
import dev.meteo.cli.Termination;
import dev.meteo.messages.AmqpEndpoint;
import dev.meteo.messages.Topology;
import dev.meteo.messages.WriteCork;
import dev.meteo.sensor.files.FileOptions;
import dev.meteo.sensor.files.Recording;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.io.PrintWriter;
import java.io.SequenceInputStream;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A part of a sensor that fails as no code expects ends the sensor. */
@Timeout(30)
class SensorRunIT {
  private final Termination termination = new Termination();
  private final Notices notices = new Notices(new PrintWriter(Writer.nullWriter()), false);

  @Test
  void anErrorOfTheSourceEndsTheRun() {
    byte[] header = "time,co2\n1423072260,400\n".getBytes(StandardCharsets.UTF_8);
    InputStream exhausting =
        new SequenceInputStream(new ByteArrayInputStream(header), new Exhausting());
    try (Keeper keeper = new MemoryKeeper()) {
      Outbox outbox = new Outbox(10, 1, Duration.ZERO, keeper, Delays.UNHEARD);
      SensorRun run =
          new SensorRun(
              replay(exhausting), outbox, keeper, unconnected(outbox), false, notices, termination);

      assertThatThrownBy(run::run).hasRootCauseMessage("of the test");
    }
  }

  private Replay replay(InputStream bytes) {
    Replay.Settings settings =
        new Replay.Settings(
            "roof", null, FileOptions.none(), Tempo.MAX, Rebase.Mode.NONE, Long.MAX_VALUE, null);
    Pacer pacer = new Pacer(InstantSource.system(), termination::await, Optional.empty());
    return new Replay(new Recording("-", bytes), settings, pacer, notices);
  }

  private Transport unconnected(Outbox outbox) {
    return new RabbitTransport(
        AmqpEndpoint.parse("amqp://localhost:1"),
        new OutboxPublisher(
            outbox,
            Topology.declaring(),
            new ReadingMessages(1, "roof"),
            1,
            notices,
            termination::await,
            new WriteCork()),
        notices);
  }

  private static final class Exhausting extends InputStream {
    @Override
    public int read() {
      throw new OutOfMemoryError("of the test");
    }

    @Override
    public int read(byte[] bytes, int from, int length) {
      return read();
    }
  }
}
