package io.dotmac.sub.core.network.plant.map;

import io.dotmac.sub.core.problem.Problem;

/** A rectangle of a map in degrees of WGS84; it does not reach over the 180th meridian. */
public record Box(double west, double south, double east, double north) {
  private static final int SIDES = 4;

  /** Reads the form of GeoJSON: west, south, east and north with commas between them. */
  public static Box parse(String text) {
    String[] sides = text.split(",", -1);
    if (sides.length == SIDES) {
      try {
        Box box = new Box(
            Double.parseDouble(sides[0]),
            Double.parseDouble(sides[1]),
            Double.parseDouble(sides[2]),
            Double.parseDouble(sides[3]));
        if (box.isOnEarth()) {
          return box;
        }
      } catch (NumberFormatException e) {
        throw wrong(text);
      }
    }
    throw wrong(text);
  }

  private boolean isOnEarth() {
    return west >= -180
        && east <= 180
        && south >= -90
        && north <= 90
        && west <= east
        && south <= north;
  }

  private static RuntimeException wrong(String text) {
    String shown = text.length() > 60 ? text.substring(0, 60) + "..." : text;
    return Problem.invalid(
        "/bbox",
        "format",
        "west,south,east,north in degrees was expected, such as 3.3,6.4,3.6,6.7, and '" + shown
            + "' found");
  }
}
