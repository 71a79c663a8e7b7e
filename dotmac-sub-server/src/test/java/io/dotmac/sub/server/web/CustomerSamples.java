package io.dotmac.sub.server.web;

import static io.dotmac.sub.server.web.Samples.bad;
import static io.dotmac.sub.server.web.Samples.good;

import io.dotmac.sub.server.web.admin.message.MessageSamples;
import io.dotmac.sub.server.web.part.Errors;
import io.dotmac.sub.server.web.part.Fact;
import io.dotmac.sub.server.web.part.Feed;
import io.dotmac.sub.server.web.part.Field;
import io.dotmac.sub.server.web.part.Filters;
import io.dotmac.sub.server.web.part.Link;
import io.dotmac.sub.server.web.part.Pill;
import io.dotmac.sub.server.web.part.Rows;
import io.dotmac.sub.server.web.portal.ChoicePage;
import io.dotmac.sub.server.web.portal.PortalPages;
import java.util.List;

/** Models of the customer portal's pages, all invented. */
final class CustomerSamples {
  private CustomerSamples() {}

  private static PortalPages.Bill billRow(String month, Pill status) {
    return new PortalPages.Bill(
        "/portal/invoices/1", month, "INV-003640", "15 Nov 2026", "₦25,800.00", status);
  }

  private static Rows<PortalPages.Bill> billRows() {
    return Rows.of(List.of(
        billRow("November 2026", bad("Overdue")),
        billRow("October 2026", good("Paid 14 Oct")),
        billRow("September 2026", good("Paid 15 Sep"))));
  }

  static PortalPages.Home home() {
    return new PortalPages.Home(
        "Good afternoon, Tunde",
        "Fibre 100 Home at 14 Admiralty Way, Lekki Phase 1",
        new PortalPages.Due(
            "",
            "Amount due",
            "₦25,800.00",
            "November bill, was due 15 November. Pay by 29 November to keep your line as it is.",
            List.of(new Link("/portal/invoices/1", "See the bill"))),
        new PortalPages.Line(
            "good",
            "wifi",
            "Your connection is online",
            "Connected since 16 Nov 09:41",
            List.of(
                new PortalPages.Figure("100 Mbps", "Download"),
                new PortalPages.Figure("50 Mbps", "Upload"),
                new PortalPages.Figure("6 d 4 h", "Online"))),
        List.of(
            new PortalPages.Quick("/portal/invoices", "receipt", "Your bills", "Explained"),
            new PortalPages.Quick("/portal/payments", "cash", "Payments", "What arrived"),
            new PortalPages.Quick("/portal/usage", "activity", "Data use", "Day by day"),
            new PortalPages.Quick("/portal/subscriptions", "package", "Your plan", "Speed, price")),
        "12 GB today",
        Samples.usage("p-use", true, 14),
        new PortalPages.Cycle(
            "469 GB used since 1 Nov",
            "469 GB",
            "since 1 Nov",
            PortalPages.Cycle.dash(469, 1000),
            "No data limit on this plan."),
        billRows(),
        List.of(new Feed(
            "good",
            "circle-check",
            "Payment of ₦25,800.00 received",
            "Bank transfer",
            "14 Oct",
            Samples.ISO,
            null)),
        Rows.of(List.of(new Feed(
            "info",
            "calendar-event",
            "Your installation · SO-000123",
            "A technician comes on 3 December, 09:00–11:00.",
            "",
            Samples.ISO,
            null))));
  }

  static PortalPages.Bills bills() {
    return new PortalPages.Bills(
        "38 bills, ₦25,800.00 to pay",
        billRows(),
        Samples.pager("/portal/invoices"),
        Errors.NONE,
        new PortalPages.PayPlan(
            bad("Not kept"),
            "Keep to these days and your service stays on.",
            List.of(new PortalPages.Installment("15 Nov 2026", "₦8,600.00", bad("Overdue")))),
        new PortalPages.Ask(
            Errors.NONE,
            Field.of("installments", "Installments", "3").hint("2 to 24"),
            List.of(new Filters.Option("monthly", "Every month", true))));
  }

  static PortalPages.BillPage bill() {
    return new PortalPages.BillPage(
        "November 2026 bill",
        "INV-003640",
        bad("Overdue"),
        "due 15 Nov 2026",
        "/portal/invoices/1/pdf",
        Samples.body(),
        List.of());
  }

  static PortalPages.Payments customerPayments() {
    return new PortalPages.Payments(
        "37 payments",
        Rows.of(List.of(new PortalPages.Payment(
            "14 Oct 2026",
            "PAY-001204",
            "Bank transfer",
            "INV-003912",
            "₦25,800.00",
            good("Received")))),
        Samples.pager("/portal/payments"));
  }

  static PortalPages.Plans plans() {
    return new PortalPages.Plans(
        "1 service",
        List.of(new PortalPages.Plan(
            "Fibre 100 Home",
            good("Active"),
            "",
            List.of(
                new PortalPages.Figure("100 Mbps", "Download"),
                new PortalPages.Figure("50 Mbps", "Upload"),
                new PortalPages.Figure("₦24,000.00", "a month")),
            List.of(Fact.of("Contract", "24 months"), Fact.mono("Login", "tbakare4417")))));
  }

  static PortalPages.Usage customerUsage() {
    return new PortalPages.Usage(
        "469 GB in 30 days",
        Rows.of(List.of(
            new PortalPages.Quota(
                "Home 100",
                "469 GB of 500 GB used",
                "31 GB left",
                "94%",
                "f3",
                "Until 1 December; then it starts again.",
                ""),
            new PortalPages.Quota(
                "Shop 50",
                "200 GB of 200 GB used",
                "0 B left",
                "100%",
                "f4",
                "Until 1 December; then it starts again.",
                "Your data is used up, so the line is slower until then."))),
        Samples.usage("u-use", false, 30),
        SubscriberSamples.sessions(false));
  }

  static PortalPages.Account account() {
    return new PortalPages.Account(
        "Customer number LF-004417",
        new Fact.Group(List.of(Fact.of("Email", "tunde.bakare@example.ng"))),
        new Fact.Group(List.of(Fact.of("Billing day", "each month"))));
  }

  static ChoicePage messages() {
    return new ChoicePage(
        Errors.NONE,
        List.of(
            new ChoicePage.Group(
                "Bills and payments",
                List.of(
                    new Filters.Option("billing email", "E-mail", true),
                    new Filters.Option("billing sms", "SMS", false))),
            new ChoicePage.Group(
                "Offers and news",
                List.of(new Filters.Option("marketing email", "E-mail", false)))),
        Rows.of(MessageSamples.rows()));
  }
}
