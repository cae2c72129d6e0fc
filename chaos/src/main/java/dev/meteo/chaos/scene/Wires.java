package dev.meteo.chaos.scene;

import dev.meteo.testbed.run.Relay;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The ways between the actors and what they use, each through relays of its own. */
public final class Wires implements AutoCloseable {
  /** The end of the ways by which an actor is called, in place of what it uses itself. */
  public static final String CALLERS = "callers";

  private static final Pattern PORT = Pattern.compile("(?<=127\\.0\\.0\\.1:|localhost:)\\d+");

  private final Map<String, List<Relay>> relays = new HashMap<>();

  /**
   * Addresses, in any text, by way of relays of this wire's own.
   *
   * @param from the actor
   * @param to what is behind the addresses
   */
  String through(String from, String to, String addresses) throws IOException {
    Matcher ports = PORT.matcher(addresses);
    StringBuilder text = new StringBuilder();
    while (ports.find()) {
      Relay relay = Relay.to(Integer.parseInt(ports.group()));
      relays.computeIfAbsent(key(from, to), key -> new ArrayList<>()).add(relay);
      ports.appendReplacement(text, Integer.toString(relay.port()));
    }
    return ports.appendTail(text).toString();
  }

  /** The relays between an actor and what it uses; empty when there is no such way. */
  public List<Relay> between(String from, String to) {
    return relays.getOrDefault(key(from, to), List.of());
  }

  /** Lets everything pass everywhere. */
  public void heal() {
    relays.values().forEach(all -> all.forEach(Relay::heal));
  }

  @Override
  public void close() throws IOException {
    for (List<Relay> all : relays.values()) {
      for (Relay relay : all) {
        relay.close();
      }
    }
  }

  private static String key(String from, String to) {
    return from + ">" + to;
  }
}
