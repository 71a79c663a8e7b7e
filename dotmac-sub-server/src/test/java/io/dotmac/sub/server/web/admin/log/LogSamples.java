package io.dotmac.sub.server.web.admin.log;

import io.dotmac.sub.server.web.part.Fact;
import io.dotmac.sub.server.web.part.Filters;
import io.dotmac.sub.server.web.part.Pager;
import io.dotmac.sub.server.web.part.Pill;
import io.dotmac.sub.server.web.part.Rows;
import io.dotmac.sub.server.web.part.Tone;
import java.util.List;
import java.util.Map;

/** Events and the audit, filled and not. */
public final class LogSamples {
  private static final Pager PAGER = new Pager("1–4 of 4", null, null);
  private static final Pill DONE = Pill.of(Tone.GOOD, "Done");
  private static final Pill FAILED = Pill.of(Tone.BAD, "Failed");

  private LogSamples() {}

  /** Each page by the name of its template. */
  public static Map<String, Object> all() {
    return Map.of("events", events(), "event", event(), "audit", audit(), "audit_event", entry());
  }

  private static Object events() {
    return new LogPages.Events(
        "4 events",
        new LogPages.DeadLetters("2 deliveries failed for good", "/admin/system/events/replay"),
        filters(),
        Rows.of(List.of(
            event("Payment received", "payment.received", "Amaka Okafor", "online", DONE),
            event("Invoice paid", "invoice.paid", "INV-000412", "online", FAILED),
            event(
                "Step of a dunning case",
                "dunning.action_executed",
                "Chukwuemeka Nwachukwu-Ogundipe",
                "dunning",
                DONE),
            event("Custom", "custom", "—", "Ticket desk", Pill.of(Tone.INFO, "Under way")))),
        PAGER,
        null);
  }

  private static LogPages.EventRow event(
      String title, String type, String about, String by, Pill status) {
    String href = "/admin/system/events/0190b3f0-0000-7000-8000-000000000000";
    return new LogPages.EventRow(href, title, type, "29 Nov 2026, 14:05", about, by, status);
  }

  private static Filters filters() {
    return new Filters(
        "/admin/system/events",
        "",
        "Subscriber, invoice number or id",
        List.of(
            choice("type", "Type"),
            choice("status", "State"),
            new Filters.Select(
                "days", "Since", List.of(new Filters.Option("", "Last 30 days", true)))),
        false);
  }

  private static Filters.Select choice(String name, String label) {
    return new Filters.Select(name, label, List.of(new Filters.Option("", label + ": all", true)));
  }

  private static Object event() {
    return new LogPages.Event(
        "Invoice paid",
        "invoice.paid",
        FAILED,
        List.of(
            Fact.of("When", "29 Nov 2026, 14:05"),
            Fact.of("By", "online"),
            new Fact(
                "Subscriber",
                "0190b3f0-0000-7000-8000-000000000000",
                true,
                "/admin/subscribers/0190b3f0-0000-7000-8000-000000000000"),
            Fact.mono("Place", "48211-90417")),
        """
        {
          "invoice" : "0190b3f0-0000-7000-8000-000000000000",
          "number" : "INV-000412",
          "total" : {
            "amount" : "25800.00",
            "currency" : "NGN"
          }
        }""",
        Rows.of(List.of(
            new LogPages.Delivery(
                "webhook",
                FAILED,
                "5",
                "",
                "the other side answered 500 Internal Server Error five times",
                "/admin/system/events/1/deliveries/webhook/replay"),
            new LogPages.Delivery(
                "notification",
                DONE,
                "1",
                "29 Nov 2026, 14:05",
                "",
                "/admin/system/events/1/deliveries/notification/replay"))));
  }

  private static Object audit() {
    return new LogPages.Audit(
        "More than 10,000",
        new Filters(
            "/admin/system/audit",
            "",
            "Person, thing, id, path or address",
            List.of(choice("operation", "Operation"), choice("actor", "Kind")),
            false),
        Rows.of(List.of(
            entry(
                "Amaka Okafor",
                Tone.INFO,
                "Change",
                "invoices",
                "POST /api/v1/invoices/0190b3f0" + "-0000-7000-8000-000000000000/void",
                "200",
                Tone.GOOD),
            entry("anonymous", Tone.GOOD, "Create", "auth", "POST /auth/login", "401", Tone.WARN),
            entry("Ticket desk", Tone.NEUTRAL, "Read", "events", "GET /events", "200", Tone.GOOD),
            entry("billing", Tone.GOOD, "Create", "invoice", "", "Inside", Tone.NEUTRAL))),
        PAGER,
        null);
  }

  private static LogPages.AuditRow entry(
      String who,
      Tone tone,
      String operation,
      String thing,
      String request,
      String answer,
      Tone answerTone) {
    return new LogPages.AuditRow(
        "/admin/system/audit/0190b3f0-0000-7000-8000-000000000000",
        "29 Nov 2026, 14:05",
        who,
        "198.51.100.7",
        Pill.of(tone, operation),
        thing,
        request,
        Pill.of(answerTone, answer));
  }

  private static Object entry() {
    return new LogPages.AuditEntry(
        "radius-servers 0190b3f0-0000-7000-8000-000000000000",
        Pill.of(Tone.INFO, "Change"),
        List.of(
            Fact.of("When", "29 Nov 2026, 14:05"),
            Fact.of("Who", "Amaka Okafor · Person"),
            Fact.mono("What", "PATCH /api/v1/radius-servers/0190b3f0-0000-7000-8000-000000000000"),
            Fact.of("Answer", "200"),
            Fact.of("Program", "Mozilla/5.0 (X11; Linux x86_64) Gecko/20100101 Firefox/128.0"),
            Fact.of("Seal", "No. 90,417 of the chain")),
        Rows.of(List.of(
            new LogPages.Change("host", "one.example", "two.example"),
            new LogPages.Change("auth_port", "1812", "1645"))),
        """
        {
          "host" : "two.example",
          "shared_secret" : "***"
        }""");
  }
}
