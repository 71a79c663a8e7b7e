package io.dotmac.sub.server.web.admin;

import io.dotmac.sub.server.web.Formats;
import io.dotmac.sub.server.web.Visit;
import io.dotmac.sub.server.web.data.Events;
import io.dotmac.sub.server.web.data.Mrr;
import io.dotmac.sub.server.web.data.UsageChart;
import io.dotmac.sub.server.web.part.Feed;
import io.dotmac.sub.server.web.part.Kpi;
import io.dotmac.sub.server.web.part.Meter;
import io.dotmac.sub.server.web.part.Rows;
import io.dotmac.sub.server.web.part.Spark;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;

/** Fills the dashboard; each figure is the sum or count of the list it opens. */
final class Dashboard {
  private final Visit visit;
  private final Formats formats;
  private final Revenue revenue;
  private final Receivables receivables;
  private final List<Cycle> cycles;

  /** Invoices of one month: what was invoiced and what of it is paid, in minor units. */
  private record Cycle(YearMonth month, long invoices, long total, long paid) {
    long percent() {
      return total == 0 ? 0 : paid * 1000 / total;
    }
  }

  private Dashboard(Visit visit) {
    this.visit = visit;
    this.formats = visit.formats();
    this.revenue = Revenue.of(visit);
    this.receivables = Receivables.of(visit);
    this.cycles = cycles(visit);
  }

  static DashboardPage page(Visit visit) {
    return new Dashboard(visit).page();
  }

  private DashboardPage page() {
    List<Feed> attention = Attention.of(visit);
    UsageChart usage = UsageChart.of(visit, null, 30);
    String tenant = visit.tx().tenantInfo().name();
    return new DashboardPage(
        visit.say("dashboard.title", tenant),
        visit.say(
            "dashboard.updated",
            formats.dateInFull(visit.tx().today()),
            formats.hourMinute(visit.tx().now())),
        Rows.of(List.of()),
        kpis(),
        revenue.chart(visit),
        receivables.card(visit),
        Network.sessions(visit),
        new DashboardPage.Card(
            "",
            "",
            usage.lines(visit, "c-traf"),
            visit.say(
                "dashboard.traffic_foot", formats.bytes(usage.down()), formats.bytes(usage.up()))),
        collections(),
        visit.say("dashboard.open_count", attention.size()),
        attention,
        RunPages.latest(visit).orElse(null),
        Network.devices(visit),
        plans(),
        Events.latest(visit, 6));
  }

  private List<Kpi> kpis() {
    Revenue.Month now = revenue.now();
    Revenue.Month before = revenue.before();
    String month = formats.monthName(before.day());
    String growth = formats.growth(before.mrr(), now.mrr());
    long active = count("s.status = 'active'");
    long gained = now.subscribers() - before.subscribers();
    List<Long> perHead = revenue.series(m -> m.subscribers() == 0 ? 0 : m.mrr() / m.subscribers());
    long arpu = active == 0 ? 0 : now.mrr() / active;
    return List.of(
        new Kpi(
            visit.say("dashboard.mrr"),
            formats.brief(now.mrr(), visit.currency()),
            growth,
            tone(now.mrr() - before.mrr()),
            visit.say("dashboard.from_month", month),
            "/admin/catalog",
            Spark.of(revenue.series(Revenue.Month::mrr), "")),
        new Kpi(
            visit.say("dashboard.active"),
            formats.count(active),
            formats.signed(gained),
            tone(gained),
            visit.say("dashboard.this_month"),
            "/admin/subscribers?status=active",
            Spark.of(revenue.series(Revenue.Month::subscribers), "")),
        new Kpi(
            visit.say("dashboard.arpu"),
            formats.brief(arpu, visit.currency()),
            formats.growth(perHead.get(perHead.size() - 2), perHead.get(perHead.size() - 1)),
            tone(perHead.get(perHead.size() - 1) - perHead.get(perHead.size() - 2)),
            visit.say("dashboard.from_month", month),
            "/admin/catalog",
            Spark.of(perHead, "t")),
        churn(),
        new Kpi(
            visit.say("dashboard.overdue"),
            formats.brief(receivables.overdue(), visit.currency()),
            "",
            "",
            visit.say("dashboard.overdue_invoices", receivables.late()),
            "/admin/billing/invoices?age=overdue",
            Spark.of(Receivables.history(visit), "w")),
        collected());
  }

  private Kpi churn() {
    long left = count(Revenue.LEFT);
    long all = revenue.now().subscribers() + left;
    List<Long> lost =
        revenue.series(m -> m.mrr() + m.lost() == 0 ? 0 : m.lost() * 1000 / (m.mrr() + m.lost()));
    return new Kpi(
        visit.say("dashboard.churn"),
        formats.percent(left, all),
        "",
        "",
        visit.say("dashboard.lost_of", formats.count(left), formats.count(all)),
        "/admin/subscribers?left=30",
        Spark.of(lost, "t"));
  }

  private Kpi collected() {
    Cycle cycle = cycles.isEmpty() ? none() : cycles.get(cycles.size() - 1);
    return new Kpi(
        visit.say("dashboard.collected"),
        formats.percent(cycle.paid(), cycle.total()),
        "",
        "",
        visit.say("dashboard.of_invoiced", formats.brief(cycle.total(), visit.currency())),
        "/admin/billing/invoices?issued=" + cycle.month(),
        Spark.of(cycles.stream().map(Cycle::percent).toList(), "t"));
  }

  private Cycle none() {
    return new Cycle(YearMonth.from(visit.tx().today()), 0, 0, 0);
  }

  private long count(String condition) {
    return visit
        .query("select count(*) from subscriber s where s.tenant_id = :tenant")
        .and(condition)
        .number();
  }

  private static String tone(long change) {
    return change > 0 ? "up" : change < 0 ? "dn" : "";
  }

  private static List<Cycle> cycles(Visit visit) {
    LocalDate from = YearMonth.from(visit.tx().today()).minusMonths(11).atDay(1);
    return visit
        .query("select date_trunc('month', i.issued_on)::date as month, count(*) as invoices,"
            + " sum(i.total_minor) as total, sum(i.paid_minor + i.credited_minor) as paid"
            + " from invoice i where i.tenant_id = :tenant and i.issued_on >= :from"
            + " and i.status not in ('draft', 'void')")
        .with("from", from)
        .then("group by 1 order by 1")
        .list(row -> new Cycle(
            YearMonth.from(row.date("month")),
            row.number("invoices"),
            row.number("total"),
            row.number("paid")));
  }

  /** The last month but one: its invoices have had time to be paid, or not. */
  private DashboardPage.Collections collections() {
    Cycle cycle = cycles.isEmpty() ? none() : cycles.get(Math.max(0, cycles.size() - 2));
    List<Meter> steps = new ArrayList<>();
    String list = "/admin/billing/invoices?issued=" + cycle.month();
    steps.add(meter("dashboard.invoiced", cycle.total(), cycle, "f1", cycle.invoices(), list));
    steps.add(
        meter("dashboard.paid", cycle.paid(), cycle, "f2", paidInvoices(cycle.month()), list));
    steps.addAll(steps(cycle));
    long settled = visit
        .query("select count(*) from dunning_case k where k.tenant_id = :tenant"
            + " and k.status = 'resolved' and k.resolved_at >= :from")
        .with(
            "from",
            visit.tx().today().withDayOfMonth(1).atStartOfDay(formats.zone()).toInstant())
        .number();
    return new DashboardPage.Collections(
        visit.say("dashboard.collections", formats.monthName(cycle.month().atDay(1))),
        List.copyOf(steps),
        visit.say("dashboard.collections_foot", settled));
  }

  private long paidInvoices(YearMonth month) {
    return visit
        .query("select count(*) from invoice i where i.tenant_id = :tenant and i.status = 'paid'"
            + " and i.issued_on >= :from and i.issued_on < :until")
        .with("from", month.atDay(1))
        .with("until", month.plusMonths(1).atDay(1))
        .number();
  }

  private List<Meter> steps(Cycle cycle) {
    return visit
        .query("select l.day_offset, l.action, count(distinct l.case_id) as cases,"
            + " sum(i.total_minor) as minor from dunning_action_log l join invoice i"
            + " on i.tenant_id = l.tenant_id and i.id = l.invoice_id"
            + " where l.tenant_id = :tenant and i.issued_on >= :from and i.issued_on < :until")
        .with("from", cycle.month().atDay(1))
        .with("until", cycle.month().plusMonths(1).atDay(1))
        .then("group by l.day_offset, l.action order by l.day_offset limit 6")
        .list(row -> {
          String action = row.text("action");
          String words = visit.name("step_short", action);
          String tone = action.equals("notify") ? "f1" : action.equals("reject") ? "f4" : "f3";
          return Meter.of(
              visit.say("dashboard.step", row.number("day_offset"), words),
              row.number("minor"),
              cycle.total(),
              tone,
              formats.count(row.number("cases")),
              formats.brief(row.number("minor"), visit.currency()),
              "");
        });
  }

  /** The plans that bring most a month. */
  private List<Meter> plans() {
    long all = revenue.now().mrr();
    return visit
        .query(Mrr.TODAY + "select o.id, o.name, count(*) as services, sum(w.minor) as minor"
            + " from worth w join catalog_offer o on o.tenant_id = :tenant and o.id = w.offer_id")
        .then("group by o.id, o.name order by minor desc, o.name limit 5")
        .list(row -> Meter.of(
            row.text("name"),
            row.number("minor"),
            all,
            "f1",
            formats.count(row.number("services")),
            formats.brief(row.number("minor"), visit.currency()),
            "/admin/catalog/offers/" + row.id("id")));
  }

  private Meter meter(String key, long minor, Cycle cycle, String tone, long count, String href) {
    return Meter.of(
        visit.say(key),
        minor,
        cycle.total(),
        tone,
        formats.count(count),
        formats.brief(minor, visit.currency()),
        href);
  }
}
