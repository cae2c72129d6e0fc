package dev.meteo.testbed.run;

/** The command was asked to end amid a run. */
public final class EndedException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  EndedException() {
    super("asked to end");
  }
}
