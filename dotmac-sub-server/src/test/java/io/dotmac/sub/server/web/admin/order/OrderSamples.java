package io.dotmac.sub.server.web.admin.order;

import io.dotmac.sub.server.web.part.Empty;
import io.dotmac.sub.server.web.part.Errors;
import io.dotmac.sub.server.web.part.Fact;
import io.dotmac.sub.server.web.part.Filters;
import io.dotmac.sub.server.web.part.Pager;
import io.dotmac.sub.server.web.part.Pill;
import io.dotmac.sub.server.web.part.Rows;
import io.dotmac.sub.server.web.part.Tone;
import java.util.List;
import java.util.Map;

/** Orders on their way, one of which a device refused. */
public final class OrderSamples {
  private static final String PATH = OrderBoard.PATH + "/1";
  private static final Filters FILTERS = new Filters(
      OrderBoard.PATH,
      "",
      "Number or subscriber",
      List.of(new Filters.Select(
          "status",
          "Status",
          List.of(
              new Filters.Option("", "Status: all", true),
              new Filters.Option("failed", "Failed", false)))),
      false);

  private OrderSamples() {}

  /** By the name of their template. */
  public static Map<String, Object> all() {
    return Map.of("order", one(), "order-calendar", calendar(), "orders", board());
  }

  public static Object board() {
    return new OrderPages.Board(
        "12 orders are open: what has to be done outside the office",
        List.of(
            column("submitted", "Submitted", card("SO-000131", "Ngozi Eze")),
            column("scheduled", "Scheduled", card("SO-000128", "Chukwuemeka Okonkwo-Adeyemi")),
            column("provisioning", "Being set up", card("SO-000123", "Tunde Bello")),
            new OrderPages.Column(
                "col-failed", "Failed", "0", Rows.of(List.of()), "", OrderBoard.PATH)),
        FILTERS,
        Rows.of(List.of(
            row("SO-000131", "Ngozi Eze", Pill.of(Tone.WARN, "Submitted"), "–"),
            row("SO-000123", "Tunde Bello", Pill.of(Tone.INFO, "Being set up"), "Bola Ade"))),
        new Pager("1–2 of 2", null, null),
        null);
  }

  private static OrderPages.Column column(String id, String title, OrderPages.Card card) {
    return new OrderPages.Column(
        "col-" + id, title, "9", Rows.of(List.of(card, card)), "7 more", OrderBoard.PATH);
  }

  private static OrderPages.Card card(String number, String who) {
    return new OrderPages.Card(PATH, number, who, "New installation", "3 Dec 2026, 09:00");
  }

  private static OrderPages.OrderRow row(String number, String who, Pill status, String by) {
    return new OrderPages.OrderRow(
        PATH,
        number,
        who,
        "New installation",
        status,
        by,
        "3 Dec 2026, 09:00",
        "29 Nov 2026, 14:12");
  }

  public static Object none() {
    return new OrderPages.Board(
        "Nothing is open: what has to be done outside the office",
        List.of(new OrderPages.Column(
            "col-submitted", "Submitted", "0", Rows.of(List.of()), "", OrderBoard.PATH)),
        FILTERS,
        Rows.of(List.of()),
        null,
        new Empty("No order yet", "A service of a plan that requires one begins with one.", null));
  }

  public static Object one() {
    return new OrderPages.Order(
        "SO-000123",
        "New installation",
        Pill.of(Tone.BAD, "Failed"),
        PATH,
        true,
        "15",
        Errors.of("the technician is somewhere else at that time"),
        new Fact.Group(List.of(
            Fact.link("Subscriber", "Tunde Bello", "/admin/subscribers/1"),
            Fact.of("Service", "SVC-000456 · Fibre 100 Home"),
            Fact.of("The service is", "Pending"),
            Fact.of("Place", "14 Admiralty Way, Lekki Phase 1"),
            Fact.of("Technician", "Bola Ade"))),
        Rows.of(List.of(
            new OrderPages.Action(PATH + "/move", "cancel", "Cancel the order", "btn-plain"),
            new OrderPages.Action(PATH + "/move", "complete", "Done by hand", "btn-primary"))),
        Rows.of(List.of("flow vlan 100 of 0/1/0 ont 3")),
        Rows.of(List.of(
            new OrderPages.VisitRow(
                "3 Dec 2026, 09:00–11:00",
                Pill.of(Tone.INFO, "Agreed"),
                "Bola Ade",
                Rows.of(
                    List.of(new OrderPages.Action(PATH + "/move", "no-show", "Nobody there", "")))),
            new OrderPages.VisitRow(
                "2 Dec 2026, 09:00–11:00",
                Pill.of(Tone.WARN, "Nobody there"),
                "Bola Ade",
                Rows.of(List.of())))),
        new OrderPages.VisitForm(
            PATH + "/appointments",
            List.of(new Filters.Option("x/y", "4 Dec 2026, 09:00–11:00", false))),
        Rows.of(List.of(
            new OrderPages.Task(
                "Mount the socket", Pill.of(Tone.NEUTRAL, "To do"), "Bola Ade", PATH + "/done"),
            new OrderPages.Task("Splice the drop", Pill.of(Tone.GOOD, "Done"), "", ""))),
        true,
        Rows.of(List.of(run())),
        new OrderPages.RunForm(
            PATH + "/runs",
            false,
            List.of(new Filters.Option("1", "Fibre on SmartAX", false)),
            List.of(new Filters.Option("2", "OLT Lekki 1", false))),
        Rows.of(List.of(new OrderPages.Note("Amaka", "The dog bites.", "29 Nov 2026, 14:15"))),
        Rows.of(List.of(
            new OrderPages.Note("Failed", "system · PUSH: no such VLAN", "3 Dec 2026, 09:41"),
            new OrderPages.Note("Submitted", "Amaka", "29 Nov 2026, 14:12"))));
  }

  private static OrderPages.Run run() {
    return new OrderPages.Run(
        "Fibre on SmartAX",
        Pill.of(Tone.BAD, "Failed"),
        "OLT Lekki 1 · 0/1/0 · ONT 3 · HWTC1234ABCD",
        "the device refused (NO_SUCH_VLAN): Failure: The VLAN does not exist",
        Rows.of(List.of(
            new OrderPages.Step(
                "Let the ONT in",
                Pill.of(Tone.GOOD, "Done"),
                "09:40:58",
                "",
                "> interface gpon 0/1\n> ont add 0 3 sn-auth 485754431234ABCD omci\n"
                    + "result: APPLIED"),
            new OrderPages.Step(
                "Give it its service",
                Pill.of(Tone.BAD, "Failed"),
                "09:41:03",
                "Failure: The VLAN does not exist",
                "> service-port vlan 101 gpon 0/1/0 ont 3 gemport 1\n"
                    + "result: REJECTED_ROLLED_BACK"),
            new OrderPages.Step("Wait", Pill.of(Tone.NEUTRAL, "Waiting"), "", "", ""))),
        Rows.of(List.of(
            new OrderPages.Action(PATH + "/move", "retry", "Try again", "btn-primary"),
            new OrderPages.Action(PATH + "/move", "undo", "Take back", "btn-plain"))));
  }

  public static Object calendar() {
    OrderPages.Entry entry = new OrderPages.Entry(
        PATH, "09:00–11:00", "Tunde Bello", "Bola Ade", Pill.of(Tone.INFO, "Agreed"));
    return new OrderPages.Calendar(
        "3 visits",
        OrderCalendar.PATH + "?from=2026-11-23",
        OrderCalendar.PATH + "?from=2026-12-07",
        "Week of 30 November 2026",
        List.of(
            new OrderPages.Day("Monday 30 November", true, Rows.of(List.of(entry, entry)), "full"),
            new OrderPages.Day("Tuesday 1 December", false, Rows.of(List.of(entry)), "room for 3"),
            new OrderPages.Day("Sunday 6 December", false, Rows.of(List.of()), "")));
  }
}
