package dev.meteo.sensor;

/** Why a cell cannot be used, in words that name its column and its value. */
final class BadCell extends Exception {
  private static final long serialVersionUID = 1L;

  BadCell(String reason) {
    super(reason, null, false, false);
  }

  String reason() {
    return String.valueOf(getMessage());
  }
}
