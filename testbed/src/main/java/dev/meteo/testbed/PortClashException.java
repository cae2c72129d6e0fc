package dev.meteo.testbed;

/** A port that was free when it was chosen was taken when the server wanted it. */
final class PortClashException extends StackException {
  private static final long serialVersionUID = 1L;

  PortClashException(String message) {
    super(message);
  }
}
