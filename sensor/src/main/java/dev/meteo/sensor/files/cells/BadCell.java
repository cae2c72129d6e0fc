package dev.meteo.sensor.files.cells;

/** Why a cell cannot be used, in words that name its column and its value. */
public final class BadCell extends Exception {
  private static final long serialVersionUID = 1L;

  private final String kind;

  /**
   * @param kind what is wrong, the same words for all cells with this fault
   * @param detail the value, and what it could be; safe to print
   */
  public BadCell(String kind, String detail) {
    super(kind + detail, null, false, false);
    this.kind = kind;
  }

  /** What is wrong, without the value, so that equal faults can be counted. */
  public String kind() {
    return kind;
  }

  /** What is wrong, with the value. */
  public String reason() {
    return String.valueOf(getMessage());
  }
}
