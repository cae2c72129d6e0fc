package dev.meteo.worker;

import static org.assertj.core.api.Assertions.assertThat;

import dev.meteo.messages.Location;
import dev.meteo.messages.PollutionReading;
import dev.meteo.store.Sighting;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class SightingsTest {
  private static final Instant AT = Instant.parse("2026-03-01T12:00:00Z");
  private static final Location PLACE = new Location(41, 1);
  private final Sightings sightings = new Sightings();

  @Test
  void theLastTimeAndTheLastPlaceCount() {
    sightings.add(reading("a", PLACE), 1_000);
    sightings.add(reading("a", null), 5_000);
    sightings.add(reading("b", null), 2_000);

    assertThat(sightings.take(6_000))
        .containsExactlyInAnyOrder(
            new Sighting("a", Duration.ofNanos(1_000), PLACE),
            new Sighting("b", Duration.ofNanos(4_000), null));
  }

  @Test
  void whatWasTakenIsNotToldAgain() {
    sightings.add(reading("a", null), 1);
    assertThat(sightings.take(2)).hasSize(1);

    assertThat(sightings.take(3)).isEmpty();
  }

  @Test
  void anySwarmOfSensorsTakesBoundedRoom() {
    for (int i = 0; i < 30_000; i++) {
      sightings.add(reading("s" + i, null), i);
    }

    assertThat(sightings.take(0)).hasSize(20_000);
  }

  private static PollutionReading reading(String sensor, @Nullable Location location) {
    return new PollutionReading(sensor, AT, 400, location);
  }
}
