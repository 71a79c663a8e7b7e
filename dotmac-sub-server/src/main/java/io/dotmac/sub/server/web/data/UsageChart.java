package io.dotmac.sub.server.web.data;

import io.dotmac.sub.server.web.Formats;
import io.dotmac.sub.server.web.Visit;
import io.dotmac.sub.server.web.part.Chart;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Data carried day by day.
 *
 * @param days oldest first, without gaps
 */
public record UsageChart(List<Day> days) {
  private static final BigDecimal GIGA = BigDecimal.valueOf(1_000_000_000L);

  /** One day; down is what subscribers received. */
  public record Day(LocalDate date, long down, long up) {}

  /**
   * The last {@code count} days up to today.
   *
   * @param subscriber whose data, or null for that of all
   */
  public static UsageChart of(Visit visit, @Nullable UUID subscriber, int count) {
    LocalDate today = visit.tx().today();
    LocalDate from = today.minusDays(count - 1L);
    String own = subscriber == null
        ? ""
        : " and g.subscription_id in (select u.id from subscription u"
            + " where u.tenant_id = :tenant and u.subscriber_id = :subscriber)";
    Map<LocalDate, Day> known = new HashMap<>();
    visit
        .query("select (g.recorded_at at time zone :zone)::date as day, sum(g.octets_out) as down,"
            + " sum(g.octets_in) as up from usage_record g where g.tenant_id = :tenant"
            + " and g.recorded_at >= :from"
            + own)
        .with("zone", visit.tx().zone().getId())
        .with("subscriber", subscriber)
        .with("from", from.atStartOfDay(visit.tx().zone()).toInstant())
        .then("group by 1")
        .list(row -> new Day(row.date("day"), row.number("down"), row.number("up")))
        .forEach(day -> known.put(day.date(), day));
    List<Day> days = new ArrayList<>();
    for (LocalDate date = from; !date.isAfter(today); date = date.plusDays(1)) {
      days.add(known.getOrDefault(date, new Day(date, 0, 0)));
    }
    return new UsageChart(List.copyOf(days));
  }

  public long down() {
    return days.stream().mapToLong(Day::down).sum();
  }

  public long up() {
    return days.stream().mapToLong(Day::up).sum();
  }

  /** Stacked bars, down and up. */
  public Chart bars(Visit visit, String id) {
    return chart(
        visit,
        id,
        "h-200",
        words(visit),
        "bar",
        true,
        List.of(
            Chart.Series.bars(visit.say("usage.down"), giga(true, false), 1),
            Chart.Series.bars(visit.say("usage.up"), giga(false, true), 2)));
  }

  /** An area for down, a line for up; begins where data begins, two weeks ago at the latest. */
  public Chart lines(Visit visit, String id) {
    int first = 0;
    while (first < days.size() - 14 && days.get(first).down() + days.get(first).up() == 0) {
      first++;
    }
    // The day on which counting began is not a whole one.
    if (first > 0 && first < days.size() - 14) {
      first++;
    }
    return new UsageChart(days.subList(first, days.size())).area(visit, id);
  }

  private Chart area(Visit visit, String id) {
    return chart(
        visit,
        id,
        "h-220",
        visit.say("dashboard.traffic_chart"),
        "line",
        false,
        List.of(
            Chart.Series.area(visit.say("usage.down"), giga(true, false), 2),
            Chart.Series.line(visit.say("usage.up"), giga(false, true), 6)));
  }

  /** Down and up together, the last day strongest. */
  public Chart total(Visit visit, String id) {
    return chart(
        visit,
        id,
        "h-200",
        visit.say("portal.usage_chart"),
        "bar",
        false,
        List.of(Chart.Series.latest(visit.say("portal.used"), giga(true, true), 1)));
  }

  /** The figures in one sentence. */
  public String foot(Visit visit) {
    long all = down() + up();
    Formats formats = visit.formats();
    return all == 0
        ? visit.say("usage.none")
        : visit.say("usage.foot", formats.bytes(all), formats.bytes(all / days.size()));
  }

  private String words(Visit visit) {
    Formats formats = visit.formats();
    return visit.say("usage.chart", formats.bytes(down()), formats.bytes(up()));
  }

  private Chart chart(
      Visit visit,
      String id,
      String height,
      String label,
      String type,
      boolean stacked,
      List<Chart.Series> sets) {
    List<String> labels =
        days.stream().map(day -> visit.formats().dayMonth(day.date())).toList();
    Chart.Spec spec = new Chart.Spec(type, "gb", null, stacked, true, labels, sets);
    return Chart.of(id, height, label, visit.say("dashboard.day"), spec);
  }

  private List<BigDecimal> giga(boolean down, boolean up) {
    return days.stream()
        .map(day -> BigDecimal.valueOf((down ? day.down() : 0) + (up ? day.up() : 0)))
        .map(octets -> octets.divide(GIGA, 2, RoundingMode.HALF_UP))
        .toList();
  }
}
