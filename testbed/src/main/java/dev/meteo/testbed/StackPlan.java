package dev.meteo.testbed;

import java.io.IOException;
import java.io.Reader;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.List;
import java.util.Properties;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What distinguishes one stack from another; written to its directory before anything starts, so
 * that whoever finds the directory can end what was started from it.
 *
 * @param backend {@code docker} or {@code native}
 * @param id distinguishes this stack's containers and secrets; hexadecimal
 * @param password of the broker's user {@code meteo} and of Redis
 * @param cookie what the nodes of the cluster know each other by
 * @param amqpPorts one for each broker node, of which there may be none
 * @param distributionPorts one for each broker node, for the cluster's own traffic
 * @param epmdPort of the nodes' name service
 * @param redisPort of Redis
 */
record StackPlan(
    String backend,
    String id,
    String password,
    String cookie,
    List<Integer> amqpPorts,
    List<Integer> distributionPorts,
    int epmdPort,
    int redisPort) {
  static final String USER = "meteo";
  private static final String FILE = "stack.properties";
  private static final int SECRET_BYTES = 12;

  static StackPlan fresh(String backend, int nodes) {
    SecureRandom random = new SecureRandom();
    List<Integer> ports = FreePorts.pick(2 * nodes + 2, random);
    return new StackPlan(
        backend,
        secret(random).substring(0, 8),
        secret(random),
        secret(random),
        List.copyOf(ports.subList(0, nodes)),
        List.copyOf(ports.subList(nodes, 2 * nodes)),
        ports.get(2 * nodes),
        ports.get(2 * nodes + 1));
  }

  private static String secret(SecureRandom random) {
    byte[] bytes = new byte[SECRET_BYTES];
    random.nextBytes(bytes);
    return HexFormat.of().formatHex(bytes);
  }

  int nodes() {
    return amqpPorts.size();
  }

  String amqp() {
    return amqpPorts.stream()
        .map(port -> "amqp://" + USER + ":" + password + "@127.0.0.1:" + port)
        .collect(Collectors.joining(","));
  }

  String redis() {
    return "redis://default:" + password + "@127.0.0.1:" + redisPort;
  }

  void save(Path directory) throws IOException {
    Properties properties = new Properties();
    properties.setProperty("backend", backend);
    properties.setProperty("id", id);
    properties.setProperty("password", password);
    properties.setProperty("cookie", cookie);
    properties.setProperty("amqpPorts", join(amqpPorts));
    properties.setProperty("distributionPorts", join(distributionPorts));
    properties.setProperty("epmdPort", Integer.toString(epmdPort));
    properties.setProperty("redisPort", Integer.toString(redisPort));
    try (Writer writer = Files.newBufferedWriter(directory.resolve(FILE))) {
      properties.store(writer, null);
    }
  }

  static boolean isIn(Path directory) {
    return Files.isRegularFile(directory.resolve(FILE));
  }

  /**
   * Reads what {@link #save} wrote.
   *
   * @throws IOException also when the file is not whole
   */
  static StackPlan load(Path directory) throws IOException {
    Properties properties = new Properties();
    try (Reader reader = Files.newBufferedReader(directory.resolve(FILE))) {
      properties.load(reader);
      return new StackPlan(
          required(properties, "backend"),
          required(properties, "id"),
          required(properties, "password"),
          required(properties, "cookie"),
          ports(properties, "amqpPorts"),
          ports(properties, "distributionPorts"),
          Integer.parseInt(required(properties, "epmdPort")),
          Integer.parseInt(required(properties, "redisPort")));
    } catch (IllegalArgumentException e) {
      throw new IOException(directory.resolve(FILE) + " is damaged", e);
    }
  }

  private static String required(Properties properties, String key) {
    String value = properties.getProperty(key);
    if (value == null || value.isEmpty()) {
      throw new IllegalArgumentException(key + " is missing");
    }
    return value;
  }

  private static String join(List<Integer> ports) {
    return ports.stream().map(String::valueOf).collect(Collectors.joining(","));
  }

  private static List<Integer> ports(Properties properties, String key) {
    String text = properties.getProperty(key);
    if (text == null) {
      throw new IllegalArgumentException(key + " is missing");
    }
    return text.isEmpty()
        ? List.of()
        : Stream.of(text.split(",", -1)).map(Integer::valueOf).toList();
  }

  /** Shows no password. */
  @Override
  public String toString() {
    return backend + " stack " + id + " with " + nodes() + " broker node(s)";
  }
}
