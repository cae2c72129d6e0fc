package dev.meteo.sensor.files;

import dev.meteo.messages.Quantity;
import dev.meteo.sensor.files.cells.Unit;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * What loggers call what they measure. Ranks tell how sure a name is: 0 is a name of nothing else,
 * higher ones are less sure, and {@link #NONE} is another thing's.
 */
final class Vocabulary {
  static final int NONE = Integer.MAX_VALUE;

  private static final Set<String> TEMPERATURES =
      Set.of(
          "temperature",
          "temp",
          "temperatur",
          "temperatura",
          "temperatuur",
          "lufttemperatur",
          "raumtemperatur",
          "innentemperatur",
          "aussentemperatur",
          "außentemperatur",
          "airtemp",
          "airtemperature",
          "tempc",
          "tempf",
          "tempk",
          "temperaturec",
          "temperaturef",
          "temperaturek",
          "tmp",
          "lampotila",
          "teplota");
  private static final Set<String> HUMIDITIES =
      Set.of(
          "humidity",
          "hum",
          "humi",
          "humid",
          "rh",
          "relhum",
          "relh",
          "humidite",
          "humedad",
          "umidita",
          "umidade",
          "luftfeuchte",
          "luftfeuchtigkeit",
          "feuchte",
          "feuchtigkeit",
          "vochtigheid",
          "luchtvochtigheid",
          "luftfuktighet",
          "luftfugtighed",
          "relativehumidity",
          "vlhkost");
  private static final Set<String> NEEDS_UNIT = Set.of("hr", "ur");
  private static final Set<String> DATES = Set.of("date", "datum", "fecha", "data", "dato");
  private static final Set<String> TIMES =
      Set.of("time", "zeit", "uhrzeit", "hora", "heure", "ora", "tijd", "tid", "clock");
  private static final Set<String> STAMPS =
      Set.of(
          "timestamp",
          "time stamp",
          "datetime",
          "zeitstempel",
          "zeitpunkt",
          "messzeit",
          "messzeitpunkt",
          "horodatage",
          "horodate",
          "epoch",
          "unixtime",
          "unix",
          "ts",
          "created at",
          "recorded at",
          "measured at",
          "received at",
          "observed at",
          "noted date",
          "last changed",
          "last updated",
          "tijdstip",
          "dateutc",
          "datetimeutc",
          "dateobserved",
          "utc",
          "datumzeit",
          "logged at");
  private static final Set<String> NEUTRAL =
      Set.of(
          "relative",
          "relativa",
          "relativer",
          "rel",
          "rela",
          "air",
          "ambient",
          "luft",
          "value",
          "reading",
          "sensor",
          "measured",
          "umgebungs",
          "deg",
          "degrees",
          "degree",
          "de",
          "aire",
          "dry");
  private static final Set<String> OTHER =
      Set.of(
          "dew",
          "dewpoint",
          "dp",
          "dpt",
          "taupunkt",
          "rocio",
          "rosee",
          "rugiada",
          "frost",
          "wet",
          "bulb",
          "wetbulb",
          "feels",
          "apparent",
          "heat",
          "heatindex",
          "index",
          "chill",
          "windchill",
          "humidex",
          "soil",
          "boden",
          "suelo",
          "leaf",
          "water",
          "wasser",
          "agua",
          "eau",
          "set",
          "target",
          "setpoint",
          "soll",
          "sollwert",
          "consigna",
          "consigne",
          "cpu",
          "board",
          "chip",
          "battery",
          "surface",
          "sea",
          "alarm",
          "limit",
          "threshold",
          "offset",
          "delta",
          "diff",
          "difference",
          "change",
          "trend",
          "error",
          "status",
          "flag",
          "quality",
          "qc",
          "range",
          "min",
          "max",
          "minimum",
          "maximum",
          "hi",
          "high",
          "lo",
          "low",
          "std",
          "stdev",
          "stddev",
          "sd",
          "deviation",
          "absolute",
          "absolut",
          "absoluta",
          "absolue",
          "abs",
          "specific",
          "mixing",
          "ratio",
          "vpd",
          "adjust",
          "calibration",
          "unit",
          "count",
          "state",
          "temperaturalarm",
          "gefuhlt",
          "gefuhlte",
          "ressentie",
          "level",
          "grains",
          "virtual",
          "potential");
  private static final Set<String> NO_TIME =
      Set.of(
          "zone",
          "timezone",
          "interval",
          "duration",
          "elapsed",
          "uptime",
          "offset",
          "abbreviation",
          "since",
          "stop",
          "end",
          "sampling",
          "response",
          "remaining",
          "sunrise",
          "sunset",
          "running",
          "arc",
          "build",
          "delta");
  private static final Set<String> SENSORS =
      Set.of(
          "sensor",
          "sensor id",
          "sensorid",
          "sensor name",
          "sensorname",
          "device",
          "device id",
          "deviceid",
          "device name",
          "devicename",
          "device mac",
          "device eui",
          "dev eui",
          "deveui",
          "mac",
          "mac address",
          "macaddress",
          "station",
          "station id",
          "stationid",
          "station name",
          "node",
          "node id",
          "nodeid",
          "node name",
          "room",
          "room id",
          "room name",
          "raum",
          "location",
          "location id",
          "locationid",
          "location name",
          "site",
          "site id",
          "site name",
          "module",
          "module name",
          "modulename",
          "module id",
          "probe",
          "probe id",
          "channel",
          "channel id",
          "serial",
          "serial number",
          "serial no",
          "serialnumber",
          "host",
          "hostname",
          "topic",
          "friendly name",
          "entity",
          "entity id",
          "tag",
          "tag id",
          "tag name",
          "logger",
          "logger id",
          "logger name",
          "imei",
          "address",
          "place",
          "zone",
          "area",
          "standort",
          "ort",
          "messstelle",
          "gerat",
          "geraet",
          "name",
          "capteur",
          "sonda",
          "estacion",
          "sala",
          "habitacion",
          "piece",
          "zimmer",
          "box",
          "unit id",
          "beacon",
          "source",
          "id sensor",
          "id device");
  private static final Set<String> ENTITIES =
      Set.of(
          "entity",
          "entity id",
          "field",
          "metric",
          "variable",
          "parameter",
          "quantity",
          "type",
          "measurement",
          "attribute",
          "key",
          "property",
          "statistic id",
          "indicator",
          "pollutant",
          "sensor",
          "sensor id",
          "name",
          "sensor type",
          "topic",
          "item",
          "metadata id",
          "groesse",
          "measure",
          "observedproperty",
          "label",
          "series",
          "channel");
  private static final Set<String> VALUES =
      Set.of(
          "state",
          "value",
          "val",
          "reading",
          "mean",
          "measurement",
          "wert",
          "valor",
          "valeur",
          "payload",
          "message",
          "data value",
          "numeric value",
          "observation");
  private static final Pattern NUMBERED = Pattern.compile("(\\p{L}{3,})\\d+");
  private static final Pattern WITH_UNIT_NAME =
      Pattern.compile("°?[cfk]|celsius|fahrenheit|kelvin");

  private Vocabulary() {}

  /** How sure a column holds the quantity. */
  static int rank(Quantity quantity, ColumnName name) {
    boolean foreign =
        name.tokens().stream().anyMatch(OTHER::contains) || name.plain().contains("g/m");
    if (foreign) {
      return NONE;
    }
    return switch (quantity) {
      case TEMPERATURE -> temperature(name);
      case HUMIDITY -> humidity(name);
      case CO2 -> co2(name);
      default -> NONE;
    };
  }

  private static int temperature(ColumnName name) {
    List<String> words = named(Quantity.TEMPERATURE, name);
    return words.equals(List.of("t")) ? 0 : rank(words, TEMPERATURES, name);
  }

  private static int humidity(ColumnName name) {
    List<String> words = named(Quantity.HUMIDITY, name);
    boolean percent = name.unit(Quantity.HUMIDITY) == Unit.PERCENT;
    if (percent && words.size() == 1 && NEEDS_UNIT.contains(words.getFirst())) {
      return 0;
    }
    return rank(words, HUMIDITIES, name);
  }

  private static int co2(ColumnName name) {
    List<String> words = named(Quantity.CO2, name);
    int rank = rank(words, Set.of("co2"), name);
    if (rank == NONE) {
      return words.contains("eco2") || words.contains("co2eq") ? 2 : NONE;
    }
    boolean estimated = words.contains("e") || words.contains("eq") || words.contains("equivalent");
    return estimated ? 2 : rank;
  }

  private static int rank(List<String> words, Set<String> wanted, ColumnName name) {
    if (!words.isEmpty() && wanted.containsAll(words)) {
      return name.tokens().contains("raw") ? 2 : 0;
    }
    boolean named =
        words.stream()
            .anyMatch(
                word -> {
                  var numbered = NUMBERED.matcher(word);
                  return wanted.contains(word)
                      || (numbered.matches() && wanted.contains(numbered.group(1)));
                });
    if (!named) {
      return NONE;
    }
    return name.tokens().contains("raw") ? 2 : 1;
  }

  /** The words that name something: no units, numbers and words that change nothing. */
  private static List<String> named(Quantity quantity, ColumnName name) {
    return name.base().stream()
        .filter(word -> !NEUTRAL.contains(word))
        .filter(word -> !Character.isDigit(word.charAt(0)))
        .filter(word -> Unit.of(quantity, word) == null)
        .filter(word -> !WITH_UNIT_NAME.matcher(word).matches())
        .toList();
  }

  /** How sure a column holds times; 2 is a date and 3 a time of day, if the cells agree. */
  static int timeRank(ColumnName name) {
    String phrase = name.phrase();
    if (name.tokens().stream().anyMatch(NO_TIME::contains)) {
      return NONE;
    }
    if (name.tokens().contains("epoch") || name.tokens().contains("unix")) {
      return -1;
    }
    boolean stamp = STAMPS.contains(phrase) || phrase.startsWith("timestamp");
    boolean date = name.base().stream().anyMatch(DATES::contains);
    boolean time = name.base().stream().anyMatch(TIMES::contains);
    if (stamp || (date && time)) {
      boolean utc = name.tokens().contains("utc") || name.tokens().contains("gmt");
      boolean local = name.tokens().contains("local");
      return utc && !phrase.equals("utc") ? -1 : local ? 1 : 0;
    }
    if (DATES.contains(phrase)) {
      return 2;
    }
    if (TIMES.contains(phrase)) {
      return 3;
    }
    boolean stamped = name.base().stream().anyMatch(STAMPS::contains);
    return date || time || stamped ? 4 : NONE;
  }

  /** Whether a word of a name means the quantity or its unit. */
  static boolean isWordOf(Quantity quantity, String word) {
    Set<String> words =
        switch (quantity) {
          case TEMPERATURE -> TEMPERATURES;
          case HUMIDITY -> HUMIDITIES;
          default -> Set.of("co2", "eco2");
        };
    return words.contains(word)
        || (Unit.of(quantity, word) != null && !Character.isDigit(word.charAt(0)))
        || Set.of("relative", "air").contains(word);
  }

  /** Whether the name is one of a date alone. */
  static boolean isDate(ColumnName name) {
    return name.base().stream().anyMatch(DATES::contains);
  }

  /** Whether a column tells sensors apart. */
  static boolean isSensor(ColumnName name) {
    return SENSORS.contains(name.phrase()) || name.phrase().startsWith("room id");
  }

  /** Whether a column of a long table says what a row is of. */
  static boolean isEntity(ColumnName name) {
    return ENTITIES.contains(name.phrase());
  }

  /** Whether it rather says which sensor than which quantity. */
  static boolean isPlainSensor(ColumnName name) {
    return isSensor(name) && !name.tokens().contains("entity");
  }

  /** Whether a column of a long table has the values. */
  static boolean isValue(ColumnName name) {
    return VALUES.contains(name.phrase());
  }

  /** Whether a column of a long table has the units. */
  static boolean isUnit(ColumnName name) {
    return Set.of("unit", "units", "unit of measurement", "einheit", "uom").contains(name.phrase())
        || name.plain().equals("_measurement");
  }
}
