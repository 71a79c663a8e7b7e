package io.dotmac.sub.core.network.traffic;

import io.dotmac.sub.core.network.inventory.Inventory;
import io.dotmac.sub.core.network.inventory.Stored;
import io.dotmac.sub.core.problem.Checks;
import io.dotmac.sub.core.tx.Tx;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/** What an interface carried over some time. */
public final class Bandwidth {
  /** The most points of a series. */
  public static final int MOST_POINTS = 5_000;

  private static final String SAMPLES = """
      select sample_at as at, rx_bps, rx_bps as rx_max, tx_bps, tx_bps as tx_max
      from bandwidth_sample
      where tenant_id = ? and interface_id = ? and sample_at >= ? and sample_at < ?
      order by 1 limit ?
      """;

  private static final String HOURS = """
      select hour_at as at, rx_bps, rx_max_bps as rx_max, tx_bps, tx_max_bps as tx_max
      from bandwidth_hour
      where tenant_id = ? and interface_id = ? and hour_at >= ? and hour_at < ?
      order by 1 limit ?
      """;

  private static final String DAYS = """
      select day_on as at, rx_bps, rx_max_bps as rx_max, tx_bps, tx_max_bps as tx_max
      from bandwidth_day
      where tenant_id = ? and interface_id = ? and day_on >= ? and day_on < ?
      order by 1 limit ?
      """;

  private static final Inventory<MonitoredInterface> INTERFACES =
      new Inventory<>(MonitoredInterface.class);

  private Bandwidth() {}

  /** How much time a point stands for. */
  public enum Step {
    /** Single readings. */
    SAMPLE,
    HOUR,
    /** Days of the tenant's zone; they begin at midnight there. */
    DAY
  }

  /** What was carried on average and at most; of a single reading both are the same. */
  public record Point(Instant at, long rxBps, long rxMaxBps, long txBps, long txMaxBps) {}

  /**
   * What was carried in {@code [from, until)}.
   *
   * @param nearPeakRxBps what 95 of 100 points did not exceed
   */
  public record Stats(
      int points,
      long rxBps,
      long rxMaxBps,
      long nearPeakRxBps,
      long txBps,
      long txMaxBps,
      long nearPeakTxBps) {
    static Stats of(List<Point> points) {
      return new Stats(
          points.size(),
          (long) points.stream().mapToLong(Point::rxBps).average().orElse(0),
          points.stream().mapToLong(Point::rxMaxBps).max().orElse(0),
          nearPeak(points.stream().mapToLong(Point::rxBps).sorted().toArray()),
          (long) points.stream().mapToLong(Point::txBps).average().orElse(0),
          points.stream().mapToLong(Point::txMaxBps).max().orElse(0),
          nearPeak(points.stream().mapToLong(Point::txBps).sorted().toArray()));
    }

    private static long nearPeak(long[] sorted) {
      return sorted.length == 0 ? 0 : sorted[(sorted.length * 95 + 99) / 100 - 1];
    }
  }

  /** The interface of that id, or a not-found problem. */
  public static Stored<MonitoredInterface> require(Tx tx, UUID id) {
    return INTERFACES.require(tx, id);
  }

  /** The points of an interface, the oldest first; more than {@link #MOST_POINTS} are refused. */
  public static List<Point> series(Tx tx, UUID id, Instant from, Instant until, Step step) {
    require(tx, id);
    new Checks()
        .rule(from.isBefore(until), "/until", "order", "a moment after " + from + " was expected")
        .done();
    List<Point> points = points(tx, id, from, until, step);
    new Checks()
        .rule(
            points.size() <= MOST_POINTS,
            "/step",
            "too_many",
            "at most " + MOST_POINTS + " points are given at once; a longer step has fewer")
        .done();
    return points;
  }

  private static List<Point> points(Tx tx, UUID id, Instant from, Instant until, Step step) {
    boolean days = step == Step.DAY;
    String sql = days ? DAYS : step == Step.HOUR ? HOURS : SAMPLES;
    return tx.jdbc(connection -> {
      List<Point> points = new ArrayList<>();
      try (PreparedStatement query = connection.prepareStatement(sql)) {
        query.setObject(1, tx.tenant().value());
        query.setObject(2, id);
        query.setObject(3, days ? day(tx, from) : from.atOffset(ZoneOffset.UTC));
        query.setObject(4, days ? day(tx, until).plusDays(1) : until.atOffset(ZoneOffset.UTC));
        query.setInt(5, MOST_POINTS + 1);
        try (ResultSet row = query.executeQuery()) {
          while (row.next()) {
            Instant at = days
                ? row.getObject("at", LocalDate.class).atStartOfDay(tx.zone()).toInstant()
                : row.getObject("at", OffsetDateTime.class).toInstant();
            points.add(new Point(
                at,
                row.getLong("rx_bps"),
                row.getLong("rx_max"),
                row.getLong("tx_bps"),
                row.getLong("tx_max")));
          }
        }
      }
      return points;
    });
  }

  private static LocalDate day(Tx tx, Instant at) {
    return LocalDate.ofInstant(at, tx.zone());
  }

  /** The finest step that a stretch of time is told in without too many points. */
  public static Step step(Instant from, Instant until) {
    Duration length = Duration.between(from, until);
    if (length.compareTo(Duration.ofDays(2)) <= 0) {
      return Step.SAMPLE;
    }
    return length.compareTo(Duration.ofDays(62)) <= 0 ? Step.HOUR : Step.DAY;
  }

  /** What an interface carried in {@code [from, until)}. */
  public static Stats stats(Tx tx, UUID id, Instant from, Instant until) {
    return Stats.of(series(tx, id, from, until, step(from, until)));
  }
}
