package dev.meteo.messages;

import com.rabbitmq.client.BuiltinExchangeType;
import com.rabbitmq.client.Channel;
import java.io.IOException;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;

/**
 * The exchanges and queues of Meteo, declared idempotently by whoever uses them.
 *
 * <p>Every argument is one that RabbitMQ 3.10 and 4.x both take. Whoever declares, declares the
 * same; a thing that exists with other arguments is a {@link TopologyException}. All methods block
 * on the broker and leave the channel closed when they throw.
 */
public final class Topology {
  /**
   * Fanout exchange that sensors publish readings to. Nothing but Meteo's queue hangs on it: a
   * mandatory message does not come back while any queue takes it.
   */
  public static final String READINGS_EXCHANGE = "meteo.readings";

  /** Quorum queue that the workers share. */
  public static final String READINGS_QUEUE = "meteo.readings";

  /**
   * Fanout exchange through which the broker itself dead-letters. Workers publish to the queue
   * alone, as a confirm waits for every queue that hangs on an exchange.
   */
  public static final String DEAD_EXCHANGE = "meteo.dead";

  /** Quorum queue that keeps refused readings, bounded: the oldest make room. */
  public static final String DEAD_QUEUE = "meteo.dead";

  /**
   * Fanout exchange from which terminals' queues get summaries, after the history has them. No
   * publisher waits for what hangs on it.
   */
  public static final String WINDOWS_EXCHANGE = "meteo.windows";

  /** Fanout exchange for signs of life, which nobody keeps. */
  public static final String SIGNS_EXCHANGE = "meteo.signs";

  /**
   * Fanout exchange that the window proxy publishes summaries to. Nothing but the stream of this
   * name hangs on it, and what the stream has confirmed is published.
   */
  public static final String HISTORY_EXCHANGE = "meteo.history";

  /** Stream of the published summaries. A policy keeps it to the retention. */
  public static final String HISTORY_STREAM = "meteo.history";

  /** Topic exchange on which workers tell what counts, with the key of a {@link Shard}. */
  public static final String STORED_EXCHANGE = "meteo.stored";

  /** Of the queues of terminals; the terminal's name follows. */
  public static final String TERMINAL_QUEUE_PREFIX = "meteo.terminal.";

  /** Of the queues of historians; the historian's name follows. */
  public static final String HISTORIAN_QUEUE_PREFIX = "meteo.historian.";

  /** What is told of all sensors. */
  private static final String ALL_STORED = "stored.#";

  private static final int HISTORIAN_MAX_LENGTH = 10_000_000;

  /** At a thousand readings a second it holds three hours, at ten two weeks. */
  private static final long HISTORIAN_MAX_BYTES = 2_000_000_000L;

  private static final String SIGNS_QUEUE_PREFIX = "meteo.signs.";

  /**
   * A worker's death counts as a delivery of everything it held: a low limit would dead-letter good
   * readings after a few crashes.
   */
  private static final int DELIVERY_LIMIT = 100;

  /** Looking at a dead letter counts as a delivery too; RabbitMQ 4's default of 20 destroys it. */
  private static final int DEAD_DELIVERY_LIMIT = 1_000_000;

  /** How many messages {@link #DEAD_QUEUE} keeps; of usual ones these are as large as it may be. */
  public static final int DEAD_MAX_LENGTH = 100_000;

  /** How large the bodies in {@link #DEAD_QUEUE} may be together. */
  public static final int DEAD_MAX_BYTES = 20_000_000;

  private static final int MEMBERS = 3;
  private static final int TERMINAL_MAX_LENGTH = 100_000;
  private static final long TERMINAL_EXPIRES_MS = Duration.ofDays(7).toMillis();

  /** A stream is trimmed by whole segments; the broker's default of 500 MB would keep for years. */
  private static final int HISTORY_SEGMENT_BYTES = 8_000_000;

  /** The windows of a second for a year and a half; only a safeguard beside the retention. */
  private static final long HISTORY_MAX_BYTES = 20_000_000_000L;

  /** A fanout exchange does not look at it; people see that every key leads to the queue. */
  private static final String ANY_KEY = "#";

  /** The key of bindings for messages without one. */
  private static final String NO_KEY = "";

  private final boolean declare;

  private Topology(boolean declare) {
    this.declare = declare;
  }

  /** Creates what is missing and checks what exists. */
  public static Topology declaring() {
    return new Topology(true);
  }

  /** Creates nothing; what is missing is an error. For users without the configure permission. */
  public static Topology checking() {
    return new Topology(false);
  }

  /** The way of readings: exchange, shared queue, and where refused ones go. */
  public void readings(Channel channel) throws IOException {
    dead(channel);
    exchange(channel, READINGS_EXCHANGE, BuiltinExchangeType.FANOUT);
    queue(channel, READINGS_QUEUE, readingsArguments());
    bind(channel, READINGS_QUEUE, READINGS_EXCHANGE, ANY_KEY);
  }

  /** The quarantine of refused readings. */
  public void dead(Channel channel) throws IOException {
    exchange(channel, DEAD_EXCHANGE, BuiltinExchangeType.FANOUT);
    queue(channel, DEAD_QUEUE, deadArguments());
    bind(channel, DEAD_QUEUE, DEAD_EXCHANGE, NO_KEY);
  }

  /** The way of window summaries: their history, and the exchange of the terminals' queues. */
  public void windows(Channel channel) throws IOException {
    liveWindows(channel);
    history(channel);
    unbind(channel, HISTORY_STREAM, WINDOWS_EXCHANGE);
  }

  /** The exchange of the terminals' queues. */
  public void liveWindows(Channel channel) throws IOException {
    exchange(channel, WINDOWS_EXCHANGE, BuiltinExchangeType.FANOUT);
  }

  /** The stream of published summaries, with an exchange of its own. */
  public void history(Channel channel) throws IOException {
    exchange(channel, HISTORY_EXCHANGE, BuiltinExchangeType.FANOUT);
    queue(channel, HISTORY_STREAM, historyArguments());
    bind(channel, HISTORY_STREAM, HISTORY_EXCHANGE, NO_KEY);
  }

  /**
   * Sees to it that the stream is where summaries are published to; cheap enough for every second.
   *
   * @throws TopologyException when the stream or the exchange {@linkplain
   *     TopologyException#isMissing is missing}
   */
  public void keepHistory(Channel channel) throws IOException {
    if (declare) {
      bind(channel, HISTORY_STREAM, HISTORY_EXCHANGE, NO_KEY);
    } else {
      history(channel);
    }
  }

  /** Whether what is missing is created. */
  public boolean isDeclaring() {
    return declare;
  }

  /**
   * A terminal's own queue, bound to the summaries. It drops its oldest when full: a queue that
   * refused would have the broker refuse the summary for every terminal.
   *
   * @param terminal the terminal's name, see {@link Identifier}
   * @return the queue's name
   */
  public String terminal(Channel channel, String terminal) throws IOException {
    liveWindows(channel);
    String queue = terminalQueue(terminal);
    queue(channel, queue, terminalArguments());
    bind(channel, queue, WINDOWS_EXCHANGE, NO_KEY);
    return queue;
  }

  /** Where workers tell what counts. Queues on it are the listeners' own. */
  public void stored(Channel channel) throws IOException {
    exchange(channel, STORED_EXCHANGE, BuiltinExchangeType.TOPIC);
  }

  /**
   * A historian's own queue, bound to what workers tell. It drops its oldest when full, as one that
   * refused would have the workers wait; cheap enough to be called every few seconds.
   *
   * @param name the historian's, see {@link Identifier}
   * @return the queue's name
   */
  public String historian(Channel channel, String name) throws IOException {
    stored(channel);
    String queue = HISTORIAN_QUEUE_PREFIX + Identifier.check("historian name", name);
    queue(channel, queue, historianArguments());
    bind(channel, queue, STORED_EXCHANGE, ALL_STORED);
    return queue;
  }

  /**
   * Binds the shared queue to its exchange again, in case somebody has unbound it; one cheap round
   * trip. Does nothing when it only checks.
   */
  public void keepReadings(Channel channel) throws IOException {
    bind(channel, READINGS_QUEUE, READINGS_EXCHANGE, ANY_KEY);
  }

  /** Where signs of life are published. */
  public void signs(Channel channel) throws IOException {
    exchange(channel, SIGNS_EXCHANGE, BuiltinExchangeType.FANOUT);
  }

  /**
   * A queue for the signs of life that ends with the connection and keeps only the last. It is
   * declared by whoever uses it, though nothing else may be.
   *
   * @param terminal the terminal's name, see {@link Identifier}
   * @param suffix another one for each connection: the last one's queue may live a little longer
   * @return the queue's name
   */
  public String signs(Channel channel, String terminal, String suffix) throws IOException {
    signs(channel);
    String queue = SIGNS_QUEUE_PREFIX + Identifier.check("terminal name", terminal) + "." + suffix;
    try {
      channel.queueDeclare(queue, false, true, true, signsArguments());
      channel.queueBind(queue, SIGNS_EXCHANGE, "");
    } catch (IOException e) {
      throw TopologyException.explain("queue " + queue, e);
    }
    return queue;
  }

  /** The name of a terminal's queue. */
  public static String terminalQueue(String terminal) {
    return TERMINAL_QUEUE_PREFIX + Identifier.check("terminal name", terminal);
  }

  private void exchange(Channel channel, String name, BuiltinExchangeType type) throws IOException {
    try {
      if (declare) {
        channel.exchangeDeclare(name, type, true);
      } else {
        channel.exchangeDeclarePassive(name);
      }
    } catch (IOException e) {
      throw TopologyException.explain("exchange " + name, e);
    }
  }

  private void queue(Channel channel, String name, Map<String, Object> arguments)
      throws IOException {
    try {
      if (declare) {
        channel.queueDeclare(name, true, false, false, arguments);
      } else {
        channel.queueDeclarePassive(name);
      }
    } catch (IOException e) {
      throw TopologyException.explain("queue " + name, e);
    }
  }

  private void bind(Channel channel, String queue, String exchange, String key) throws IOException {
    if (!declare) {
      return;
    }
    try {
      channel.queueBind(queue, exchange, key);
    } catch (IOException e) {
      throw TopologyException.explain("binding of queue " + queue + " to " + exchange, e);
    }
  }

  /** A binding of an older version; that it is not there is no error. */
  private void unbind(Channel channel, String queue, String exchange) throws IOException {
    if (!declare) {
      return;
    }
    try {
      channel.queueUnbind(queue, exchange, NO_KEY);
    } catch (IOException e) {
      throw TopologyException.explain("binding of queue " + queue + " to " + exchange, e);
    }
  }

  static Map<String, Object> readingsArguments() {
    Map<String, Object> arguments = quorum();
    arguments.put("x-delivery-limit", DELIVERY_LIMIT);
    arguments.put("x-dead-letter-exchange", DEAD_EXCHANGE);
    arguments.put("x-dead-letter-strategy", "at-least-once");
    arguments.put("x-overflow", "reject-publish");
    return arguments;
  }

  static Map<String, Object> deadArguments() {
    Map<String, Object> arguments = quorum();
    arguments.put("x-delivery-limit", DEAD_DELIVERY_LIMIT);
    arguments.put("x-max-length", DEAD_MAX_LENGTH);
    arguments.put("x-max-length-bytes", DEAD_MAX_BYTES);
    arguments.put("x-overflow", "drop-head");
    return arguments;
  }

  static Map<String, Object> historyArguments() {
    Map<String, Object> arguments = new HashMap<>();
    arguments.put("x-queue-type", "stream");
    arguments.put("x-stream-max-segment-size-bytes", HISTORY_SEGMENT_BYTES);
    arguments.put("x-max-length-bytes", HISTORY_MAX_BYTES);
    return arguments;
  }

  static Map<String, Object> terminalArguments() {
    Map<String, Object> arguments = quorum();
    arguments.put("x-max-length", TERMINAL_MAX_LENGTH);
    arguments.put("x-overflow", "drop-head");
    arguments.put("x-expires", TERMINAL_EXPIRES_MS);
    arguments.put("x-delivery-limit", DELIVERY_LIMIT);
    return arguments;
  }

  static Map<String, Object> historianArguments() {
    Map<String, Object> arguments = quorum();
    arguments.put("x-max-length", HISTORIAN_MAX_LENGTH);
    arguments.put("x-max-length-bytes", HISTORIAN_MAX_BYTES);
    arguments.put("x-overflow", "drop-head");
    arguments.put("x-delivery-limit", DEAD_DELIVERY_LIMIT);
    return arguments;
  }

  static Map<String, Object> signsArguments() {
    return Map.of("x-max-length", 1, "x-overflow", "drop-head");
  }

  private static Map<String, Object> quorum() {
    Map<String, Object> arguments = new HashMap<>();
    arguments.put("x-queue-type", "quorum");
    arguments.put("x-quorum-initial-group-size", MEMBERS);
    return arguments;
  }
}
