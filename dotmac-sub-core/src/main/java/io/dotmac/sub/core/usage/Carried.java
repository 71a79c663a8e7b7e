package io.dotmac.sub.core.usage;

import io.dotmac.sub.core.problem.Checks;
import io.dotmac.sub.core.problem.Problem;
import io.dotmac.sub.core.tx.Scope;
import io.dotmac.sub.core.tx.Tx;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What services carried over some time, from what their sessions reported. */
public final class Carried {
  /** The longest stretch of time that is looked at. */
  public static final Duration LONGEST = Duration.ofDays(62);

  /** The most subscribers that are listed. */
  public static final int MOST = 100;

  private static final long BITS_AN_OCTET = 8;

  private static final String SERIES = """
      select date_trunc(?, g.recorded_at, ?) as at, sum(g.octets_out)::bigint as down,
        sum(g.octets_in)::bigint as up
      from usage_record g
      where g.tenant_id = ? and g.recorded_at >= ? and g.recorded_at < ?
        and g.subscription_id in
          (select u.id from subscription u where u.tenant_id = ? and u.subscriber_id = ?)
      group by 1 order by 1
      """;

  private static final String TOP = """
      select t.subscriber_id, t.down, t.up,
        coalesce(nullif(s.display_name, ''), nullif(concat_ws(' ', s.first_name, s.last_name), ''))
          as name
      from (select u.subscriber_id, sum(g.octets_out)::bigint as down,
          sum(g.octets_in)::bigint as up
        from usage_record g
        join subscription u on u.tenant_id = g.tenant_id and u.id = g.subscription_id
        where g.tenant_id = ? and g.recorded_at >= ? and g.recorded_at < ?
        group by u.subscriber_id
        order by sum(g.octets_out + g.octets_in) desc, u.subscriber_id limit ?) t
      join subscriber s on s.tenant_id = ? and s.id = t.subscriber_id
      order by t.down + t.up desc, t.subscriber_id
      """;

  private Carried() {}

  /** How much time a point stands for; days are those of the tenant's zone. */
  public enum Step {
    HOUR(Duration.ofHours(1)),
    DAY(Duration.ofDays(1));

    private final Duration length;

    Step(Duration length) {
      this.length = length;
    }
  }

  /** What was carried in a step: its octets, and bits a second on average. */
  public record Point(Instant at, long downOctets, long upOctets, long downBps, long upBps) {}

  /** What was carried in all, on average, and in the busiest hour. */
  public record Stats(
      long downOctets, long upOctets, long downBps, long upBps, long downMaxBps, long upMaxBps) {}

  /** A subscriber and what all services of theirs carried. */
  public record User(
      UUID subscriberId,
      @Nullable String name,
      long downOctets,
      long upOctets,
      long downBps,
      long upBps) {}

  /** Of the customer who asks, the oldest first; steps without any are left out. */
  public static List<Point> own(Tx tx, Instant from, Instant until, Step step) {
    if (!(tx.scope() instanceof Scope.Own own)) {
      throw Problem.forbidden("only customers have data of their own");
    }
    check(from, until);
    return tx.jdbc(connection -> {
      List<Point> points = new ArrayList<>();
      try (PreparedStatement query = connection.prepareStatement(SERIES)) {
        query.setString(1, step == Step.DAY ? "day" : "hour");
        query.setString(2, tx.zone().getId());
        query.setObject(3, tx.tenant().value());
        query.setObject(4, from.atOffset(ZoneOffset.UTC));
        query.setObject(5, until.atOffset(ZoneOffset.UTC));
        query.setObject(6, tx.tenant().value());
        query.setObject(7, own.subscriber());
        try (ResultSet row = query.executeQuery()) {
          while (row.next()) {
            long down = row.getLong("down");
            long up = row.getLong("up");
            points.add(new Point(
                row.getObject("at", OffsetDateTime.class).toInstant(),
                down,
                up,
                bps(down, step.length),
                bps(up, step.length)));
          }
        }
      }
      return points;
    });
  }

  /** The same in sums. */
  public static Stats ownStats(Tx tx, Instant from, Instant until) {
    List<Point> hours = own(tx, from, until, Step.HOUR);
    Duration length = Duration.between(from, until);
    long down = hours.stream().mapToLong(Point::downOctets).sum();
    long up = hours.stream().mapToLong(Point::upOctets).sum();
    return new Stats(
        down,
        up,
        bps(down, length),
        bps(up, length),
        hours.stream().mapToLong(Point::downBps).max().orElse(0),
        hours.stream().mapToLong(Point::upBps).max().orElse(0));
  }

  /** Those who carried most, the most first. */
  public static List<User> most(Tx tx, Instant from, Instant until, int most) {
    check(from, until);
    new Checks()
        .rule(
            most >= 1 && most <= MOST,
            "/most",
            "range",
            "1 to " + MOST + " were expected and " + most + " found")
        .done();
    Duration length = Duration.between(from, until);
    return tx.jdbc(connection -> {
      List<User> users = new ArrayList<>();
      try (PreparedStatement query = connection.prepareStatement(TOP)) {
        query.setObject(1, tx.tenant().value());
        query.setObject(2, from.atOffset(ZoneOffset.UTC));
        query.setObject(3, until.atOffset(ZoneOffset.UTC));
        query.setInt(4, most);
        query.setObject(5, tx.tenant().value());
        try (ResultSet row = query.executeQuery()) {
          while (row.next()) {
            long down = row.getLong("down");
            long up = row.getLong("up");
            users.add(new User(
                row.getObject("subscriber_id", UUID.class),
                row.getString("name"),
                down,
                up,
                bps(down, length),
                bps(up, length)));
          }
        }
      }
      return users;
    });
  }

  private static void check(Instant from, Instant until) {
    new Checks()
        .rule(from.isBefore(until), "/until", "order", "a moment after " + from + " was expected")
        .rule(
            Duration.between(from, until).compareTo(LONGEST) <= 0,
            "/since",
            "range",
            "at most " + LONGEST.toDays() + " days are looked at")
        .done();
  }

  private static long bps(long octets, Duration length) {
    return octets * BITS_AN_OCTET / Math.max(1, length.toSeconds());
  }
}
