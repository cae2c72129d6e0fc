package dev.meteo.compare.result;

import com.fasterxml.jackson.annotation.JsonProperty;

/** How the roles communicate. */
public enum Variant {
  /** Through RabbitMQ. */
  @JsonProperty("messaging")
  MESSAGING("messaging"),
  /** By calls over gRPC. */
  @JsonProperty("direct")
  DIRECT("direct");

  private final String word;

  Variant(String word) {
    this.word = word;
  }

  @Override
  public String toString() {
    return word;
  }
}
