package io.dotmac.sub.server.web.admin.message;

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

/** Messages, some of which arrive. */
public final class MessageSamples {
  private static final String PATH = "/admin/messages";
  private static final Pager PAGER = new Pager("1–3 of 3", null, null);

  private MessageSamples() {}

  /** By the name of their template. */
  public static Map<String, Object> all() {
    return Map.of(
        "messages", log(),
        "message", one(),
        "message-templates", templates(),
        "message-template", editor(),
        "message-campaigns", campaigns(),
        "message-campaign", campaign(),
        "message-settings", settings());
  }

  private static List<MessagePages.Tab> tabs(int current) {
    return List.of(
        new MessagePages.Tab(PATH, "Sent and waiting", current == 0),
        new MessagePages.Tab(PATH + "/templates", "Templates", current == 1),
        new MessagePages.Tab(PATH + "/campaigns", "Campaigns", current == 2),
        new MessagePages.Tab(PATH + "/settings", "Settings", current == 3));
  }

  private static Filters filters() {
    return new Filters(
        PATH,
        "",
        "Recipient, subject or template",
        List.of(new Filters.Select(
            "status", "Status", List.of(new Filters.Option("", "Status: all", true)))),
        false);
  }

  /** Rows of a list. */
  public static List<MessagePages.Row> rows() {
    return List.of(
        new MessagePages.Row(
            PATH + "/1",
            "Invoice INV-000123: ₦25,800.00 due on 13 December 2026",
            "ada.obi@example.com",
            "E-mail",
            "29 Nov 2026, 09:14",
            Pill.of(Tone.GOOD, "Sent"),
            ""),
        new MessagePages.Row(
            PATH + "/2",
            "Lagoon: invoice INV-000124 was due on 20 November 2026; ₦12,900.00 is open.",
            "+2348012345678",
            "SMS",
            "28 Nov 2026, 21:14",
            Pill.of(Tone.INFO, "Waiting"),
            "Twilio answered 503: no reason was given · again 29 Nov 2026, 08:00"),
        new MessagePages.Row(
            PATH + "/3",
            "All your data is used",
            "fcm:d7Xk2mPq0",
            "Push",
            "28 Nov 2026, 20:02",
            Pill.of(Tone.WARN, "Failed"),
            "Firebase answered 404: Requested entity was not found."));
  }

  static Object log() {
    return new MessagePages.Log(
        "1 message waits, 1 failed",
        tabs(0),
        List.of("SMS is not set up on this server, so none is sent."),
        filters(),
        rows(),
        PAGER,
        null);
  }

  static Object one() {
    return new MessagePages.Message(
        "Invoice INV-000123: ₦25,800.00 due on 13 December 2026",
        Pill.of(Tone.WARN, "Failed"),
        PATH + "/1",
        true,
        true,
        Errors.NONE,
        new Fact.Group(List.of(
            Fact.link("Subscriber", "Ada Obi", "/admin/subscribers/1"),
            Fact.mono("Recipient", "ada.obi@example.com"),
            Fact.of("Template", "invoice.created, en"))),
        "Hello Ada,\n\nyour invoice INV-000123 is ready.\n\nAmount: ₦25,800.00",
        Rows.of(List.of(
            new MessagePages.Delivery(
                "29 Nov 2026, 09:15",
                "smtp",
                Pill.of(Tone.WARN, "Refused"),
                "550",
                "5.1.1 <ada.obi@example.com>: no such user here"),
            new MessagePages.Delivery(
                "29 Nov 2026, 09:14",
                "smtp",
                Pill.of(Tone.WARN, "Failed"),
                "",
                "the mail server smtp.example.net: connection refused"))));
  }

  static Object templates() {
    return new MessagePages.Templates(
        "What customers are told, in the built-in words or in yours",
        tabs(1),
        true,
        filters(),
        List.of(
            new MessagePages.TemplateRow(
                PATH + "/templates/edit?code=invoice.created",
                "invoice.created",
                "Invoice [number]: [total] due on [due_on]",
                "E-mail",
                "en",
                Pill.of(Tone.NEUTRAL, "Built in")),
            new MessagePages.TemplateRow(
                PATH + "/templates/edit?code=notice.works",
                "notice.works",
                "Works in your street",
                "E-mail",
                "fr-CI",
                Pill.of(Tone.GOOD, "Your own"))),
        null);
  }

  static Object editor() {
    return new MessagePages.Editor(
        "invoice.created",
        true,
        new Errors(
            true,
            List.of(new Errors.Item(
                "body", "nothing gives a value for amout; there are account_number, due_on"))),
        false,
        "1",
        Field.of("code", "Code", "invoice.created").hint("Such as notice.works."),
        Field.of("name", "Name", "New invoice"),
        Field.of("language", "Language", "en").hint("Such as en, fr or fr-CI."),
        List.of(new Filters.Option("invoice.created", "invoice.created", true)),
        List.of(new Filters.Option("email", "E-mail", true)),
        Field.of("subject", "Subject", "Invoice [number]: [total] due on [due_on]"),
        "Hello [first_name],\n\nyour invoice [number] is ready.\n",
        "<p>Hello [first_name]</p>",
        true,
        "account_number  due_on  first_name  number  total",
        Field.of("subscriber", "Preview for", "SUB-000123").hint("The number of a subscriber."),
        Field.of("recipient", "Send a test to", "amaka@lagoon.example"),
        new MessagePages.Preview(
            "As SUB-000123 would read it",
            "Invoice INV-000123: ₦25,800.00 due on 13 December 2026",
            "Hello Ada,\n\nyour invoice INV-000123 is ready.",
            "<p>Hello Ada</p>"));
  }

  static Object campaigns() {
    return new MessagePages.Campaigns(
        "1 campaign: one message for many subscribers",
        tabs(2),
        true,
        List.of(new MessagePages.CampaignRow(
            "Works in Yaba",
            PATH + "?campaign=1",
            "notice.works, E-mail",
            "29 Nov 2026, 09:14",
            Pill.of(Tone.INFO, "Being queued"),
            "2,500",
            "12",
            "3",
            PATH + "/campaigns/1/stop")),
        PAGER,
        null);
  }

  static Object campaign() {
    return new MessagePages.CampaignForm(
        Errors.NONE,
        Field.of("name", "Name", "Works in Yaba").focused(),
        List.of(new Filters.Option("notice.works email", "notice.works, E-mail", true)),
        List.of(
            new Filters.Option("active", "Active", true),
            new Filters.Option("suspended", "Suspended", false)),
        List.of(new Filters.Option("", "All", true)),
        List.of(new Filters.Option("", "All", true)),
        Field.of("owes", "Who owe at least", "").hint("In NGN."),
        "2,500 messages would be sent; 12 subscribers do not want it, 3 cannot be reached.");
  }

  static Object settings() {
    return new MessagePages.Settings(
        tabs(3),
        true,
        Errors.NONE,
        List.of(
            new MessagePages.Channel("email", "E-mail", true, ""),
            new MessagePages.Channel(
                "sms", "SMS", false, "SMS is not set up on this server, so none is sent.")),
        Field.of("start", "SMS and push wait from", "21:00"),
        Field.of("end", "until", "08:00").hint("Times such as 21:00 in Africa/Lagos."),
        Field.of("from_name", "Mails are from", "").hint("Empty for Lagoon Fibre."),
        Field.of("reply_to", "Answers go to", ""));
  }
}
