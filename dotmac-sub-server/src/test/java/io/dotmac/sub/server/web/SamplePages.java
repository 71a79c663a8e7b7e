package io.dotmac.sub.server.web;

import static io.dotmac.sub.server.web.Samples.bad;
import static io.dotmac.sub.server.web.Samples.good;
import static io.dotmac.sub.server.web.Samples.warn;

import io.dotmac.sub.server.web.admin.BillingPages;
import io.dotmac.sub.server.web.admin.ListPages;
import io.dotmac.sub.server.web.admin.OfferPage;
import io.dotmac.sub.server.web.admin.subscriber.SubscriberPage;
import io.dotmac.sub.server.web.auth.ErrorPage;
import io.dotmac.sub.server.web.auth.LoginPage;
import io.dotmac.sub.server.web.part.AdminShell;
import io.dotmac.sub.server.web.part.Documents;
import io.dotmac.sub.server.web.part.Errors;
import io.dotmac.sub.server.web.part.Fact;
import io.dotmac.sub.server.web.part.Feed;
import io.dotmac.sub.server.web.part.Field;
import io.dotmac.sub.server.web.part.Flash;
import io.dotmac.sub.server.web.part.Link;
import io.dotmac.sub.server.web.part.Nav;
import io.dotmac.sub.server.web.part.Pager;
import io.dotmac.sub.server.web.part.Person;
import io.dotmac.sub.server.web.part.Pill;
import io.dotmac.sub.server.web.part.PlainShell;
import io.dotmac.sub.server.web.part.PortalShell;
import io.dotmac.sub.server.web.part.Rows;
import io.dotmac.sub.server.web.portal.PortalPages;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Every page with an invented model, by the name of its screenshot. */
final class SamplePages {
  private static final Person TENANT = Person.of("Lagoon Fibre", "Lagos · NGN");

  /** A template with its frame and model. */
  record Sample(String template, Object shell, Object page) {}

  private SamplePages() {}

  static Map<String, Sample> all() {
    Map<String, Sample> all = new LinkedHashMap<>();
    admin(all, "dashboard", "admin/dashboard", Samples.dashboard());
    admin(all, "subscribers", "admin/subscribers", subscribers());
    admin(all, "subscribers-empty", "admin/subscribers", noSubscribers());
    admin(all, "subscriber", "admin/subscriber_overview", overview());
    admin(all, "subscriber-services", "admin/subscriber_services", services());
    admin(all, "subscriber-billing", "admin/subscriber_billing", billing());
    admin(all, "subscriber-ledger", "admin/subscriber_ledger", ledger());
    admin(all, "subscriber-sessions", "admin/subscriber_sessions", usage());
    admin(all, "subscriber-timeline", "admin/subscriber_timeline", history());
    admin(all, "catalog", "admin/catalog", catalog());
    admin(all, "offer", "admin/offer", offer());
    admin(all, "invoices", "admin/invoices", invoices());
    admin(all, "invoice", "admin/invoice", Samples.invoice());
    admin(all, "payments", "admin/payments", payments());
    admin(all, "payment", "admin/payment", payment());
    admin(all, "payment-new", "admin/payment_new", Samples.paymentForm(false));
    admin(all, "payment-error", "admin/payment_new", Samples.paymentForm(true));
    admin(all, "runs", "admin/runs", runs());
    admin(all, "run", "admin/run", run());
    admin(all, "cases", "admin/cases", cases());
    admin(all, "case", "admin/case", dunningCase());
    admin(all, "sessions", "admin/sessions", sessionList());
    admin(all, "search", "admin/search", search());
    admin(all, "confirm", "admin/confirm", confirm());
    portal(all, "portal-home", "portal/home", home());
    portal(all, "portal-bills", "portal/bills", bills());
    portal(all, "portal-bill", "portal/bill", bill());
    portal(all, "portal-payments", "portal/payments", customerPayments());
    portal(all, "portal-plans", "portal/plans", plans());
    portal(all, "portal-usage", "portal/usage", customerUsage());
    portal(all, "portal-account", "portal/account", account());
    PlainShell plain = new PlainShell("en", TENANT, "token");
    all.put("login", new Sample("auth/login", plain, login()));
    all.put("error", new Sample("auth/error", plain, error()));
    return all;
  }

  private static void admin(Map<String, Sample> all, String name, String template, Object page) {
    Flash flash = name.equals("payments") ? Flash.done("Payment of ₦25,800.00 is recorded.") : null;
    all.put(name, new Sample(template, adminShell(flash), page));
  }

  private static void portal(Map<String, Sample> all, String name, String template, Object page) {
    all.put(name, new Sample(template, portalShell(), page));
  }

  private static AdminShell adminShell(Flash flash) {
    Nav.Item home = Nav.Item.of("/admin/", "Dashboard", "layout-dashboard", true);
    Nav.Item subscribers = Nav.Item.of("/admin/subscribers", "Subscribers", "users", false);
    Nav.Item invoices =
        new Nav.Item("/admin/billing/invoices", "Invoices", "receipt-2", false, "14", "bad");
    Nav.Item sessions = Nav.Item.of("/admin/network/sessions", "Sessions", "activity", false);
    return new AdminShell(
        "en",
        TENANT,
        Person.of("Amaka Okafor", "Billing manager"),
        List.of(
            new Nav(
                "",
                List.of(
                    home,
                    subscribers,
                    Nav.Item.of("/admin/catalog", "Catalog", "packages", false))),
            new Nav(
                "Billing",
                List.of(
                    invoices,
                    Nav.Item.of("/admin/billing/payments", "Payments", "cash", false),
                    Nav.Item.of("/admin/billing/runs", "Billing runs", "repeat", false),
                    Nav.Item.of("/admin/billing/dunning", "Collections", "scale", false))),
            new Nav("Network", List.of(sessions))),
        List.of(home, subscribers, invoices, sessions),
        "token",
        "",
        flash);
  }

  private static PortalShell portalShell() {
    Nav.Item home = Nav.Item.of("/portal/", "Home", "home", true);
    Nav.Item plan = Nav.Item.of("/portal/subscriptions", "My plan", "package", false);
    Nav.Item bills = Nav.Item.of("/portal/invoices", "Bills", "receipt", false);
    Nav.Item payments = Nav.Item.of("/portal/payments", "Payments", "cash", false);
    Nav.Item usage = Nav.Item.of("/portal/usage", "Usage", "activity", false);
    Nav.Item account = Nav.Item.of("/portal/account", "Account", "user", false);
    return new PortalShell(
        "en",
        TENANT,
        Person.of("Tunde Bakare", ""),
        List.of(home, plan, bills, payments, usage, account),
        List.of(home, plan, bills, usage, account),
        "token",
        null);
  }

  private static ListPages.Subscribers subscribers() {
    ListPages.SubscriberRow row = new ListPages.SubscriberRow(
        "/admin/subscribers/1",
        "Tunde Bakare",
        "LF-004417",
        warn("Active, payment overdue"),
        "Fibre 100 Home",
        good("online"),
        "14 Admiralty Way, Lekki Phase 1",
        "₦25,800.00",
        true,
        "Sep 2023");
    ListPages.SubscriberRow other = new ListPages.SubscriberRow(
        "/admin/subscribers/2",
        "Ngozi Eze",
        "LF-004418",
        good("Active"),
        "Fibre 200 Home and 1 more",
        new Pill("", "offline"),
        "3 Allen Avenue, Ikeja",
        "₦0.00",
        false,
        "Feb 2024");
    return new ListPages.Subscribers(
        "4,812 subscribers",
        Samples.filters("/admin/subscribers", true),
        List.of(row, other, row, other, other, row, other),
        Samples.pager("/admin/subscribers"),
        null);
  }

  private static ListPages.Subscribers noSubscribers() {
    return new ListPages.Subscribers(
        "No subscriber",
        Samples.filters("/admin/subscribers", true),
        List.of(),
        new Pager("", null, null),
        Samples.nothing());
  }

  private static SubscriberPage.Head head() {
    return new SubscriberPage.Head(
        "Tunde Bakare",
        "TB",
        "LF-004417",
        warn("Active, payment overdue"),
        List.of("Residential", "14 Admiralty Way, Lekki Phase 1", "since Sep 2023"),
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

  private static Documents.Sessions sessions(boolean named) {
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

  private static SubscriberPage.Overview overview() {
    return new SubscriberPage.Overview(
        head(),
        List.of(service()),
        Samples.usage("s-use", false, 30),
        "469 GB in 30 days, 16 GB a day on average",
        List.of(new Feed(
            "warn", "ban", "Service suspended", "BNG-LAG-01", "22 Nov 09:00", Samples.ISO, null)),
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

  private static SubscriberPage.Services services() {
    return new SubscriberPage.Services(head(), List.of(service(), service()));
  }

  private static SubscriberPage.Billing billing() {
    return new SubscriberPage.Billing(head(), Samples.invoices(false), Samples.payments(false));
  }

  private static SubscriberPage.Ledger ledger() {
    return new SubscriberPage.Ledger(
        head(),
        Rows.of(List.of(
            new SubscriberPage.Entry(
                "1 Nov 2026", "INV-003640", "Receivable", "₦25,800.00", "", "₦25,800.00"),
            new SubscriberPage.Entry(
                "14 Oct 2026", "PAY-001204", "Receivable", "", "₦25,800.00", "₦0.00"))));
  }

  private static SubscriberPage.Usage usage() {
    return new SubscriberPage.Usage(
        head(), Samples.usage("s-use", false, 30), "469 GB in 30 days", sessions(false));
  }

  private static SubscriberPage.History history() {
    return new SubscriberPage.History(head(), Samples.timeline());
  }

  private static ListPages.Catalog catalog() {
    return new ListPages.Catalog(
        "12 plans",
        Samples.filters("/admin/catalog", false),
        List.of(new ListPages.OfferRow(
            "/admin/catalog/offers/1",
            "Fibre 100 Home",
            "Residential, fibre",
            good("Active"),
            "100 / 50 Mbps",
            "Monthly",
            "₦24,000.00",
            "1,804",
            "₦43,296,000.00")),
        new Pager("1 to 1 of 1", null, null),
        null);
  }

  private static OfferPage offer() {
    return new OfferPage(
        "Fibre 100 Home",
        "Residential, fibre",
        good("Active"),
        head().strip().subList(0, 4),
        new Fact.Group(List.of(Fact.of("Contract", "24 months"), Fact.of("Tax", "VAT 7.5%"))),
        new Fact.Group(List.of(Fact.mono("Mikrotik-Rate-Limit", "50M/100M"))),
        List.of(new OfferPage.Price("Month", "1 Sep 2026", "", "₦24,000.00")),
        List.of(new OfferPage.AddOn("Static IP", "Static IP", "₦1,500.00 a month")));
  }

  private static ListPages.Invoices invoices() {
    return new ListPages.Invoices(
        "1,402 invoices, ₦30,160,000.00 open",
        Samples.filters("/admin/billing/invoices", false),
        Samples.invoices(true),
        Samples.pager("/admin/billing/invoices"),
        null);
  }

  private static ListPages.Payments payments() {
    return new ListPages.Payments(
        "812 payments, ₦20,160,000.00 in all",
        Samples.filters("/admin/billing/payments", false),
        Samples.payments(true),
        Samples.pager("/admin/billing/payments"),
        null);
  }

  private static BillingPages.Payment payment() {
    return new BillingPages.Payment(
        "PAY-001204",
        good("Succeeded"),
        "from Tunde Bakare",
        new Fact.Group(List.of(Fact.of("Amount", "₦25,800.00"), Fact.mono("Reference", "GTB-9"))),
        List.of(new BillingPages.Applied("/admin/billing/invoices/1", "INV-003640", "₦25,800.00")));
  }

  private static BillingPages.Runs runs() {
    return new BillingPages.Runs(
        "6 runs so far",
        List.of(new BillingPages.RunRow(
            "/admin/billing/runs/1",
            "1 Nov 2026",
            good("Success"),
            "1 Nov 2026, 02:00",
            "4,851",
            "4,851",
            "₦100,088,563.47")),
        new Pager("1 to 1 of 1", null, null),
        null,
        Errors.NONE,
        Field.of("date", "Bill everything due up to", "2026-11-30").hint("Included."));
  }

  private static BillingPages.Run run() {
    return new BillingPages.Run(
        "Billing run 1 Nov 2026",
        good("Success"),
        "Started 1 Nov 2026, 02:00",
        "/admin/billing/invoices?run=1",
        head().strip().subList(0, 4),
        List.of(Fact.of("Charges before tax", "₦93,105,640.44"), Fact.of("Tax", "₦6,982,923.03")),
        "₦100,088,563.47",
        "Ledger check: debits equal credits",
        List.of());
  }

  private static ListPages.Cases cases() {
    return new ListPages.Cases(
        "678 cases, ₦12,400,000.00 overdue",
        Samples.filters("/admin/billing/dunning", false),
        List.of(new ListPages.CaseRow(
            "/admin/billing/dunning/1",
            "Tunde Bakare",
            "LF-004417",
            warn("Open"),
            "16 Nov 2026",
            "7",
            "Notify, day 7",
            "Slow down on 29 Nov",
            "₦25,800.00")),
        Samples.pager("/admin/billing/dunning"),
        null);
  }

  private static BillingPages.Case dunningCase() {
    return new BillingPages.Case(
        "Case of Tunde Bakare",
        warn("Open"),
        "₦25,800.00 overdue for 7 days",
        "/admin/subscribers/1",
        "/admin/billing/payments/new?subscriber=1",
        "Policy: Residential standard",
        Samples.ladder(),
        Samples.invoices(false),
        Samples.timeline());
  }

  private static ListPages.Sessions sessionList() {
    return new ListPages.Sessions(
        "4,287 sessions online",
        Samples.filters("/admin/network/sessions", false),
        sessions(true),
        Samples.pager("/admin/network/sessions"),
        null);
  }

  private static ListPages.Search search() {
    return new ListPages.Search(
        "1 result for “tunde”",
        List.of(new ListPages.Hit("/admin/subscribers/1", "user", "Tunde Bakare", "LF-004417")),
        null);
  }

  private static BillingPages.Confirm confirm() {
    return new BillingPages.Confirm(
        "Suspend Tunde Bakare?",
        "LF-004417",
        "/admin/subscribers/1/suspend",
        List.of(new Documents.Hidden("confirmed", "true")),
        Errors.NONE,
        List.of("1 service is locked.", "1 session is disconnected.", "0 invoices change."),
        Field.of("reason", "Reason", "").hint("Kept in the audit log."),
        "Suspend",
        "/admin/subscribers/1");
  }

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

  private static PortalPages.Home home() {
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
            null)));
  }

  private static PortalPages.Bills bills() {
    return new PortalPages.Bills(
        "38 bills, ₦25,800.00 to pay", billRows(), Samples.pager("/portal/invoices"));
  }

  private static PortalPages.BillPage bill() {
    return new PortalPages.BillPage(
        "November 2026 bill",
        "INV-003640",
        bad("Overdue"),
        "due 15 Nov 2026",
        Samples.body(),
        List.of());
  }

  private static PortalPages.Payments customerPayments() {
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

  private static PortalPages.Plans plans() {
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

  private static PortalPages.Usage customerUsage() {
    return new PortalPages.Usage(
        "469 GB in 30 days", Samples.usage("u-use", false, 30), sessions(false));
  }

  private static PortalPages.Account account() {
    return new PortalPages.Account(
        "Customer number LF-004417",
        new Fact.Group(List.of(Fact.of("Email", "tunde.bakare@example.ng"))),
        new Fact.Group(List.of(Fact.of("Billing day", "each month"))));
  }

  private static LoginPage login() {
    return new LoginPage("Welcome to Lagoon Fibre.", "", "/admin/", Errors.NONE);
  }

  private static ErrorPage error() {
    return new ErrorPage(
        "404",
        "There is nothing here",
        "The address may be mistyped.",
        "01JD3Z",
        new Link("/", "Go to the start page"));
  }
}
