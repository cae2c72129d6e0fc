package dev.meteo.grpc.sensor;

/** What becomes of a reading whose call was not answered. */
enum Delivery {
  /** It is lost: for comparisons, as what a first version of such a program does. */
  AT_MOST_ONCE("at-most-once"),
  /** It is sent again until it is answered; the servers count it once. */
  AT_LEAST_ONCE("at-least-once");

  private final String word;

  Delivery(String word) {
    this.word = word;
  }

  @Override
  public String toString() {
    return word;
  }
}
