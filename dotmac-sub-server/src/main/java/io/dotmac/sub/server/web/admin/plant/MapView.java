package io.dotmac.sub.server.web.admin.plant;

import io.dotmac.sub.core.network.plant.map.Box;
import java.util.Locale;

/**
 * A rectangle of the earth as it is drawn: Mercator's projection, north above, and as wide and high
 * as the picture.
 */
final class MapView {
  static final int WIDTH = 1_000;
  static final int HEIGHT = 620;

  private static final double MARGIN = 1.08;

  /** No closer than a few houses. */
  private static final double LEAST_DEGREES = 0.002;

  /** Beyond this Mercator's projection has no end. */
  private static final double MOST_LATITUDE = 85;

  private final double middle;
  private final double height;
  private final double degrees;

  private MapView(double middle, double height, double degrees) {
    this.middle = middle;
    this.height = height;
    this.degrees = Math.min(360, Math.max(LEAST_DEGREES, degrees));
  }

  /** All of that rectangle. */
  static MapView of(Box box) {
    double north = mercator(box.north());
    double south = mercator(box.south());
    double wide = Math.max(box.east() - box.west(), (north - south) * WIDTH / HEIGHT);
    return new MapView((box.west() + box.east()) / 2, (north + south) / 2, wide);
  }

  /** All of it and a margin. */
  static MapView around(Box box) {
    MapView tight = of(box);
    return tight.moved(MARGIN, 0, 0);
  }

  /**
   * After a step.
   *
   * @param factor 0.5 for half as wide, 2 for twice
   * @param east by how much of the width
   * @param north by how much of the height
   */
  MapView moved(double factor, double east, double north) {
    return new MapView(
        middle + degrees * east, height + degrees * HEIGHT / WIDTH * north, degrees * factor);
  }

  /** What of the earth is seen. */
  Box seen() {
    double half = degrees * HEIGHT / WIDTH / 2;
    return new Box(
        Math.max(-180, middle - degrees / 2),
        latitude(height - half),
        Math.min(180, middle + degrees / 2),
        latitude(height + half));
  }

  /** The same as an address takes it. */
  String address() {
    Box seen = seen();
    return String.format(
        Locale.ROOT, "%.6f,%.6f,%.6f,%.6f", seen.west(), seen.south(), seen.east(), seen.north());
  }

  /** Pixels from the left. */
  double x(double longitude) {
    return (longitude - middle) / degrees * WIDTH + WIDTH / 2.0;
  }

  /** Pixels from above. */
  double y(double latitude) {
    return HEIGHT / 2.0 - (mercator(latitude) - height) / degrees * WIDTH;
  }

  private static double mercator(double latitude) {
    double held = Math.max(-MOST_LATITUDE, Math.min(MOST_LATITUDE, latitude));
    return Math.toDegrees(Math.log(Math.tan(Math.PI / 4 + Math.toRadians(held) / 2)));
  }

  private static double latitude(double mercator) {
    return Math.toDegrees(2 * Math.atan(Math.exp(Math.toRadians(mercator))) - Math.PI / 2);
  }
}
