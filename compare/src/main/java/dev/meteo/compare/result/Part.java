package dev.meteo.compare.result;

import com.fasterxml.jackson.annotation.JsonProperty;

/** A part of the whole whose cost is measured by itself. */
public enum Part {
  /** All sensors. */
  @JsonProperty("sensor")
  SENSOR("sensor"),
  /** RabbitMQ, or the load balancer. */
  @JsonProperty("middle")
  MIDDLE("middle"),
  /** All workers, or all compute servers. */
  @JsonProperty("workers")
  WORKERS("workers"),
  /** The window proxy. */
  @JsonProperty("proxy")
  PROXY("proxy"),
  /** All terminals. */
  @JsonProperty("terminals")
  TERMINALS("terminals"),
  /** The store. */
  @JsonProperty("redis")
  REDIS("redis");

  private final String word;

  Part(String word) {
    this.word = word;
  }

  @Override
  public String toString() {
    return word;
  }
}
