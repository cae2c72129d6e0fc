package dev.meteo.compare.scenario;

import dev.meteo.worker.WorkTime;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Who computes.
 *
 * @param count workers, or compute servers, that take part
 * @param begin how many of them run from the beginning; the others are started by the faults'
 *     {@code start}
 * @param workTime how long each reading takes, such as {@code 500ms:3500ms}, one at a time; null
 *     for as fast as it goes
 * @param workTimes the same for single ones, by their place from 1, in place of {@code workTime};
 *     shorter than the number of workers where the others have {@code workTime}
 */
public record Workers(
    int count, @Nullable Integer begin, @Nullable String workTime, List<String> workTimes) {
  /** Checks the numbers; copies. */
  public Workers {
    Check.that(count >= 1 && count <= 32, "there must be 1 to 32 workers, not " + count);
    Check.that(
        begin == null || (begin >= 1 && begin <= count),
        "\"begin\" must be 1 to the number of workers");
    // Jackson gives null for what the file leaves out.
    workTimes = workTimes == null ? List.of() : List.copyOf(workTimes);
    Check.that(workTimes.size() <= count, "there are more workTimes than workers");
    Stream.concat(Stream.ofNullable(workTime), workTimes.stream())
        .forEach(text -> Objects.requireNonNull(WorkTime.parse(text)));
  }

  /** How many run from the beginning. */
  public int atBegin() {
    return begin == null ? count : begin;
  }

  /** The work time of one of them; null for none. */
  public @Nullable String workTimeOf(int number) {
    return number <= workTimes.size() ? workTimes.get(number - 1) : workTime;
  }
}
