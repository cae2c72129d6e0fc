package dev.meteo.store;

/** What must not differ between processes, and so is kept in Redis. */
public enum Setting {
  /** The CO2 curve of the workers, {@code min:optimum:max} in ppm. */
  CO2("co2"),
  /** The length of the windows. */
  WINDOW("window"),
  /** How long panes are kept. */
  RETENTION("retention"),
  /** How many replicas must have a reading before it is acknowledged. */
  REPLICAS("redis-replicas"),
  /** Into how many parts sensors are divided where workers tell what counts. */
  SHARDS("stored-shards");

  private final String field;

  Setting(String field) {
    this.field = field;
  }

  /** The field in the hash of settings, and the option's name without its dashes. */
  public String field() {
    return field;
  }
}
