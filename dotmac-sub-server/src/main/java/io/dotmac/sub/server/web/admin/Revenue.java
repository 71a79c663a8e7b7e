package io.dotmac.sub.server.web.admin;

import io.dotmac.sub.core.money.MoneyFormat;
import io.dotmac.sub.server.web.Visit;
import io.dotmac.sub.server.web.data.Mrr;
import io.dotmac.sub.server.web.data.Row;
import io.dotmac.sub.server.web.part.Chart;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.function.ToLongFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Monthly recurring revenue over twelve months and what moved it: start plus new plus upgrades less
 * downgrades less lost is the end, in every month.
 */
public record Revenue(List<Month> months) {
  /** Subscribers {@code s} whose last service ended within 30 days. */
  public static final String LEFT =
      "exists (select from subscription u where u.tenant_id = :tenant and u.subscriber_id = s.id"
          + " and u.status in ('canceled', 'expired') and u.end_on > :today::date - 30"
          + " and u.end_on <= :today::date) and not exists (select from subscription u"
          + " where u.tenant_id = :tenant and u.subscriber_id = s.id"
          + " and u.status in ('pending', 'active', 'suspended'))";

  private static final int MONTHS = 12;

  private static final String SQL = """
      with steps(prev, day) as (
        select lag(d) over (order by d), d from unnest(:days::date[]) d),
      days(day) as (select day from steps),
      """ + Mrr.WORTH + """
          , move as (
            select s.day, cur.subscriber_id, cur.minor as after, coalesce(prev.minor, 0) as before,
              case when prev.subscription_id is null then 'new' when cur.minor > prev.minor
                then 'up' when cur.minor < prev.minor then 'down' else 'same' end as kind
            from steps s join worth cur on cur.day = s.day
            left join worth prev on prev.day = s.prev
              and prev.subscription_id = cur.subscription_id
            union all
            select s.day, null, 0, prev.minor, 'lost'
            from steps s join worth prev on prev.day = s.prev
            left join worth cur on cur.day = s.day
              and cur.subscription_id = prev.subscription_id
            where cur.subscription_id is null)
          select s.day, coalesce(sum(m.after), 0) as mrr,
            count(distinct m.subscriber_id) as subscribers,
            coalesce(sum(m.after) filter (where m.kind = 'new'), 0) as fresh,
            coalesce(sum(m.after - m.before) filter (where m.kind = 'up'), 0) as up,
            coalesce(sum(m.before - m.after) filter (where m.kind = 'down'), 0) as down,
            coalesce(sum(m.before) filter (where m.kind = 'lost'), 0) as lost
          from steps s left join move m on m.day = s.day where s.prev is not null
          """;

  /** One month up to its last day, the latest up to today; amounts in minor units. */
  public record Month(
      LocalDate day, long mrr, long subscribers, long fresh, long up, long down, long lost) {
    private static Month of(Row row) {
      return new Month(
          row.date("day"),
          row.number("mrr"),
          row.number("subscribers"),
          row.number("fresh"),
          row.number("up"),
          row.number("down"),
          row.number("lost"));
    }
  }

  static Revenue of(Visit visit) {
    YearMonth current = YearMonth.from(visit.tx().today());
    String days = IntStream.rangeClosed(0, MONTHS)
        .mapToObj(i -> current.minusMonths((long) MONTHS - i))
        .map(month -> month.equals(current) ? visit.tx().today() : month.atEndOfMonth())
        .map(LocalDate::toString)
        .collect(Collectors.joining(",", "{", "}"));
    List<Month> months = visit
        .query(SQL)
        .with("days", days)
        .then("group by s.day order by s.day")
        .list(Month::of);
    return new Revenue(months);
  }

  Month now() {
    return months.get(months.size() - 1);
  }

  Month before() {
    return months.get(months.size() - 2);
  }

  List<Long> series(ToLongFunction<Month> figure) {
    return months.stream().mapToLong(figure).boxed().toList();
  }

  Chart chart(Visit visit) {
    List<String> labels =
        months.stream().map(month -> visit.formats().monthShort(month.day())).toList();
    Chart.Spec spec = new Chart.Spec(
        "bar",
        "money",
        MoneyFormat.sign(visit.currency()),
        true,
        true,
        labels,
        List.of(
            Chart.Series.bars(visit.say("dashboard.new"), units(visit, Month::fresh), 1),
            Chart.Series.bars(visit.say("dashboard.upgrades"), units(visit, Month::up), 2),
            Chart.Series.bars(
                visit.say("dashboard.downgrades"), units(visit, month -> -month.down()), 3),
            Chart.Series.bars(visit.say("dashboard.lost"), units(visit, month -> -month.lost()), 4),
            Chart.Series.right(visit.say("dashboard.mrr"), units(visit, Month::mrr), 5)));
    String label = visit.say(
        "dashboard.mrr_chart",
        visit.formats().brief(months.get(0).mrr(), visit.currency()),
        visit.formats().brief(now().mrr(), visit.currency()),
        months.size());
    return Chart.of("c-mrr", "h-260", label, visit.say("dashboard.month"), spec);
  }

  private List<BigDecimal> units(Visit visit, ToLongFunction<Month> figure) {
    int digits = visit.currency().getDefaultFractionDigits();
    return months.stream()
        .map(month -> BigDecimal.valueOf(figure.applyAsLong(month), Math.max(0, digits)))
        .toList();
  }
}
