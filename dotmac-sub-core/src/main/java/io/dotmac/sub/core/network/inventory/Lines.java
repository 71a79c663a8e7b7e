package io.dotmac.sub.core.network.inventory;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Lines over the map: lists of longitude and latitude, as GeoJSON has them. */
public final class Lines {
  /** The most points of a line. */
  public static final int MOST = 10_000;

  private static final double EARTH_M = 6_371_008.8;
  private static final Pattern POINT = Pattern.compile("\\(([^(),]+),([^(),]+)\\)");

  private Lines() {}

  /** Whether it is a line of places on earth, of 2 to {@link #MOST} points. */
  public static boolean isLine(List<?> points) {
    return points.size() >= 2 && points.size() <= MOST && points.stream().allMatch(Lines::isPlace);
  }

  private static boolean isPlace(Object point) {
    return point instanceof List<?> pair
        && pair.size() == 2
        && pair.get(0) instanceof Number longitude
        && pair.get(1) instanceof Number latitude
        && Math.abs(longitude.doubleValue()) <= 180
        && Math.abs(latitude.doubleValue()) <= 90;
  }

  /** An open path, as PostgreSQL reads it. */
  static String text(List<?> points) {
    return points.stream()
        .map(point -> (List<?>) point)
        .map(pair -> "(" + pair.get(0) + "," + pair.get(1) + ")")
        .collect(Collectors.joining(",", "[", "]"));
  }

  /** An open path, as PostgreSQL writes it. */
  public static List<List<Double>> parse(String path) {
    List<List<Double>> points = new ArrayList<>();
    Matcher point = POINT.matcher(path);
    while (point.find()) {
      points.add(List.of(Double.valueOf(point.group(1)), Double.valueOf(point.group(2))));
    }
    return List.copyOf(points);
  }

  /** How long a line is on a sphere of the earth's mean radius, in metres to a tenth. */
  public static BigDecimal lengthM(List<List<Double>> points) {
    double metres = 0;
    for (int i = 1; i < points.size(); i++) {
      metres += distance(points.get(i - 1), points.get(i));
    }
    return BigDecimal.valueOf(metres).setScale(1, RoundingMode.HALF_UP);
  }

  /** By the haversine formula, which is exact enough for neighbours, too. */
  private static double distance(List<Double> one, List<Double> other) {
    double latitude = Math.toRadians(one.get(1));
    double otherLatitude = Math.toRadians(other.get(1));
    double north = Math.sin((otherLatitude - latitude) / 2);
    double east = Math.sin(Math.toRadians(other.get(0) - one.get(0)) / 2);
    double half = north * north + Math.cos(latitude) * Math.cos(otherLatitude) * east * east;
    return 2 * EARTH_M * Math.asin(Math.min(1, Math.sqrt(half)));
  }
}
