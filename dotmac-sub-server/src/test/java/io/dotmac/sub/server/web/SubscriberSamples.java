package io.dotmac.sub.server.web;

import static io.dotmac.sub.server.web.Samples.good;
import static io.dotmac.sub.server.web.Samples.warn;

import io.dotmac.sub.server.web.admin.BillingPages;
import io.dotmac.sub.server.web.admin.form.NewServiceSamples;
import io.dotmac.sub.server.web.admin.message.MessageSamples;
import io.dotmac.sub.server.web.admin.subscriber.SubscriberPage;
import io.dotmac.sub.server.web.part.Documents;
import io.dotmac.sub.server.web.part.Fact;
import io.dotmac.sub.server.web.part.Feed;
import io.dotmac.sub.server.web.part.Link;
import io.dotmac.sub.server.web.part.Pager;
import io.dotmac.sub.server.web.part.Rows;
import java.util.List;
import java.util.Map;

/** Models of one subscriber's pages, all invented. */
final class SubscriberSamples {
  private SubscriberSamples() {}

  static SubscriberPage.Head head() {
    return new SubscriberPage.Head(
        "Tunde Bakare",
        "TB",
        "LF-004417",
        warn("Active, payment overdue"),
        List.of("Residential", "14 Admiralty Way, Lekki Phase 1", "since Sep 2023"),
        "/admin/impersonate/1",
        "/admin/subscribers/1/suspend",
        "",
        "/admin/billing/payments/new?subscriber=1",
        new SubscriberPage.Alert(
            "Speed is reduced on Sunday 29 November 2026",
            "unless ₦25,800.00 is paid.",
            new Link("/admin/billing/dunning/1", "Open case")),
        List.of(
            new Documents.Cell("Balance due", "₦25,800.00", "dn", "oldest 7 days overdue", false),
            Documents.Cell.of("Monthly charge", "₦24,000.00", "before tax"),
            Documents.Cell.of("Next invoice", "1 Dec 2026", "each month"),
            new Documents.Cell("Line", "6 d 4 h", "", "since 16 Nov 09:41", true),
            Documents.Cell.of("Data in 30 days", "469 GB", "412 GB down, 57 GB up"),
            Documents.Cell.of("Paid to date", "₦902,140.00", "38 invoices so far")),
        List.of(
            new SubscriberPage.Tab("/admin/subscribers/1", "Overview", true),
            new SubscriberPage.Tab("/admin/subscribers/1/services", "Services (1)", false),
            new SubscriberPage.Tab("/admin/subscribers/1/ledger", "Ledger", false)));
  }

  private static SubscriberPage.Service service() {
    return new SubscriberPage.Service(
        "Fibre 100 Home",
        "SUB-061204",
        good("Active"),
        warn("Suspended"),
        List.of(new SubscriberPage.Lock("Payment overdue", "since 22 Nov 2026, by dunning")),
        List.of(
            new Fact.Group(
                List.of(Fact.of("Speed", "100 / 50 Mbps"), Fact.of("Contract", "24 months"))),
            new Fact.Group(List.of(
                Fact.mono("Login", "tbakare4417@lagoon"), Fact.mono("IPv4", "102.89.14.207"))),
            new Fact.Group(
                List.of(Fact.of("NAS", "BNG-LAG-01"), Fact.of("Price", "₦24,000.00 a month")))),
        List.of(new Link("/admin/subscriptions/1/suspend", "Suspend service")));
  }

  static Documents.Sessions sessions(boolean named) {
    return Documents.Sessions.of(
        List.of(session(named, true, "online"), session(named, false, "Lost-Carrier")));
  }

  private static Documents.SessionRow session(boolean named, boolean online, String ended) {
    return new Documents.SessionRow(
        named ? "Tunde Bakare" : "",
        "/admin/subscribers/1",
        "tbakare4417@lagoon",
        "16 Nov 09:41",
        "6 d 04:20",
        "131.4 GB",
        "14.8 GB",
        "102.89.14.207",
        "BNG-LAG-01",
        online,
        ended);
  }

  static SubscriberPage.Overview overview() {
    return new SubscriberPage.Overview(
        head(),
        List.of(service()),
        Samples.usage("s-use", false, 30),
        "469 GB in 30 days, 16 GB a day on average",
        Rows.of(List.of(new Feed(
            "warn", "ban", "Service suspended", "BNG-LAG-01", "22 Nov 09:00", Samples.ISO, null))),
        "/admin/subscribers/1/billing",
        "All 38 invoices",
        Samples.invoices(false),
        "/admin/subscribers/1/sessions",
        "1 online",
        sessions(false),
        new BillingPages.CaseCard(
            "/admin/billing/dunning/1",
            warn("Open"),
            "Policy: Residential standard",
            Samples.ladder().steps()),
        new Fact.Group(List.of(
            Fact.of("Phone", "+234 803 555 0142"),
            Fact.of("Email", "tunde.bakare@example.ng"),
            Fact.of("Reseller", "None, direct"))),
        Samples.timeline());
  }

  static SubscriberPage.Services services() {
    return new SubscriberPage.Services(
        head(), "/admin/subscribers/1/services/new", List.of(service(), service()));
  }

  static SubscriberPage.Billing billing() {
    return new SubscriberPage.Billing(head(), Samples.invoices(false), Samples.payments(false));
  }

  static SubscriberPage.Ledger ledger() {
    return new SubscriberPage.Ledger(
        head(),
        Rows.of(List.of(
            new SubscriberPage.Entry(
                "1 Nov 2026", "INV-003640", "Receivable", "₦25,800.00", "", "₦25,800.00"),
            new SubscriberPage.Entry(
                "14 Oct 2026", "PAY-001204", "Receivable", "", "₦25,800.00", "₦0.00"))));
  }

  static SubscriberPage.Usage usage() {
    return new SubscriberPage.Usage(
        head(),
        Rows.of(List.of(LineSamples.live())),
        LineSamples.lastRefused(),
        Samples.usage("s-use", false, 30),
        "469 GB in 30 days",
        Rows.of(List.of(
            new SubscriberPage.Had("102.89.14.207", "16 Nov 09:41", "still", "1"),
            new SubscriberPage.Had("2001:db8:7:1200::/56", "2 Sep 10:12", "16 Nov 09:40", "31"))),
        sessions(false));
  }

  static SubscriberPage.History history() {
    return new SubscriberPage.History(head(), Samples.timeline());
  }

  static SubscriberPage.Messages messages() {
    return new SubscriberPage.Messages(
        head(), MessageSamples.rows(), new Pager("1–3 of 3", null, null), null);
  }

  /** The tabs but the first and what they lead to, by the name of their template. */
  static Map<String, Object> tabs() {
    return Map.of(
        "service-new", NewServiceSamples.refused(),
        "subscriber-services", services(),
        "subscriber-billing", billing(),
        "subscriber-ledger", ledger(),
        "subscriber-sessions", usage(),
        "subscriber-messages", messages(),
        "subscriber-timeline", history());
  }
}
