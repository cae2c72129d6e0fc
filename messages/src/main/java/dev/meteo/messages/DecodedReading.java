package dev.meteo.messages;

/** What became of one reading of a message body: a reading or a reason. */
public sealed interface DecodedReading {
  /** The index of a reading that is not an element of an array, or of a body refused as a whole. */
  int NO_INDEX = -1;

  /** The position in the body's array, from 0, or {@link #NO_INDEX}. */
  int index();

  /** Where the reading's own text begins in the body, in bytes. */
  int offset();

  /** How long that text is, in bytes. */
  int length();

  /** A reading that keeps the contract. */
  record Accepted(int index, Reading reading, int offset, int length) implements DecodedReading {}

  /** A reading that does not. */
  record Refused(int index, Refusal refusal, int offset, int length) implements DecodedReading {}
}
