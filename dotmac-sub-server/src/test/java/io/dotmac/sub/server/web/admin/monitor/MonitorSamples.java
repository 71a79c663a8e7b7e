package io.dotmac.sub.server.web.admin.monitor;

import io.dotmac.sub.server.web.admin.monitor.form.FormSamples;
import io.dotmac.sub.server.web.part.Documents;
import io.dotmac.sub.server.web.part.Errors;
import io.dotmac.sub.server.web.part.Fact;
import io.dotmac.sub.server.web.part.Feed;
import io.dotmac.sub.server.web.part.Graph;
import io.dotmac.sub.server.web.part.Link;
import io.dotmac.sub.server.web.part.Pager;
import io.dotmac.sub.server.web.part.Pill;
import io.dotmac.sub.server.web.part.Rows;
import io.dotmac.sub.server.web.part.Sheets;
import io.dotmac.sub.server.web.part.Sheets.Cell;
import io.dotmac.sub.server.web.part.Sheets.Head;
import io.dotmac.sub.server.web.part.Tone;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntToDoubleFunction;
import java.util.stream.IntStream;

/** The pages about what is watched, with an invented network. */
public final class MonitorSamples {
  private static final Instant START = Instant.parse("2026-03-01T00:00:00Z");
  private static final List<Sheets.Tab> TABS = List.of(
      new Sheets.Tab("/admin/network/alerts", "Alerts", true),
      new Sheets.Tab("/admin/network/outages", "Outages", false),
      new Sheets.Tab("/admin/network/polled", "Polled devices", false),
      new Sheets.Tab("/admin/network/alert-rules", "Alert rules", false),
      new Sheets.Tab("/admin/network/alert-policies", "Who is told", false),
      new Sheets.Tab("/admin/network/on-call", "On call", false),
      new Sheets.Tab("/admin/network/snmp-credentials", "SNMP credentials", false));

  private MonitorSamples() {}

  /** By the name of the template. */
  public static Map<String, Object> all() {
    Map<String, Object> all = new LinkedHashMap<>();
    all.put("alerts", alerts());
    all.put("alert", alert());
    all.put("watch", list());
    all.put("watch_form", FormSamples.policy());
    all.put("outage", outage());
    all.put("polled_device", device());
    return all;
  }

  /** A day of something, every five minutes but for a while. */
  public static Graph graph(String words, IntToDoubleFunction first, IntToDoubleFunction second) {
    return Graph.of(
        words,
        new Graph.Box(START, START.plus(Duration.ofDays(1)), Duration.ofMinutes(16), 0, 100),
        List.of(values("rx", first), values("tx", second)));
  }

  private static Graph.Values values(String css, IntToDoubleFunction value) {
    return new Graph.Values(
        css,
        IntStream.range(0, 288)
            .filter(i -> i < 120 || i > 150)
            .mapToObj(i -> new Graph.Value(START.plusSeconds(300L * i), value.applyAsDouble(i)))
            .toList());
  }

  private static Object alerts() {
    AlertPage.Line critical = new AlertPage.Line(
        Pill.of(Tone.BAD, "Critical"),
        "activity",
        "Uplink nearly full",
        "/admin/network/alerts/1",
        "MKT-LEKKI-01 sfp-sfpplus1",
        "/admin/network/polled/1",
        "94.2 %",
        "since 1 Mar 2026, 19:40",
        "/admin/network/alerts/1/ack",
        "/admin/network/alerts/1/resolve");
    AlertPage.Line taken = new AlertPage.Line(
        Pill.of(Tone.WARN, "Warning"),
        "antenna-bars-off",
        "Weak light",
        "/admin/network/alerts/2",
        "HWTC1A2B3C4D",
        "/admin/network/onts/1",
        "-26.4 dBm",
        "since 1 Mar 2026, 08:05 · taken on 1 Mar 2026, 09:12 · a technician is on the way",
        "",
        "/admin/network/alerts/2/resolve");
    AlertPage.Line over = new AlertPage.Line(
        Pill.of(Tone.NEUTRAL, "Warning"),
        "server",
        "Hot",
        "/admin/network/alerts/3",
        "OLT-LAG-01",
        "/admin/network/polled/2",
        "71 °C",
        "since 28 Feb 2026, 14:00 · over 28 Feb 2026, 15:30",
        "",
        "");
    return new AlertPage(
        "2 alerts are open",
        TABS,
        Errors.NONE,
        Rows.of(List.of(critical, taken)),
        Rows.of(List.of(over)));
  }

  private static Object alert() {
    return new OneAlert(
        "Uplink nearly full",
        "since 1 Mar 2026, 19:40 · taken on 1 Mar 2026, 19:58",
        Pill.of(Tone.BAD, "Critical"),
        Pill.of(Tone.WARN, "Taken on"),
        Errors.NONE,
        new Fact.Group(List.of(
            Fact.link("About", "MKT-LEKKI-01 sfp-sfpplus1", "/admin/network/polled/1"),
            Fact.of("What is measured", "Use of an interface in, %"),
            Fact.of("Measured", "94.2 %"))),
        List.of(
            event("bad", "alert-triangle", "Open", "monitoring"),
            event("warn", "user", "Taken on", "Ada Obi: a technician is on the way")),
        Rows.of(List.of(
            new OneAlert.Told(
                "1 Mar 2026, 19:41",
                "Ada Obi",
                "+2348031234567",
                "SMS",
                "Core network",
                "That it began",
                Pill.of(Tone.GOOD, "Sent"),
                "",
                "/admin/messages/1"),
            new OneAlert.Told(
                "1 Mar 2026, 19:56",
                "a-rather-long-address-of-the-network-operations-centre@lagoon.example",
                "",
                "E-mail",
                "Core network",
                "That it began",
                Pill.of(Tone.BAD, "Failed"),
                "550 no such mailbox",
                ""))),
        "/admin/network/alerts/1/ack",
        "/admin/network/alerts/1/resolve");
  }

  private static Feed event(String tone, String icon, String title, String note) {
    return new Feed(tone, icon, title, note, "1 Mar 2026, 19:41", "2026-03-01T18:41:00Z", null);
  }

  private static Object list() {
    return new Sheets.Page(
        "Outages",
        "1 outage now",
        TABS,
        List.of(new Link("/admin/network/snmp-targets/new", "Poll a device")),
        "/admin/network/outages",
        Rows.of(List.of()),
        List.of(Sheets.Table.stacked(
            "",
            List.of(Head.words("Cause"), Head.words("State"), Head.figures("Subscribers")),
            List.of(
                Sheets.Row.of(
                    Cell.link("OLT-LAG-01 0/1/3", "/admin/network/outages/1").noted("PON port"),
                    Cell.pill(Pill.of(Tone.BAD, "Lasts")),
                    Cell.figure("41")),
                Sheets.Row.of(
                    Cell.link("OLT-IKJ-01", "/admin/network/outages/2").noted("Line terminal"),
                    Cell.pill(Pill.of(Tone.GOOD, "Over")),
                    Cell.figure("611"))),
            "There was no outage.")),
        new Pager("1 to 2 of 2", null, null));
  }

  private static Object outage() {
    return new OutagePage(
        "OLT-LAG-01 0/1/3",
        "PON port",
        Pill.of(Tone.BAD, "Lasts"),
        List.of(
            Documents.Cell.of("Began", "1 Mar, 19:40", ""),
            Documents.Cell.of("Lasts", "1 h 12 min", ""),
            Documents.Cell.of("Subscribers", "41", ""),
            Documents.Cell.of("Still lost", "38", "")),
        "/admin/network/outages",
        Rows.of(List.of()),
        List.of(Sheets.Table.stacked(
            "Who is affected",
            List.of(Head.words("Serves"), Head.words("Serial number"), Head.words("Lost")),
            List.of(Sheets.Row.of(
                Cell.link("Amaka Obi", "/admin/subscribers/1"),
                Cell.link("HWTC1A2B3C4D", "/admin/network/onts/1"),
                Cell.words("1 Mar, 19:40"))),
            "Nobody.")),
        new Pager("1 to 1 of 1", null, null));
  }

  private static Object device() {
    return new DevicePage(
        "MKT-LEKKI-01",
        "RouterOS CCR2004-16G-2S+",
        Pill.of(Tone.GOOD, "Answers"),
        List.of(
            Documents.Cell.of("Running for", "41 days 3 h", ""),
            Documents.Cell.of("Processor", "18.5 %", ""),
            Documents.Cell.of("Memory", "31 %", ""),
            Documents.Cell.of("Temperature", "44 °C", "")),
        new Fact.Group(List.of(
            Fact.mono("Address", "10.20.0.1:161"), Fact.of("Last answer", "2 minutes ago"))),
        Rows.of(List.of(
            new DevicePage.Port(
                "sfp-sfpplus1",
                "uplink · 10 Gbps",
                Pill.of(Tone.GOOD, "up"),
                "3.4 Gbps",
                "610 Mbps",
                graph(
                    "sfp-sfpplus1 in the last 24 hours: at most 6.1 Gbps in and 900 Mbps out",
                    i -> 50 + 40 * Math.sin(i / 40.0),
                    i -> 12 + 6 * Math.sin(i / 40.0))),
            new DevicePage.Port(
                "ether9", "", Pill.of(Tone.NEUTRAL, "switched off"), "none", "none", null))),
        new Pager("1 to 2 of 2", null, null),
        "/admin/network/polled/1/refresh",
        "/admin/network/snmp-targets/1");
  }
}
