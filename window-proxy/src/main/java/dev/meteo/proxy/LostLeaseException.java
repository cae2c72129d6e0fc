package dev.meteo.proxy;

/** Another proxy leads now; nothing that this one tried to write was written. */
public final class LostLeaseException extends Exception {
  private static final long serialVersionUID = 1L;

  LostLeaseException() {
    super("another window proxy holds the lease");
  }
}
