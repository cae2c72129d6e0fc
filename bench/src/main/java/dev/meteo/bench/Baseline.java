package dev.meteo.bench;

/** What RabbitMQ PerfTest publishes through. */
enum Baseline {
  /**
   * A direct exchange, which is what PerfTest takes by itself and what costs the broker least: what
   * the pipeline is measured against.
   */
  DIRECT("RabbitMQ PerfTest", "direct"),

  /** A topic exchange with a queue bound by {@code #}, to see what a kind of exchange costs. */
  TOPIC("PerfTest, topic exchange", "topic");

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
