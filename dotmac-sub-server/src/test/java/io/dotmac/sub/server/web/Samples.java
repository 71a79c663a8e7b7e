package io.dotmac.sub.server.web;

import io.dotmac.sub.server.web.admin.BillingPages;
import io.dotmac.sub.server.web.admin.DashboardPage;
import io.dotmac.sub.server.web.part.Chart;
import io.dotmac.sub.server.web.part.Documents;
import io.dotmac.sub.server.web.part.Empty;
import io.dotmac.sub.server.web.part.Errors;
import io.dotmac.sub.server.web.part.Fact;
import io.dotmac.sub.server.web.part.Feed;
import io.dotmac.sub.server.web.part.Field;
import io.dotmac.sub.server.web.part.Filters;
import io.dotmac.sub.server.web.part.Kpi;
import io.dotmac.sub.server.web.part.Link;
import io.dotmac.sub.server.web.part.Meter;
import io.dotmac.sub.server.web.part.Pager;
import io.dotmac.sub.server.web.part.Pill;
import io.dotmac.sub.server.web.part.Rows;
import io.dotmac.sub.server.web.part.Spark;
import io.dotmac.sub.server.web.part.Tone;
import java.util.List;
import java.util.stream.IntStream;

/** Models of an invented operator: the pages about money. */
final class Samples {
  static final String ISO = "2026-11-22T13:01:52Z";

  private Samples() {}

  static Pill good(String label) {
    return Pill.of(Tone.GOOD, label);
  }

  static Pill warn(String label) {
    return Pill.of(Tone.WARN, label);
  }

  static Pill bad(String label) {
    return Pill.of(Tone.BAD, label);
  }

  static Filters filters(String action, boolean active) {
    return new Filters(
        action,
        active ? "tunde" : "",
        "Name, number, login or address",
        List.of(new Filters.Select(
            "status",
            "Status",
            List.of(
                new Filters.Option("", "All", !active),
                new Filters.Option("active", "Active", active),
                new Filters.Option("suspended", "Suspended", false)))),
        active);
  }

  static Pager pager(String base) {
    return new Pager("51 to 100 of 4,812", base, base + "?offset=100");
  }

  static DashboardPage dashboard() {
    List<Integer> up = List.of(749, 764, 778, 796, 809, 822, 839, 852, 868, 881, 899, 924);
    return new DashboardPage(
        "Lagoon Fibre today",
        "Sunday 22 November 2026, figures of 14:02",
        Rows.of(List.of(new Link("/admin/billing/runs", "Billing runs"))),
        List.of(
            kpi("MRR", "₦92.41M", "+2.8%", "up", "from October", Spark.of(up, "")),
            kpi("Active subscribers", "4,812", "+64", "up", "this month", Spark.of(up, "")),
            kpi("Revenue per subscriber", "₦19,204", "+1.4%", "up", "October", Spark.of(up, "t")),
            kpi("Churn, trailing 30 days", "1.3%", "", "", "63 of 4,812 left", down()),
            kpi("Overdue receivables", "₦8.76M", "", "", "402 invoices", Spark.of(up, "w")),
            kpi("Collected this cycle", "91.4%", "", "", "of ₦96.6M invoiced", Spark.of(up, "t"))),
        mrr(),
        new DashboardPage.Aging(
            "/admin/billing/invoices?open=true",
            List.of(
                aging("Not yet due", 2140, "f2", "₦21.40M"),
                aging("1–30 days", 492, "f1", "₦4.92M"),
                aging("31–60 days", 211, "f3", "₦2.11M"),
                aging("61–90 days", 98, "f3", "₦0.98M"),
                aging("Over 90 days", 75, "f4", "₦0.75M")),
            "1,402 invoices",
            "₦30.16M",
            "9.8 days"),
        new DashboardPage.Card(
            "4,287", "of 4,812 services", sessions(), "38 logins refused in 24 hours"),
        new DashboardPage.Card("", "", traffic(), "61.2 TB down and 8.4 TB up in 30 days"),
        new DashboardPage.Collections(
            "Collections, October cycle",
            List.of(
                Meter.of("Invoiced", 100, 100, "f1", "4,796", "₦96.6M", ""),
                Meter.of("Paid on time", 86, 100, "f2", "4,118", "₦84.2M", ""),
                Meter.of("7 d, notify", 40, 100, "f1", "678", "₦12.4M", ""),
                Meter.of("14 d, throttle", 24, 100, "f3", "214", "₦4.1M", ""),
                Meter.of("21 d, suspend", 14, 100, "f3", "96", "₦1.8M", ""),
                Meter.of("30 d, reject", 7, 100, "f4", "31", "₦0.6M", "")),
            "61 cases closed by payment this month"),
        "3 open",
        List.of(
            attention("bad", "lock", "96 services are suspended for unpaid bills", "Open cases"),
            attention("warn", "alarm", "31 accounts reach the next dunning step", "Open cases"),
            attention("info", "coin", "₦402,300.00 of payments is not applied", "Open payments")),
        new DashboardPage.Run(
            "/admin/billing/runs/1",
            "Billing run 1 Nov 2026",
            good("Success"),
            "1 Nov 2026, 02:00",
            "4,851 of 4,851 accounts",
            "100%",
            List.of(
                Fact.of("Charges before tax", "₦93,105,640.44"), Fact.of("Tax", "₦6,982,923.03")),
            "₦100,088,563.47",
            "Ledger check: debits equal credits"),
        List.of(
            device("BNG-LAG-01", "MikroTik", good("Active"), "2,140", "1.2 TB", "14:01"),
            device("BNG-LAG-02", "MikroTik", warn("Maintenance"), "2,147", "1.1 TB", "14:02"),
            device("BNG-IKJ-01", "Huawei", bad("Offline"), "0", "0 B", "none")),
        List.of(
            Meter.of("Fibre 100", 61, 100, "f1", "2,960", "₦53.28M", "/admin/catalog/offers/1"),
            Meter.of("Fibre 200", 28, 100, "f1", "1,120", "₦29.12M", "/admin/catalog/offers/1")),
        List.of(
            activity("good", "cash", "Payment ₦34,400.00 from Chidi Umeh", "Bank transfer"),
            activity("info", "arrow-up-circle", "Ngozi Eze upgraded to Fibre 200", "Fibre 100"),
            activity("warn", "gauge", "SUB-77120 slowed to 5 Mbps", "Dunning day 14")));
  }

  private static Kpi kpi(
      String label, String value, String change, String tone, String note, Spark spark) {
    return new Kpi(label, value, change, tone, note, "/admin/subscribers", spark);
  }

  private static Spark down() {
    return Spark.of(List.of(27, 24, 25, 19, 20, 16, 18, 13, 14, 11, 9, 3), "t");
  }

  private static Meter aging(String label, long part, String tone, String amount) {
    return Meter.of(label, part, 3016, tone, "", amount, "/admin/billing/invoices?age=x");
  }

  private static DashboardPage.Device device(
      String name, String model, Pill status, String online, String traffic, String heard) {
    return new DashboardPage.Device(name, model, status, online, traffic, heard);
  }

  private static Feed attention(String tone, String icon, String title, String action) {
    return new Feed(
        tone, icon, title, "₦1,810,200.00 is open on these accounts.", "", "", link(action));
  }

  private static Feed activity(String tone, String icon, String title, String note) {
    return new Feed(tone, icon, title, note, "14:01:52", ISO, null);
  }

  private static Link link(String label) {
    return new Link("/admin/billing/dunning", label);
  }

  private static Chart mrr() {
    List<String> months =
        List.of("Dec", "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov");
    return Chart.of(
        "c-mrr",
        "h-260",
        "Monthly recurring revenue rose from ₦74.9M to ₦92.4M in 12 months",
        "Month",
        new Chart.Spec(
            "bar",
            "money",
            "₦",
            true,
            true,
            months,
            List.of(
                Chart.Series.bars("New", series(2_400_000, 90_000, 12), 1),
                Chart.Series.bars("Upgrades", series(700_000, 20_000, 12), 2),
                Chart.Series.bars("Downgrades", series(-400_000, -20_000, 12), 3),
                Chart.Series.bars("Lost", series(-1_200_000, -10_000, 12), 4),
                Chart.Series.right("MRR", series(74_900_000, 1_590_000, 12), 5))));
  }

  private static Chart sessions() {
    return Chart.of(
        "c-sess",
        "h-220",
        "Sessions online in the last 24 hours, now 4,287",
        "Time",
        new Chart.Spec(
            "line",
            "n",
            null,
            false,
            false,
            IntStream.rangeClosed(0, 24).mapToObj(i -> (i + 14) % 24 + ":00").toList(),
            List.of(Chart.Series.area("Sessions", wave(4200, 400, 25), 1))));
  }

  private static Chart traffic() {
    return Chart.of(
        "c-traf",
        "h-220",
        "Data carried a day in the last 30 days, in gigabytes",
        "Day",
        new Chart.Spec(
            "line",
            "gb",
            null,
            false,
            true,
            IntStream.rangeClosed(1, 30).mapToObj(i -> i + " Nov").toList(),
            List.of(
                Chart.Series.area("Down", wave(2000, 300, 30), 2),
                Chart.Series.line("Up", wave(280, 40, 30), 6))));
  }

  static Chart usage(String id, boolean highlight, int days) {
    List<Chart.Series> sets = highlight
        ? List.of(Chart.Series.latest("Data used", wave(18, 8, days), 1))
        : List.of(
            Chart.Series.bars("Down", wave(18, 8, days), 1),
            Chart.Series.bars("Up", wave(3, 1, days), 2));
    return Chart.of(
        id,
        "h-200",
        "Daily data use, 540 GB down and 70 GB up in all",
        "Day",
        new Chart.Spec(
            "bar",
            "gb",
            null,
            !highlight,
            true,
            IntStream.rangeClosed(1, days).mapToObj(i -> i + " Nov").toList(),
            sets));
  }

  private static List<Integer> series(int from, int step, int count) {
    return IntStream.range(0, count).mapToObj(i -> from + i * step).toList();
  }

  private static List<Integer> wave(int mean, int swing, int count) {
    return IntStream.range(0, count)
        .mapToObj(i -> mean + (int) Math.round(swing * Math.sin(i / 3.0)))
        .toList();
  }

  static Documents.Invoices invoices(boolean named) {
    return Documents.Invoices.of(List.of(
        invoice(named, "INV-003640", "₦25,800.00", bad("Overdue 7 days")),
        invoice(named, "INV-003912", "₦0.00", good("Paid")),
        invoice(named, "INV-003688", "₦0.00", good("Paid"))));
  }

  private static Documents.InvoiceRow invoice(
      boolean named, String number, String balance, Pill status) {
    return new Documents.InvoiceRow(
        "/admin/billing/invoices/1",
        number,
        named ? "Tunde Bakare" : "",
        "/admin/subscribers/1",
        "1 Nov 2026",
        "15 Nov 2026",
        "₦25,800.00",
        balance,
        status);
  }

  static Documents.Payments payments(boolean named) {
    return Documents.Payments.of(List.of(new Documents.PaymentRow(
        "/admin/billing/payments/1",
        "PAY-001204",
        named ? "Tunde Bakare" : "",
        "/admin/subscribers/1",
        "14 Oct 2026, 18:33",
        "Bank transfer",
        "GTB-99120441",
        "₦25,800.00",
        "₦0.00",
        good("Succeeded"))));
  }

  static Documents.InvoiceBody body() {
    return new Documents.InvoiceBody(
        List.of(
            new Documents.Line(
                "Fibre 100 Home",
                "1 Nov 2026 to 30 Nov 2026",
                "A full month of the plan at the price that holds since 1 September 2026.",
                "₦24,000.00 × 30 of 30 days = ₦24,000.00",
                "1",
                "₦24,000.00",
                "₦24,000.00"),
            new Documents.Line(
                "Static IP address",
                "12 Nov 2026 to 30 Nov 2026",
                "Added on 12 November, so 19 of 30 days are charged.",
                "₦1,500.00 × 19/30 = ₦950.00",
                "1",
                "₦1,500.00",
                "₦950.00")),
        List.of(
            Fact.of("Subtotal", "₦24,950.00"),
            Fact.of("VAT 7.5%", "₦1,871.25"),
            Fact.of("Total", "₦26,821.25"),
            Fact.of("Paid", "−₦1,021.25")),
        "Balance due",
        "₦25,800.00",
        "dn");
  }

  static BillingPages.Invoice invoice() {
    return new BillingPages.Invoice(
        "INV-003640",
        bad("Overdue 7 days"),
        "for Tunde Bakare, due 15 Nov 2026",
        "/admin/billing/payments/new?subscriber=1",
        "/admin/billing/invoices/1/pdf",
        body(),
        new Fact.Group(List.of(
            Fact.link("Subscriber", "Tunde Bakare", "/admin/subscribers/1"),
            Fact.of("Issued", "1 Nov 2026"),
            Fact.link("Billing run", "1 Nov 2026", "/admin/billing/runs/1"))),
        List.of(new Feed("good", "cash", "₦1,021.25", "PAY-001204", "14 Nov 2026", ISO, null)),
        List.of(
            new BillingPages.Posting("Accounts receivable", "Debit", "₦26,821.25"),
            new BillingPages.Posting("Subscription revenue", "Credit", "₦24,950.00"),
            new BillingPages.Posting("VAT payable", "Credit", "₦1,871.25")));
  }

  static BillingPages.PaymentForm paymentForm(boolean failed) {
    List<Field> fields = List.of(
        Field.of("subscriber", "Subscriber number", "LF-004417"),
        Field.of("amount", "Amount", failed ? "x" : "25800.00")
            .hint("In NGN")
            .failed(failed ? "Give an amount above zero, such as 25800.00." : null),
        Field.of("reference", "Reference", ""));
    return new BillingPages.PaymentForm(
        "from Tunde Bakare",
        "4b0b8f0e",
        Errors.of(fields),
        fields,
        List.of(
            new Filters.Option("transfer", "Bank transfer", true),
            new Filters.Option("cash", "Cash", false)),
        "/admin/subscribers/1",
        List.of(new BillingPages.Open(
            "/admin/billing/invoices/1", "INV-003640", "due 15 Nov 2026", "₦25,800.00")),
        "Oldest invoice first. What is left over stays as credit for the next one.");
  }

  static Documents.Ladder ladder() {
    return new Documents.Ladder(List.of(
        new Documents.Step("done", "Day 0", "Due 15 Nov"),
        new Documents.Step("done", "Day 7", "Reminder sent"),
        new Documents.Step("now", "Day 14", "Slow down on 29 Nov"),
        new Documents.Step("", "Day 21", "Suspend on 6 Dec"),
        new Documents.Step("", "Day 30", "Reject on 15 Dec")));
  }

  static Documents.Timeline timeline() {
    return new Documents.Timeline(List.of(
        new Documents.Entry("g4", "Reminder sent", "Sun 22 Nov, 09:00", ISO, "dunning day 7"),
        new Documents.Entry("g1", "Session started", "Mon 16 Nov, 09:41", ISO, "BNG-LAG-01"),
        new Documents.Entry("g4", "INV-003640 issued", "Sun 1 Nov, 02:04", ISO, "run"),
        new Documents.Entry("g1", "Payment received", "Wed 14 Oct, 18:33", ISO, "transfer")));
  }

  static Empty nothing() {
    return new Empty("Nothing matches", "No row fits what you chose.", null);
  }
}
