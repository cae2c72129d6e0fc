package dev.meteo.store;

import static org.assertj.core.api.Assertions.assertThat;

import dev.meteo.messages.Location;
import dev.meteo.messages.SignsOfLife;
import dev.meteo.messages.SignsOfLife.SensorSign;
import dev.meteo.messages.SignsOfLife.WorkerFigures;
import dev.meteo.messages.SignsOfLife.WorkerSign;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Tag("native")
@Timeout(60)
final class SignStoreIT extends OneRedis {
  private static final Duration SILENT = Duration.ofSeconds(30);
  private static final Location PLACE = new Location(41.125, -1.5e-5);
  private SignStore signs;

  @Override
  void prepare(StoreConnection opened) {
    signs = new SignStore(opened);
  }

  @Test
  void nobodyWasHeardOf() throws Exception {
    SignsOfLife roll = signs.roll(SILENT);

    assertThat(roll.workers()).isEmpty();
    assertThat(roll.listed()).isEmpty();
    assertThat(roll.sensors()).isZero();
  }

  @Test
  void whatIsNoSignIsLeftOut() throws Exception {
    signs.sign("w@h:1", new WorkerFigures(1, 1, 0, 1), List.of(seen("a", 1, null)));
    String now = redis.cli("TIME").lines().findFirst().orElseThrow() + "000";
    redis.cli("HSET", Keys.WORKERS, "few", now, "nan", now + " 1 1 0 NaN");
    redis.cli("HSET", Keys.WORKERS, "text", now + " x 1 0 1", "minus", now + " -1 1 0 1");
    redis.cli("HSET", Keys.PLACES, "a", "x,y");
    redis.cli("ZADD", Keys.SENSORS, now, "b c", now, "d");

    SignsOfLife roll = signs.roll(SILENT);

    assertThat(roll.workers()).extracting(WorkerSign::name).containsExactly("w@h:1");
    assertThat(roll.listed()).extracting(SensorSign::sensor).containsExactly("d");
  }

  @Test
  void theSensorsSilentForLongestComeFirstWithTheirPlaces() throws Exception {
    WorkerFigures figures = new WorkerFigures(12, 10, 2, 2.5);
    signs.sign("w@h:1", figures, List.of(seen("a", 1, null), seen("b", 40, PLACE)));
    signs.sign("w@h:2", figures, List.of(seen("c", 20, null), seen("b", 50, null)));

    SignsOfLife roll = signs.roll(SILENT);

    assertThat(roll.workers()).extracting(WorkerSign::name).containsExactly("w@h:1", "w@h:2");
    assertThat(roll.workers()).extracting(WorkerSign::figures).containsOnly(figures);
    assertThat(roll.listed()).extracting(SensorSign::sensor).containsExactly("b", "c", "a");
    assertThat(roll.listed().getFirst().location()).isEqualTo(PLACE);
    assertThat(roll.listed().getLast().location()).isNull();
    assertThat(age(roll, roll.listed().getFirst().seen())).isBetween(40L, 45L);
    assertThat(roll.sensors()).isEqualTo(3);
    assertThat(roll.silent()).isEqualTo(1);
    assertThat(roll.isSilent(roll.listed().getFirst().seen())).isTrue();
    assertThat(roll.isSilent(roll.listed().getLast().seen())).isFalse();
  }

  @Test
  void ofManySensorsTheFirstAreListedAndAllAreCounted() throws Exception {
    List<Sighting> many = new ArrayList<>();
    for (int i = 0; i < 1200; i++) {
      many.add(seen("s" + i, i, null));
    }
    signs.sign("w@h:1", new WorkerFigures(0, 0, 0, 0), many);

    SignsOfLife roll = signs.roll(SILENT);

    assertThat(roll.sensors()).isEqualTo(1200);
    assertThat(roll.listed()).hasSize(256);
    assertThat(roll.listed().getFirst().sensor()).isEqualTo("s1199");
  }

  @Test
  void whoWasNotHeardOfForLongIsForgottenAndWhoLeavesIsToo() throws Exception {
    WorkerFigures figures = new WorkerFigures(0, 0, 0, 0);
    signs.sign("w@h:1", figures, List.of(seen("old", 86_500, PLACE), seen("new", 86_300, null)));
    signs.sign("w@h:2", figures, List.of());
    redis.cli("HSET", Keys.WORKERS, "w@h:3", "1000 0 0 0 0.0");
    signs.leave("w@h:2");

    SignsOfLife roll = signs.roll(SILENT);

    assertThat(roll.listed()).extracting(SensorSign::sensor).containsExactly("new");
    assertThat(roll.workers()).extracting(WorkerSign::name).containsExactly("w@h:1");
    assertThat(redis.cli("HLEN", Keys.PLACES).strip()).isEqualTo("0");
    assertThat(redis.cli("HLEN", Keys.WORKERS).strip()).isEqualTo("1");
  }

  private static Sighting seen(String sensor, long secondsAgo, @Nullable Location location) {
    return new Sighting(sensor, Duration.ofSeconds(secondsAgo), location);
  }

  private static long age(SignsOfLife roll, Instant seen) {
    return Duration.between(seen, roll.at()).toSeconds();
  }
}
