package dev.meteo.testbed.demo;

import java.util.List;

/**
 * A process of the demonstration.
 *
 * @param name unique in the demonstration; its log file is called after it
 * @param arguments what follows {@code ./meteo}
 */
record Role(String name, List<String> arguments) {}
