package dev.meteo.compare.report;

import java.util.Locale;

/** Whether one of two figures is more, judged by their repetitions. */
record Difference(Kind kind, double ratio) {
  /** With fewer repetitions no range says anything. */
  static final int ENOUGH_RUNS = 3;

  private static final double TWICE = 2;

  /** What is closer is nothing to decide by, however sure it is. */
  private static final double TO_SPEAK_OF = 0.01;

  /** How the first is, compared with the second. */
  enum Kind {
    TOO_FEW_RUNS,
    NONE,
    SMALL,
    MORE,
    LESS
  }

  /** Ranges that touch are no difference, and medians that are all but equal are none either. */
  static Difference of(Spread first, Spread second) {
    if (first.runs() < ENOUGH_RUNS || second.runs() < ENOUGH_RUNS) {
      return new Difference(Kind.TOO_FEW_RUNS, 1);
    }
    if (first.overlaps(second)) {
      return new Difference(Kind.NONE, 1);
    }
    boolean more = first.median() > second.median();
    double large = Math.max(first.median(), second.median());
    double small = Math.min(first.median(), second.median());
    double ratio = small > 0 ? large / small : Double.POSITIVE_INFINITY;
    if (ratio < 1 + TO_SPEAK_OF) {
      return new Difference(Kind.SMALL, ratio);
    }
    return new Difference(more ? Kind.MORE : Kind.LESS, ratio);
  }

  boolean isReal() {
    return kind == Kind.MORE || kind == Kind.LESS;
  }

  /** In the words of a sentence's end. */
  String words(String first, String second) {
    return switch (kind) {
      case TOO_FEW_RUNS -> "not enough repetitions to tell a difference from noise";
      case NONE -> "no difference: the ranges overlap";
      case SMALL -> "no difference to speak of: less than 1 %";
      case MORE -> first + " is " + howMuch();
      case LESS -> second + " is " + howMuch();
    };
  }

  /** In few words, for a table. */
  String brief(String first, String second) {
    return switch (kind) {
      case TOO_FEW_RUNS -> "too few runs";
      case NONE, SMALL -> "no difference";
      case MORE -> first + " " + factor();
      case LESS -> second + " " + factor();
    };
  }

  private String factor() {
    if (Double.isInfinite(ratio)) {
      return "higher";
    }
    return ratio < TWICE
        ? "+" + Units.percent(ratio - 1)
        : String.format(Locale.ROOT, ratio < 10 ? "× %.1f" : "× %,.0f", ratio);
  }

  private String howMuch() {
    if (Double.isInfinite(ratio)) {
      return "higher";
    }
    return ratio < TWICE
        ? Units.percent(ratio - 1) + " higher"
        : String.format(
            Locale.ROOT, ratio < 10 ? "%.1f times as high" : "%,.0f times as high", ratio);
  }
}
