package dev.meteo.messages;

/**
 * Why a reading was refused.
 *
 * @param reason the fixed word that programs compare
 * @param detail a sentence for people that names the field and the value; safe to print
 */
public record Refusal(Reason reason, String detail) {
  /** The reasons a reading can be refused for, by the word that travels in a header. */
  public enum Reason {
    BODY_TOO_LARGE("body too large"),
    BAD_ENCODING("bad content encoding"),
    BAD_UTF8("bad UTF-8"),
    MALFORMED_JSON("malformed JSON"),
    TRAILING_TEXT("trailing text"),
    TOO_MANY_READINGS("too many readings"),
    EMPTY_BATCH("empty batch"),
    NOT_A_READING("not a reading"),
    MISSING_FIELD("missing field"),
    UNKNOWN_FIELD("unknown field"),
    DUPLICATE_FIELD("duplicate field"),
    NULL_FIELD("null field"),
    WRONG_TYPE("wrong type"),
    NOT_FINITE("not finite"),
    OUT_OF_RANGE("out of range"),
    BAD_KIND("bad kind"),
    BAD_SENSOR("bad sensor id"),
    BAD_TIMESTAMP("bad timestamp"),
    IN_THE_FUTURE("in the future"),
    TOO_LATE("too late"),
    CONFLICT("conflict");

    private final String word;

    Reason(String word) {
      this.word = word;
    }

    /** The reason in words, as {@code meteo.dead} carries it. */
    public String word() {
      return word;
    }
  }

  @Override
  public String toString() {
    return reason.word() + ": " + detail;
  }
}
