package io.dotmac.sub.server.web;

import static io.dotmac.sub.server.web.Samples.good;
import static io.dotmac.sub.server.web.Samples.warn;

import io.dotmac.sub.server.web.admin.BillingPages;
import io.dotmac.sub.server.web.admin.ListPages;
import io.dotmac.sub.server.web.admin.OfferPage;
import io.dotmac.sub.server.web.admin.RunDiffPart;
import io.dotmac.sub.server.web.admin.log.LogSamples;
import io.dotmac.sub.server.web.admin.message.MessageSamples;
import io.dotmac.sub.server.web.admin.network.PoolSamples;
import io.dotmac.sub.server.web.admin.order.OrderSamples;
import io.dotmac.sub.server.web.admin.plant.PlantSamples;
import io.dotmac.sub.server.web.admin.session.SessionPages;
import io.dotmac.sub.server.web.admin.webhook.WebhookSamples;
import io.dotmac.sub.server.web.auth.ErrorPage;
import io.dotmac.sub.server.web.part.AdminShell;
import io.dotmac.sub.server.web.part.Documents;
import io.dotmac.sub.server.web.part.Errors;
import io.dotmac.sub.server.web.part.Fact;
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
    admin(all, "subscriber", "admin/subscriber_overview", SubscriberSamples.overview());
    admin(all, "catalog", "admin/catalog", catalog());
    admin(all, "offer", "admin/offer", offer());
    admin(all, "invoices", "admin/invoices", invoices());
    admin(all, "invoice", "admin/invoice", Samples.invoice());
    admin(all, "payments", "admin/payments", payments());
    admin(all, "payment-queue", "admin/payment_queue", PaySamples.queue());
    admin(all, "payment-events", "admin/payment_events", PaySamples.messages());
    admin(all, "payment", "admin/payment", payment());
    admin(all, "refund", "admin/refund", PaySamples.refund());
    admin(all, "payment-new", "admin/payment_new", Samples.paymentForm(false));
    admin(all, "payment-error", "admin/payment_new", Samples.paymentForm(true));
    admin(all, "runs", "admin/runs", runs());
    admin(all, "run", "admin/run", run());
    admin(all, "cases", "admin/cases", cases());
    admin(all, "case", "admin/case", dunningCase());
    admin(all, "policies", "admin/dunning_policies", PolicySamples.list());
    admin(all, "policies-empty", "admin/dunning_policies", PolicySamples.none());
    admin(all, "policy", "admin/dunning_policy", PolicySamples.one());
    admin(all, "policy-new", "admin/dunning_policy_new", PolicySamples.fresh());
    admin(all, "jobs", "admin/jobs", CashSamples.jobs());
    admin(all, "settings", "admin/settings", SettingSamples.page());
    LogSamples.all().forEach((name, page) -> admin(all, name, "admin/" + name, page));
    PlantSamples.all().forEach((name, page) -> admin(all, name, "admin/" + name, page));
    admin(all, "cash", "admin/cash", CashSamples.places());
    admin(all, "cash-empty", "admin/cash", CashSamples.noPlaces());
    admin(all, "bank-statements", "admin/bank_statements", CashSamples.statements());
    admin(all, "bank-statement", "admin/bank_statement", CashSamples.statement());
    admin(all, "credit-notes", "admin/credit_notes", CreditSamples.list());
    admin(all, "credit-note", "admin/credit_note", CreditSamples.note());
    admin(all, "credit-note-new", "admin/credit_note_new", CreditSamples.form());
    admin(all, "books", "admin/books", BookSamples.page());
    admin(all, "books-empty", "admin/books", BookSamples.empty());
    admin(all, "simulator", "admin/simulator", CollectSamples.simulator());
    admin(all, "arrangements", "admin/arrangements", CollectSamples.arrangements());
    admin(all, "arrangement", "admin/arrangement", CollectSamples.arrangement());
    admin(all, "arrangement-new", "admin/arrangement_new", CollectSamples.form());
    admin(all, "sessions", "admin/sessions", sessionList());
    admin(all, "network", "admin/network", BookSamples.page());
    admin(all, "network-refused", "admin/network", LineSamples.refused());
    admin(all, "network-usage", "admin/usage", LineSamples.usage());
    admin(all, "network-client", "admin/nas_client", LineSamples.client());
    admin(all, "network-empty", "admin/network", BookSamples.empty());
    admin(all, "pools", "admin/ip_pools", PoolSamples.list());
    admin(all, "pools-empty", "admin/ip_pools", PoolSamples.none());
    admin(all, "pool", "admin/ip_pool", PoolSamples.one());
    admin(all, "pool-new", "admin/ip_pool_new", PoolSamples.form());
    admin(all, "service-addresses", "admin/service_addresses", PoolSamples.service());
    admin(all, "orders-empty", "admin/orders", OrderSamples.none());
    admin(all, "webhooks", "admin/webhooks", WebhookSamples.list());
    admin(all, "webhooks-empty", "admin/webhooks", WebhookSamples.none());
    for (Map<String, Object> more : List.of(
        SubscriberSamples.tabs(),
        OrderSamples.all(),
        WebhookSamples.all(),
        UserSamples.all(),
        MessageSamples.all())) {
      more.forEach((name, page) -> admin(all, name, "admin/" + name.replace('-', '_'), page));
    }
    admin(all, "search", "admin/search", search());
    admin(all, "confirm", "admin/confirm", confirm());
    portal(all, "portal-home", "portal/home", CustomerSamples.home());
    portal(all, "portal-bills", "portal/bills", CustomerSamples.bills());
    portal(all, "portal-bill", "portal/bill", CustomerSamples.bill());
    portal(all, "portal-payments", "portal/payments", CustomerSamples.customerPayments());
    portal(all, "portal-pay", "portal/pay", PaySamples.pay());
    portal(all, "portal-pay-waiting", "portal/pay_waiting", PaySamples.waiting());
    portal(all, "portal-pay-trial", "portal/pay_trial", PaySamples.trial());
    portal(all, "portal-methods", "portal/methods", PaySamples.methods());
    portal(all, "portal-plans", "portal/plans", CustomerSamples.plans());
    portal(all, "portal-statement", "portal/statement", BookSamples.page());
    portal(all, "portal-usage", "portal/usage", CustomerSamples.customerUsage());
    portal(all, "portal-account", "portal/account", CustomerSamples.account());
    portal(all, "portal-messages", "portal/messages", CustomerSamples.messages());
    PlainShell plain = new PlainShell("en", TENANT, "token");
    all.put("login", new Sample("auth/login", plain, PasswordSamples.login()));
    all.putAll(PasswordSamples.all(plain));
    all.put("no-portal", new Sample("auth/no_portal", plain, PasswordSamples.login()));
    all.put("error", new Sample("auth/error", plain, error()));
    return all;
  }

  private static void admin(Map<String, Sample> all, String name, String template, Object page) {
    Flash flash = name.equals("payments") ? Flash.done("Payment of ₦25,800.00 is recorded.") : null;
    all.put(name, new Sample(template, adminShell(flash), page));
  }

  private static void portal(Map<String, Sample> all, String name, String template, Object page) {
    all.put(name, new Sample(template, portalShell(""), page));
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
        flash,
        "");
  }

  static PortalShell portalShell(String acting) {
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
        null,
        "Sandbox: the clock was moved, here it is 1 Jan 2027, 09:00.",
        acting);
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
        SubscriberSamples.head().strip().subList(0, 4),
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
        "/admin/billing/payments/1/receipt",
        "/admin/billing/refunds/1",
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
        SubscriberSamples.head().strip().subList(0, 4),
        List.of(Fact.of("Charges before tax", "₦93,105,640.44"), Fact.of("Tax", "₦6,982,923.03")),
        "₦100,088,563.47",
        "Ledger check: debits equal credits",
        List.of(),
        "/admin/billing/runs/1",
        true,
        true,
        new RunDiffPart(
            "Beside runs from 1 Oct 2026 to 31 Oct 2026",
            SubscriberSamples.head().strip().subList(0, 4),
            true,
            List.of(new RunDiffPart.Change(
                "/admin/billing/invoices?q=1", "ACC-1", warn("New"), "–", "₦25,800.00"))));
  }

  private static ListPages.Cases cases() {
    return new ListPages.Cases(
        "678 cases, ₦12,400,000.00 overdue",
        List.of("Nobody is restricted for now: 3 payments have been pending for 45 minutes"),
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

  private static SessionPages.Sessions sessionList() {
    return new SessionPages.Sessions(
        "4,287 sessions online",
        Samples.filters("/admin/network/sessions", false),
        Rows.of(List.of(
            LineSamples.session(true), LineSamples.session(false), LineSamples.session(true))),
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

  private static ErrorPage error() {
    return new ErrorPage(
        "404",
        "There is nothing here",
        "The address may be mistyped.",
        "01JD3Z",
        new Link("/", "Go to the start page"));
  }
}
