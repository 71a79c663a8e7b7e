package io.dotmac.sub.server.web.admin.webhook;

import io.dotmac.sub.server.web.part.Empty;
import io.dotmac.sub.server.web.part.Errors;
import io.dotmac.sub.server.web.part.Fact;
import io.dotmac.sub.server.web.part.Field;
import io.dotmac.sub.server.web.part.Filters;
import io.dotmac.sub.server.web.part.Pager;
import io.dotmac.sub.server.web.part.Pill;
import io.dotmac.sub.server.web.part.Rows;
import io.dotmac.sub.server.web.part.Tone;
import java.util.List;
import java.util.Map;

/** Endpoints and messages, some of which arrive. */
public final class WebhookSamples {
  private static final String PATH = "/admin/integrations/webhooks/1";
  private static final Pager PAGER = new Pager("1–2 of 2", null, null);

  private WebhookSamples() {}

  /** By the name of their template. */
  public static Map<String, Object> all() {
    return Map.of(
        "webhook-new", form(),
        "webhook-secret", secret(),
        "webhook", one(),
        "webhook-delivery", delivery());
  }

  public static Object list() {
    return new WebhookPages.Endpoints(
        "2 endpoints: other systems that are told what happens",
        true,
        List.of(
            new WebhookPages.EndpointRow(
                PATH,
                "Shop",
                "https://shop.lagoon.example/hooks/dotmac?channel=billing",
                "invoice.paid, payment.received, subscriber.created",
                Pill.of(Tone.GOOD, "Well"),
                "0",
                "0",
                "2 minutes ago"),
            new WebhookPages.EndpointRow(
                "/admin/integrations/webhooks/2",
                "Field crews",
                "https://crews.example/in",
                "All events",
                Pill.of(Tone.WARN, "Failing"),
                "1,204",
                "38",
                "yesterday")),
        PAGER,
        null);
  }

  public static Object none() {
    return new WebhookPages.Endpoints(
        "No endpoint", true, List.of(), null, new Empty("Nobody is told yet", "Add one.", null));
  }

  public static Object form() {
    return new WebhookPages.Form(
        Errors.of("https was expected: only hosts that the installation allows get http"),
        List.of(
            Field.of("name", "Name", "Shop").focused(),
            Field.of("url", "Address", "http://shop.example/").hint("It must be https."),
            Field.of("events", "Events", "*").hint("Types with blanks between them."),
            Field.of("description", "Description", "")));
  }

  public static Object secret() {
    return new WebhookPages.Secret(
        "Shop",
        "Put it into your receiver: it verifies messages with it.",
        "whsec_AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8=",
        PATH);
  }

  public static Object one() {
    return new WebhookPages.Endpoint(
        "Field crews",
        "https://crews.example/in",
        Pill.of(Tone.WARN, "Failing"),
        PATH,
        true,
        true,
        Errors.NONE,
        new Fact.Group(List.of(
            Fact.mono("Address", "https://crews.example/in"),
            Fact.of("Description", "–"),
            Fact.of("Last arrived", "yesterday"),
            Fact.of("Failing since", "28 Nov 2026, 21:14, 42 attempts"),
            Fact.of("Secret", "Two are in use while one is replaced"))),
        Rows.of(List.of(
            new WebhookPages.Subscription("invoice.paid", PATH + "/subscriptions/1/remove"),
            new WebhookPages.Subscription("service_order.created", PATH + "/subscriptions/2/x"))),
        new Filters(
            PATH,
            "",
            "Type of event",
            List.of(new Filters.Select(
                "status",
                "Status",
                List.of(
                    new Filters.Option("", "Status: all", true),
                    new Filters.Option("failed", "Dead letter", false)))),
            false),
        Rows.of(List.of(
            new WebhookPages.DeliveryRow(
                "/admin/integrations/webhooks/deliveries/1",
                "service_order.created",
                "29 Nov 2026, 09:14",
                Pill.of(Tone.INFO, "Waiting"),
                "3",
                "answered 503 · again 29 Nov 2026, 13:20"),
            new WebhookPages.DeliveryRow(
                "/admin/integrations/webhooks/deliveries/2",
                "invoice.paid",
                "29 Nov 2026, 09:02",
                Pill.of(Tone.GOOD, "Delivered"),
                "1",
                ""))),
        Field.of("since", "From", ""),
        Field.of("until", "To", ""),
        Field.of("event_type", "Type of event", "").hint("Empty for all."),
        PAGER);
  }

  public static Object delivery() {
    return new WebhookPages.Delivery(
        "invoice.paid",
        "Field crews",
        PATH,
        Pill.of(Tone.WARN, "Dead letter"),
        "/admin/integrations/webhooks/deliveries/1",
        true,
        new Fact.Group(List.of(
            Fact.mono("webhook-id", "019ad3f2-6c1e-7d40-9a3b-5f1c2e7b8a90"),
            Fact.mono("Address", "https://crews.example/in"),
            Fact.of("Queued", "28 Nov 2026, 21:14"),
            Fact.of("Sequence", "48,213"))),
        "{\n  \"event_id\" : \"019ad3f2-6c1e-7d40-9a3b-5f1c2e7b8a90\",\n"
            + "  \"event_type\" : \"invoice.paid\",\n  \"payload\" : {\n"
            + "    \"total\" : {\"total\":\"25800.00\",\"currency\":\"NGN\"}\n  }\n}",
        Rows.of(List.of(
            new WebhookPages.Attempt(
                "Attempt 2",
                Pill.of(Tone.WARN, "503"),
                "28 Nov 2026, 21:15",
                "31 ms",
                "answered 503",
                "<html><body><h1>503 Service Unavailable</h1></body></html>"),
            new WebhookPages.Attempt(
                "Attempt 1",
                Pill.of(Tone.WARN, "No answer"),
                "28 Nov 2026, 21:14",
                "10000 ms",
                "no whole answer within 10000 ms",
                ""))));
  }
}
