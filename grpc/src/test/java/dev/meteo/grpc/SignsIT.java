package dev.meteo.grpc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.google.protobuf.Timestamp;
import dev.meteo.grpc.link.HostPort;
import dev.meteo.grpc.terminal.CallSource;
import dev.meteo.grpc.wire.Location;
import dev.meteo.grpc.wire.MeteoProcessingGrpc;
import dev.meteo.grpc.wire.RawPollutionData;
import dev.meteo.messages.SignsOfLife;
import dev.meteo.messages.SignsOfLife.SensorSign;
import dev.meteo.terminal.feed.Feed;
import dev.meteo.terminal.feed.FeedSource;
import dev.meteo.terminal.journal.Journal;
import dev.meteo.terminal.model.Happening;
import dev.meteo.terminal.model.WindowBook;
import dev.meteo.testbed.junit.StackAddresses;
import dev.meteo.testbed.junit.StackExtension;
import io.grpc.ManagedChannel;
import io.grpc.netty.NettyChannelBuilder;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Word of servers and sensors on its way to a terminal that is called. */
@ExtendWith(StackExtension.class)
@Timeout(120)
class SignsIT {
  private static final Duration PATIENCE = Duration.ofSeconds(40);

  @Command
  private static final class Terminal {
    @Mixin private final CallSource source = new CallSource();
  }

  private final String redis;
  private final Terminal terminal = new Terminal();
  private final List<Happening> happenings = new CopyOnWriteArrayList<>();
  private RunningRole server;
  private RunningRole proxy;
  private ManagedChannel channel;

  SignsIT(StackAddresses stack) {
    redis = URI.create(stack.redis()).resolve("/8").toString();
  }

  @BeforeEach
  void open() {
    server = RunningRole.start("server", "--redis", redis, "--balancer", "none");
    HostPort address = HostPort.parse(server.awaitSaid("listens at (\\S+);").group(1));
    channel = NettyChannelBuilder.forAddress(address.host(), address.port()).usePlaintext().build();
    proxy = RunningRole.start("proxy", "--redis", redis, "--listen", "localhost:0");
    String port = proxy.awaitSaid("at port (\\d+)").group(1);
    var unused =
        new CommandLine(terminal)
            .parseArgs("--proxy", "localhost:" + port, "--listen", "localhost:0");
  }

  @AfterEach
  void close() throws Exception {
    channel.shutdownNow();
    server.end();
    proxy.end();
  }

  @Test
  void aTerminalIsToldOfServersAndSensors(@TempDir Path home) throws Exception {
    store("roof");
    CompletableFuture<Void> run;
    try (Journal journal = Journal.open(home);
        Feed feed = terminal.source.feed(site(journal))) {
      run = CompletableFuture.runAsync(() -> run(feed));

      SignsOfLife signs =
          await()
              .atMost(PATIENCE)
              .until(this::signsOfAStoredReading, Optional::isPresent)
              .orElseThrow();

      assertThat(signs.workers()).hasSize(1);
      assertThat(signs.workers().getFirst().name()).startsWith("server@");
      assertThat(signs.workers().getFirst().figures().stored()).isEqualTo(1);
      SensorSign roof = signs.listed().getFirst();
      assertThat(roof.sensor()).isEqualTo("roof");
      assertThat(roof.location()).isEqualTo(new dev.meteo.messages.Location(41, 1));
    }
    run.get(60, TimeUnit.SECONDS);
  }

  private static void run(Feed feed) {
    try {
      feed.run();
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }

  private FeedSource.Site site(Journal journal) {
    return new FeedSource.Site(
        "hall",
        true,
        FeedSource.UNLIMITED,
        journal,
        new WindowBook(),
        InstantSource.system(),
        happenings::add);
  }

  private Optional<SignsOfLife> signsOfAStoredReading() {
    return happenings.stream()
        .filter(Happening.SignsCame.class::isInstance)
        .map(happening -> ((Happening.SignsCame) happening).signs())
        .filter(signs -> !signs.listed().isEmpty())
        .filter(signs -> signs.workers().stream().anyMatch(one -> one.figures().stored() > 0))
        .findFirst();
  }

  private void store(String sensor) {
    Instant now = Instant.now();
    RawPollutionData reading =
        RawPollutionData.newBuilder()
            .setSensor(sensor)
            .setCo2(400)
            .setTimestamp(Timestamp.newBuilder().setSeconds(now.getEpochSecond()))
            .setLocation(Location.newBuilder().setLatitude(41).setLongitude(1))
            .build();
    assertThat(
            MeteoProcessingGrpc.newBlockingStub(channel)
                .withDeadlineAfter(60, TimeUnit.SECONDS)
                .processPollutionData(reading)
                .getDuplicate())
        .isFalse();
  }
}
