package dev.meteo.bench;

/** The role was asked to end amid a measurement. */
final class EndedException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  EndedException() {
    super("asked to end");
  }
}
