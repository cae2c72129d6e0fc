package dev.meteo.bench;

/** What RabbitMQ PerfTest publishes through. */
enum Baseline {
  /**
   * A topic exchange with a queue bound by {@code #}, as readings are: what the pipeline is
   * measured against, so that a ratio tells what our code costs, not what a kind of exchange does.
   */
  TOPIC("RabbitMQ PerfTest", "topic"),

  /** A direct exchange, which is what PerfTest takes by itself and what costs the broker least. */
  DIRECT("PerfTest, direct exchange", "direct");

  private final String title;
  private final String exchangeType;

  Baseline(String title, String exchangeType) {
    this.title = title;
    this.exchangeType = exchangeType;
  }

  String title() {
    return title;
  }

  String exchangeType() {
    return exchangeType;
  }

  /** The key of the queue's binding, for messages with this routing key. */
  String bindingKey(String routingKey) {
    return this == TOPIC ? "#" : routingKey;
  }
}
