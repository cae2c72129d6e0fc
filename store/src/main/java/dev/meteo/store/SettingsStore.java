package dev.meteo.store;

import dev.meteo.messages.DurationText;
import dev.meteo.messages.Retention;
import dev.meteo.messages.VisibleText;
import java.time.Duration;
import java.time.InstantSource;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * The settings that all processes share: the first process to use one writes its value, later ones
 * adopt it. Safe for concurrent use.
 */
public final class SettingsStore {
  private static final int MOST_REPLICAS = 1000;

  private final StoreConnection connection;
  private final InstantSource clock;

  /** The connection stays the caller's. */
  public SettingsStore(StoreConnection connection) {
    this(connection, InstantSource.system());
  }

  /**
   * @param clock this process' own, so that Redis' clock alone does not set the first horizon
   */
  SettingsStore(StoreConnection connection, InstantSource clock) {
    this.connection = connection;
    this.clock = clock;
  }

  /**
   * The retention that the system uses. The first call ever sets the horizon too.
   *
   * @param own what this process was given, if anything
   * @param fallback written when neither this process nor an earlier one was given any
   * @throws SettingConflictException when this process was given another value
   */
  public Retention retention(Optional<Retention> own, Retention fallback)
      throws StoreException, SettingConflictException {
    Retention wanted = own.orElse(fallback);
    String shared = claim(Setting.RETENTION, own.map(Retention::toString), wanted.toString());
    return read(Setting.RETENTION, shared, Retention::parse);
  }

  /**
   * The length of the windows that the system uses. Ask for the retention first.
   *
   * @throws IllegalArgumentException when a length is no whole number of seconds above 0
   * @throws SettingConflictException when this process was given another value
   */
  public Duration window(Optional<Duration> own, Duration fallback)
      throws StoreException, SettingConflictException {
    Duration wanted = own.orElse(fallback);
    if (wanted.toSeconds() < 1 || wanted.toMillis() % 1000 != 0) {
      throw new IllegalArgumentException(
          "a window lasts a whole number of seconds, not " + wanted.toMillis() + " ms");
    }
    String shared = claim(Setting.WINDOW, own.map(DurationText::of), DurationText.of(wanted));
    Duration length = read(Setting.WINDOW, shared, DurationText::parse);
    if (length.toSeconds() < 1 || length.toMillis() % 1000 != 0) {
      throw unreadable(Setting.WINDOW, shared);
    }
    return length;
  }

  /**
   * The CO2 curve that the system uses, as text that the caller understands.
   *
   * @throws SettingConflictException when this process was given another value
   */
  public String co2(Optional<String> own, String fallback)
      throws StoreException, SettingConflictException {
    return claim(Setting.CO2, own, own.orElse(fallback));
  }

  /**
   * How many replicas of Redis must have what is acknowledged; this connection waits for so many
   * from now on.
   *
   * @throws SettingConflictException when this process was given another number
   */
  public int replicas(Optional<Integer> own) throws StoreException, SettingConflictException {
    String wanted = own.orElse(0).toString();
    String shared = claim(Setting.REPLICAS, own.map(String::valueOf), wanted);
    int replicas = (int) StoredNumber.parse(shared, 0, MOST_REPLICAS);
    if (replicas < 0) {
      throw unreadable(Setting.REPLICAS, shared);
    }
    connection.requireReplicas(replicas);
    return replicas;
  }

  /**
   * Into how many parts sensors are divided where workers tell what counts, 1 unless set.
   *
   * @throws SettingConflictException when this process was given another number
   */
  public int shards(Optional<Integer> own) throws StoreException, SettingConflictException {
    return Integer.parseInt(
        claim(Setting.SHARDS, own.map(String::valueOf), own.orElse(1).toString()));
  }

  /**
   * The settings as they would be with those of one process: what the system uses, and the process'
   * own where it uses nothing yet. Writes nothing: a process that is refused leaves nothing behind.
   *
   * @param own what the process was given, written as the values of {@link #known} are
   * @throws SettingConflictException when the system uses another value
   */
  public Map<Setting, String> agreed(Map<Setting, String> own)
      throws StoreException, SettingConflictException {
    Map<Setting, String> settings = known();
    for (Map.Entry<Setting, String> setting : settings.entrySet()) {
      if (!isReadable(setting.getKey(), setting.getValue())) {
        throw unreadable(setting.getKey(), setting.getValue());
      }
    }
    for (Map.Entry<Setting, String> given : own.entrySet()) {
      String shared = settings.putIfAbsent(given.getKey(), given.getValue());
      if (shared != null && !shared.equals(given.getValue())) {
        throw new SettingConflictException(given.getKey(), given.getValue(), shared);
      }
    }
    return settings;
  }

  /** The shared settings that have a value. */
  public Map<Setting, String> known() throws StoreException {
    Map<String, String> fields = connection.await(connection.commands().hgetall(Keys.SETTINGS));
    Map<Setting, String> settings = new EnumMap<>(Setting.class);
    for (Setting setting : Setting.values()) {
      String value = fields.get(setting.field());
      if (value != null) {
        settings.put(setting, value);
      }
    }
    return settings;
  }

  /** Gives Redis those of the settings again that it has lost; a full one takes them too. */
  public void giveBack(Map<Setting, String> known) throws StoreException {
    for (Map.Entry<Setting, String> setting : known.entrySet()) {
      if (isReadable(setting.getKey(), setting.getValue())) {
        var unused = shared(setting.getKey(), setting.getValue());
      }
    }
  }

  /** What Redis holds may have been written by hand. */
  private static <T> T read(Setting setting, String shared, Function<String, T> parser)
      throws StoreException {
    try {
      return parser.apply(shared);
    } catch (IllegalArgumentException | ArithmeticException e) {
      throw unreadable(setting, shared);
    }
  }

  private static boolean isReadable(Setting setting, String value) {
    try {
      var unused = seconds(setting, value);
      return setting != Setting.REPLICAS || StoredNumber.parse(value, 0, MOST_REPLICAS) >= 0;
    } catch (IllegalArgumentException | ArithmeticException e) {
      return false;
    }
  }

  private static StoreException unreadable(Setting setting, String shared) {
    return new StoreException(
        "%s of %s in Redis is %s, which cannot be"
            .formatted(setting.field(), Keys.SETTINGS, VisibleText.quoted(shared)));
  }

  private String claim(Setting setting, Optional<String> own, String wanted)
      throws StoreException, SettingConflictException {
    String shared = shared(setting, wanted);
    if (own.isPresent() && !own.get().equals(shared)) {
      throw new SettingConflictException(setting, own.get(), shared);
    }
    connection.agreedSettings().put(setting, shared);
    return shared;
  }

  /** The value that the system uses, which is the one wanted if it had none. */
  private String shared(Setting setting, String wanted) throws StoreException {
    String[] keys = {Keys.SETTINGS, Keys.HORIZON, Keys.CLOSED, Keys.DIRTY};
    return connection.run(
        Script.CLAIM,
        keys,
        setting.field(),
        wanted,
        seconds(setting, wanted),
        Long.toString(clock.instant().getEpochSecond()));
  }

  private static String seconds(Setting setting, String value) {
    return switch (setting) {
      case RETENTION ->
          Retention.parse(value).duration().map(d -> Long.toString(d.toSeconds())).orElse("");
      case WINDOW -> Long.toString(DurationText.parse(value).toSeconds());
      case CO2, REPLICAS, SHARDS -> "";
    };
  }
}
