package dev.meteo.store;

import java.util.HashMap;
import java.util.Map;

/** What Redis' command INFO says, by field. */
final class RedisInfo {
  private final Map<String, String> fields;

  private RedisInfo(Map<String, String> fields) {
    this.fields = fields;
  }

  static RedisInfo parse(String text) {
    Map<String, String> fields = new HashMap<>();
    for (String line : text.lines().toList()) {
      int colon = line.indexOf(':');
      if (colon > 0 && line.charAt(0) != '#') {
        fields.put(line.substring(0, colon), line.substring(colon + 1));
      }
    }
    return new RedisInfo(fields);
  }

  String text(String field, String fallback) {
    return fields.getOrDefault(field, fallback);
  }

  long number(String field, long fallback) {
    String value = fields.get(field);
    return value == null ? fallback : Long.parseLong(value);
  }
}
