package io.dotmac.sub.server.web;

import io.dotmac.sub.server.web.admin.network.ClientPage;
import io.dotmac.sub.server.web.admin.session.SessionPages;
import io.dotmac.sub.server.web.admin.subscriber.SubscriberPage;
import io.dotmac.sub.server.web.part.Documents;
import io.dotmac.sub.server.web.part.Fact;
import io.dotmac.sub.server.web.part.Link;
import io.dotmac.sub.server.web.part.Pill;
import io.dotmac.sub.server.web.part.Rows;
import io.dotmac.sub.server.web.part.Sheets;
import io.dotmac.sub.server.web.part.Sheets.Cell;
import io.dotmac.sub.server.web.part.Sheets.Head;
import io.dotmac.sub.server.web.part.Tone;
import java.util.List;

/** Lines, sessions and access servers. */
final class LineSamples {
  private LineSamples() {}

  static SessionPages.Session session(boolean online) {
    return new SessionPages.Session(
        "Tunde Bakare",
        "/admin/subscribers/1",
        "tbakare4417@lagoon",
        "16 Nov 09:41",
        "6 d 04:20",
        "131.4 GB",
        "14.8 GB",
        online ? "42.1 / 3.0 Mbps" : "",
        "102.89.14.207",
        "BNG-LAG-01",
        "/admin/network/sessions?nas=1",
        online,
        online ? "Online" : "Lost carrier",
        online ? new Link("/admin/network/sessions/1/disconnect", "Disconnect") : null);
  }

  static SubscriberPage.Live live() {
    return new SubscriberPage.Live(
        "tbakare4417@lagoon",
        "since 16 Nov 09:41, for 6 d 04:20",
        List.of(
            new Fact.Group(List.of(
                Fact.mono("Address", "102.89.14.207"), Fact.mono("IPv6", "2001:db8:7:1200::/56"))),
            new Fact.Group(
                List.of(Fact.of("NAS", "BNG-LAG-01"), Fact.mono("Device", "4C:5E:0C:12:34:56"))),
            new Fact.Group(List.of(Fact.of("Down", "131.4 GB"), Fact.of("Up", "14.8 GB")))),
        new Link("/admin/network/sessions/1/disconnect?from=subscriber", "Disconnect"));
  }

  static SubscriberPage.Refused lastRefused() {
    return new SubscriberPage.Refused(
        "Wrong device",
        "tbakare4417@lagoon at BNG-LAG-01",
        "16 Nov 09:38",
        Samples.ISO,
        "The login is bound to another device. Reset the binding if the device was replaced.");
  }

  static Sheets.Page refused() {
    return new Sheets.Page(
        "Refused logins",
        "38 logins were refused in the last 24 hours",
        tabs(),
        List.of(),
        "/admin/network/refused",
        Rows.of(List.of()),
        List.of(Sheets.Table.stacked(
            "The latest",
            List.of(
                Head.words("When"),
                Head.words("Login"),
                Head.words("Reason"),
                Head.words("NAS"),
                Head.words("Device")),
            List.of(Sheets.Row.of(
                Cell.words("22 Nov 2026, 09:00"),
                Cell.link("a-very-long-login-name@a-realm.lagoon.example", "/admin/subscribers/1"),
                Cell.words("Suspended, payment overdue"),
                Cell.words("102.89.0.14"),
                Cell.words("4C-5E-0C-12-34-56"))),
            "Nobody was refused.")),
        null);
  }

  static SessionPages.Usage usage() {
    return new SessionPages.Usage(
        "Data use",
        "How much is carried",
        tabs(),
        Samples.usage("n-use", false, 30),
        "469 GB in 30 days",
        "/admin/network/usage",
        Rows.of(List.of()),
        List.of(Sheets.Table.stacked(
            "Allowances",
            List.of(Head.words("Subscriber"), Head.figures("Used"), Head.figures("Share")),
            List.of(Sheets.Row.of(
                Cell.link("Tunde Bakare", "/admin/subscribers/1/sessions"),
                Cell.figure("469 GB"),
                Cell.figure("94 %"))),
            "None.")),
        null);
  }

  static ClientPage client() {
    return new ClientPage(
        "BNG-LAG-01",
        "102.89.0.14",
        Pill.of(Tone.GOOD, "Heard"),
        false,
        "",
        List.of(Documents.Cell.of("Online", "1,204", "")),
        new Fact.Group(List.of(Fact.mono("Certificate name", "bng1.lagoon.example"))),
        Rows.of(List.of(
            new ClientPage.Reason("Login refused", "Wrong password", "1,204", "today"),
            new ClientPage.Reason("Packet dropped", "Wrong secret", "7", "3 days ago"))),
        List.of());
  }

  private static List<Sheets.Tab> tabs() {
    return List.of(
        new Sheets.Tab("/admin/network/clients", "Access servers", false),
        new Sheets.Tab("/admin/network/profiles", "RADIUS profiles", false),
        new Sheets.Tab("/admin/network/refused", "Refused logins", true),
        new Sheets.Tab("/admin/network/enforcement", "Enforcement", false),
        new Sheets.Tab("/admin/network/coa", "Changes of sessions", false),
        new Sheets.Tab("/admin/network/usage", "Data use", false));
  }
}
