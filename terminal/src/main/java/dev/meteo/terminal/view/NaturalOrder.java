package dev.meteo.terminal.view;

import java.util.Comparator;

/** Names as people count: {@code roof-2} comes before {@code roof-10}. */
final class NaturalOrder implements Comparator<String> {
  static final NaturalOrder INSTANCE = new NaturalOrder();

  private NaturalOrder() {}

  @Override
  public int compare(String one, String other) {
    int i = 0;
    int j = 0;
    while (i < one.length() && j < other.length()) {
      int endOfOne = endOfDigits(one, i);
      int endOfOther = endOfDigits(other, j);
      boolean numbers = endOfOne > i && endOfOther > j;
      String left = one.substring(i, numbers ? endOfOne : i + 1);
      String right = other.substring(j, numbers ? endOfOther : j + 1);
      // Of numbers without leading zeros, the longer one is the larger one.
      int order = Integer.compare(left.length(), right.length());
      order = order == 0 ? left.compareTo(right) : order;
      if (order != 0) {
        return order;
      }
      i += left.length();
      j += right.length();
    }
    return Integer.compare(one.length() - i, other.length() - j);
  }

  private static int endOfDigits(String text, int from) {
    int end = from;
    while (end < text.length() && text.charAt(end) >= '0' && text.charAt(end) <= '9') {
      end++;
    }
    return end;
  }
}
