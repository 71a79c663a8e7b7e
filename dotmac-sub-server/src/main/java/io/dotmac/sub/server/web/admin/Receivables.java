package io.dotmac.sub.server.web.admin;

import io.dotmac.sub.server.web.Formats;
import io.dotmac.sub.server.web.Visit;
import io.dotmac.sub.server.web.part.Meter;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.LongStream;

/** What is owed, by age, and how it got there. Amounts in minor units. */
record Receivables(
    long current, long upTo30, long upTo60, long upTo90, long over90, long invoices, long late) {
  private static final int DAYS_OF_SALES = 90;

  static Receivables of(Visit visit) {
    return visit
        .query("""
            select coalesce(sum(b) filter (where age <= 0), 0) as current,
              coalesce(sum(b) filter (where age between 1 and 30), 0) as d30,
              coalesce(sum(b) filter (where age between 31 and 60), 0) as d60,
              coalesce(sum(b) filter (where age between 61 and 90), 0) as d90,
              coalesce(sum(b) filter (where age > 90), 0) as over,
              count(*) as invoices, count(*) filter (where age > 0) as late
            from (select i.balance_due_minor as b, :today::date - i.due_on as age from invoice i
              where i.tenant_id = :tenant
                and i.status in ('issued', 'partially_paid', 'overdue')) open_invoices
            """)
        .first(row -> new Receivables(
            row.number("current"),
            row.number("d30"),
            row.number("d60"),
            row.number("d90"),
            row.number("over"),
            row.number("invoices"),
            row.number("late")))
        .orElseGet(() -> new Receivables(0, 0, 0, 0, 0, 0, 0));
  }

  long overdue() {
    return upTo30 + upTo60 + upTo90 + over90;
  }

  long total() {
    return current + overdue();
  }

  DashboardPage.Aging card(Visit visit) {
    Formats formats = visit.formats();
    return new DashboardPage.Aging(
        "/admin/billing/invoices?age=open",
        List.of(
            bucket(visit, "dashboard.not_due", current, "f2", "current"),
            bucket(visit, "dashboard.age_30", upTo30, "f1", "30"),
            bucket(visit, "dashboard.age_60", upTo60, "f3", "60"),
            bucket(visit, "dashboard.age_90", upTo90, "f3", "90"),
            bucket(visit, "dashboard.age_over", over90, "f4", "over")),
        visit.say("dashboard.invoices", invoices),
        formats.brief(total(), visit.currency()),
        daysOfSales(visit));
  }

  private Meter bucket(Visit visit, String key, long minor, String tone, String age) {
    long most = LongStream.of(current, upTo30, upTo60, upTo90, over90).max().orElse(0);
    String amount = visit.formats().brief(minor, visit.currency());
    String href = "/admin/billing/invoices?age=" + age;
    return Meter.of(visit.say(key), minor, Math.max(most, total()), tone, "", amount, href);
  }

  /** How many days of sales are still open; empty before the first invoice. */
  private String daysOfSales(Visit visit) {
    long sold = visit
        .query("select coalesce(sum(i.total_minor), 0) from invoice i"
            + " where i.tenant_id = :tenant and i.status not in ('draft', 'void')"
            + " and i.issued_on > :today::date - "
            + DAYS_OF_SALES)
        .number();
    if (sold == 0) {
      return "";
    }
    BigDecimal days = BigDecimal.valueOf(total())
        .multiply(BigDecimal.valueOf(DAYS_OF_SALES))
        .divide(BigDecimal.valueOf(sold), 1, RoundingMode.HALF_UP);
    return visit.say("dashboard.days", visit.formats().number(days));
  }

  /**
   * What was overdue at the end of each of the last twelve months: everything that fell due by then
   * less what had been paid for it by then.
   */
  static List<Long> history(Visit visit) {
    LocalDate today = visit.tx().today();
    YearMonth current = YearMonth.from(today);
    record Change(LocalDate day, long minor) {}
    List<Change> changes = visit
        .query("""
                select day, sum(minor) as minor from (
                  select i.due_on + 1 as day, i.total_minor - i.credited_minor
                    - i.written_off_minor as minor
                  from invoice i where i.tenant_id = :tenant
                    and i.status not in ('draft', 'void')
                  union all
                  select greatest(i.due_on + 1, (p.paid_at at time zone :zone)::date),
                    -a.amount_minor
                  from payment_allocation a
                  join invoice i on i.tenant_id = a.tenant_id and i.id = a.invoice_id
                  join payment p on p.tenant_id = a.tenant_id and p.id = a.payment_id
                  where a.tenant_id = :tenant and i.status not in ('draft', 'void')) change
                where day <= :today
                """)
        .with("zone", visit.tx().zone().getId())
        .then("group by day")
        .list(row -> new Change(row.date("day"), row.number("minor")));
    List<Long> history = new ArrayList<>();
    for (int i = 11; i >= 0; i--) {
      LocalDate end = i == 0 ? today : current.minusMonths(i).atEndOfMonth();
      history.add(changes.stream()
          .filter(change -> !change.day().isAfter(end))
          .mapToLong(Change::minor)
          .sum());
    }
    return List.copyOf(history);
  }
}
