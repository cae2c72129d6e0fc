package dev.meteo.testbed.demo;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/**
 * A process of the demonstration.
 *
 * @param name unique in the demonstration; its log file is called after it
 * @param arguments what follows {@code ./meteo}
 */
record Role(String name, List<String> arguments) {
  /** The same with further arguments. */
  Role with(String... further) {
    return new Role(name, Stream.concat(arguments.stream(), Arrays.stream(further)).toList());
  }
}
