package dev.meteo.testbed.run;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/**
 * A role as a process of a run.
 *
 * @param name unique in the run
 * @param arguments what follows {@code ./meteo}
 */
public record Role(String name, List<String> arguments) {
  /** The same with further arguments. */
  public Role with(String... further) {
    return new Role(name, Stream.concat(arguments.stream(), Arrays.stream(further)).toList());
  }
}
