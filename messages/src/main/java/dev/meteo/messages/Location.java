package dev.meteo.messages;

/**
 * Where a sensor stands (WGS 84).
 *
 * @param latitude degrees north, −90 to 90
 * @param longitude degrees east, −180 to 180
 */
public record Location(double latitude, double longitude) {
  /**
   * @throws IllegalArgumentException naming the field and the value that is out of range
   */
  public Location {
    latitude = Quantity.LATITUDE.check(latitude);
    longitude = Quantity.LONGITUDE.check(longitude);
  }
}
