package dev.meteo.compare.report;

import java.util.Locale;

/** Numbers as texts, each with its unit; three digits that count. */
final class Units {
  private static final double THOUSAND = 1000;
  private static final double KIBI = 1024;
  private static final double MINUTE_US = 60e6;

  private Units() {}

  static String duration(double us) {
    double size = Math.abs(us);
    if (size == 0) {
      return "0 ms";
    }
    if (size < 999.5) {
      return digits(us) + " µs";
    }
    if (size < 999.5 * THOUSAND) {
      return digits(us / THOUSAND) + " ms";
    }
    return size < 10 * MINUTE_US ? digits(us / 1e6) + " s" : digits(us / MINUTE_US) + " min";
  }

  static String seconds(double seconds) {
    return duration(seconds * 1e6);
  }

  /** How long something took to get over; what was never to be seen took no time. */
  static String recovery(double seconds) {
    return seconds == 0 ? "none" : seconds(seconds);
  }

  /** A place in time, without needless digits. */
  static String moment(double seconds) {
    return format("%.1f", seconds).replaceFirst("\\.0$", "") + " s";
  }

  static String perSecond(double readings) {
    return (Math.abs(readings) < 100 ? digits(readings) : grouped(readings)) + " readings/s";
  }

  static String readings(double count) {
    return grouped(count) + (Math.rint(count) == 1 ? " reading" : " readings");
  }

  static String count(long count, String one, String many) {
    return grouped((double) count) + " " + (count == 1 ? one : many);
  }

  /** Decimal, as networks are measured. */
  static String traffic(double bytes) {
    return scaled(bytes, THOUSAND, "B", "kB", "MB", "GB", "TB");
  }

  /** Binary, as memory is measured. */
  static String memory(double bytes) {
    return scaled(bytes, KIBI, "B", "KiB", "MiB", "GiB", "TiB");
  }

  static String percent(double share) {
    return digits(share * 100) + " %";
  }

  /** A number without a unit. */
  static String plain(double value) {
    return value == Math.rint(value) || Math.abs(value) >= THOUSAND
        ? grouped(value)
        : digits(value);
  }

  static String grouped(double value) {
    double whole = Math.rint(value);
    return format("%,.0f", whole == 0 ? 0 : whole); // never -0
  }

  private static String scaled(double bytes, double factor, String... units) {
    double value = bytes;
    int unit = 0;
    while (Math.abs(value) >= factor * 0.9995 && unit < units.length - 1) {
      value /= factor;
      unit++;
    }
    return (unit == 0 ? grouped(value) : digits(value)) + " " + units[unit];
  }

  private static String digits(double value) {
    double size = Math.abs(value);
    if (size == 0) {
      return "0";
    }
    if (size >= 99.95) {
      return grouped(value);
    }
    if (size >= 9.995) {
      return format("%.1f", value);
    }
    return size >= 0.01 ? format("%.2f", value) : format("%.2g", value);
  }

  private static String format(String format, double value) {
    return String.format(Locale.ROOT, format, value);
  }
}
