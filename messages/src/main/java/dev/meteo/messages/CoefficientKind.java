package dev.meteo.messages;

/** What a worker computes: air wellness or pollution. */
public enum CoefficientKind {
  WELLNESS("wellness"),
  POLLUTION("pollution");

  private final String wireName;

  CoefficientKind(String wireName) {
    this.wireName = wireName;
  }

  /** The field of a window summary that holds this coefficient's figures. */
  public String wireName() {
    return wireName;
  }
}
