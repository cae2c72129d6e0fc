package dev.meteo.sensor.files.cells;

import java.text.Normalizer;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * The names of months in the languages that loggers and spreadsheets write, and their beginnings.
 */
final class MonthNames {
  private static final List<String> ENGLISH =
      List.of(
          "January",
          "February",
          "March",
          "April",
          "May",
          "June",
          "July",
          "August",
          "September",
          "October",
          "November",
          "December");

  private static final List<String> SPELLINGS =
      List.of(
          "january jan januar janner jaenner janvier janv enero ene gennaio gen januari janeiro",
          "february feb februar fevrier fevr fev febrero febbraio februari fevereiro",
          "march mar marz maerz mrz mars marzo maart mrt marco",
          "april apr avril avr abril abr aprile",
          "may mai mayo maggio mag mei maio",
          "june jun juni juin junio giugno giu junho",
          "july jul juli juillet juil julio luglio lug julho",
          "august aug aout agosto ago augustus",
          "september sep sept septembre septiembre set settembre setembro",
          "october oct oktober okt octobre octubre ott ottobre outubro out",
          "november nov novembre noviembre novembro",
          "december dec dezember dez decembre diciembre dic dicembre dezembro");

  private static final Map<String, Integer> NUMBERS = numbers();

  private MonthNames() {}

  private static Map<String, Integer> numbers() {
    Map<String, Integer> numbers = new HashMap<>();
    for (int month = 1; month <= SPELLINGS.size(); month++) {
      for (String name : SPELLINGS.get(month - 1).split(" ", -1)) {
        numbers.put(name, month);
      }
    }
    return numbers;
  }

  /** 1 to 12, or 0 when the word is no month. */
  static int number(String word) {
    String plain = Normalizer.normalize(word, Normalizer.Form.NFD).replaceAll("\\p{M}", "");
    return NUMBERS.getOrDefault(plain.toLowerCase(Locale.ROOT), 0);
  }

  /** A date in words, such as {@code 3 September 2025}. */
  static String date(int day, int month, String year) {
    boolean isMonth = month >= 1 && month <= 12;
    return day + " " + (isMonth ? ENGLISH.get(month - 1) : "month " + month) + " " + year;
  }
}
