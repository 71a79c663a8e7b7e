package io.dotmac.sub.server.web.admin.plant;

import io.dotmac.sub.core.network.olt.SfpClass;
import io.dotmac.sub.core.network.plant.trace.Hop;
import io.dotmac.sub.core.network.plant.trace.HopKind;
import io.dotmac.sub.core.network.plant.trace.Joint;
import io.dotmac.sub.core.network.plant.trace.Loss;
import io.dotmac.sub.core.network.plant.trace.Trace;
import io.dotmac.sub.core.network.plant.trace.Verdict;
import io.dotmac.sub.server.web.Formats;
import io.dotmac.sub.server.web.Messages;
import io.dotmac.sub.server.web.Visit;
import io.dotmac.sub.server.web.admin.monitor.MonitorSamples;
import io.dotmac.sub.server.web.part.Documents;
import io.dotmac.sub.server.web.part.Errors;
import io.dotmac.sub.server.web.part.Fact;
import io.dotmac.sub.server.web.part.Field;
import io.dotmac.sub.server.web.part.Filters;
import io.dotmac.sub.server.web.part.Link;
import io.dotmac.sub.server.web.part.Pager;
import io.dotmac.sub.server.web.part.Pill;
import io.dotmac.sub.server.web.part.Rows;
import io.dotmac.sub.server.web.part.Sheets;
import io.dotmac.sub.server.web.part.Sheets.Cell;
import io.dotmac.sub.server.web.part.Sheets.Head;
import io.dotmac.sub.server.web.part.Tone;
import java.math.BigDecimal;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;

/** The pages about what the network is made of, with an invented plant. */
public final class PlantSamples {
  private static final String[] SIGNALS = {"sig-good", "sig-warn", "sig-bad", "sig-off", "sig-none"
  };

  private PlantSamples() {}

  /** By the name of the screenshot. */
  @SuppressWarnings("NullAway") // words and formats need no transaction
  public static Map<String, Object> all() {
    Messages words = Messages.of(Locale.ENGLISH);
    Formats formats = new Formats(words, ZoneId.of("Africa/Lagos"));
    Visit visit = new Visit(null, words, formats, null, "", false);
    TraceView trace = TraceView.of(visit, trace());
    Map<String, Object> all = new LinkedHashMap<>();
    all.putAll(MonitorSamples.all());
    all.put("plant", list());
    all.put("plant_map", map());
    all.put("olt", olt());
    all.put("ont", ont(trace));
    all.put("config_backups", backups());
    all.put("drift", drift());
    all.put("config_template", template());
    all.put(
        "fiber_trace",
        new TracePage("OLT-LAG-01 0/1/0", "GPON class B+: bears 13 to 28 dB", trace));
    return all;
  }

  private static Object list() {
    return new Sheets.Page(
        "OLTs",
        "2 in use",
        List.of(
            new Sheets.Tab("/admin/network/olts", "OLTs", true),
            new Sheets.Tab("/admin/network/onts", "ONTs", false),
            new Sheets.Tab("/admin/network/cables", "Cables", false),
            new Sheets.Tab("/admin/network/devices", "Devices", false),
            new Sheets.Tab("/admin/network/vlans", "VLANs", false)),
        List.of(),
        "/admin/network/olts",
        Rows.of(List.of()),
        List.of(Sheets.Table.stacked(
            "",
            List.of(Head.words("Name"), Head.words("Site"), Head.figures("ONTs")),
            List.of(
                Sheets.Row.of(
                    Cell.link("OLT-LAG-01", "/admin/network/olts/1"),
                    Cell.words("Lekki"),
                    Cell.figure("1,204")),
                Sheets.Row.of(
                    Cell.link("OLT-IKJ-01", "/admin/network/olts/2"),
                    Cell.words("Ikeja"),
                    Cell.figure("611"))),
            "No OLT is recorded yet.")),
        new Pager("1 to 2 of 2", null, null));
  }

  private static Object olt() {
    List<PonTile> tiles = IntStream.range(0, 8).mapToObj(PlantSamples::tile).toList();
    return new OltPage(
        "OLT-LAG-01",
        "Huawei MA5800-X7",
        Pill.of(Tone.GOOD, "Active"),
        List.of(
            Documents.Cell.of("PON ports", "8", ""),
            Documents.Cell.of("ONTs", "212", ""),
            Documents.Cell.of("Weak signal", "9", ""),
            Documents.Cell.of("Out of range", "3", "")),
        new Fact.Group(List.of(Fact.mono("Address", "10.20.0.5"), Fact.of("Site", "Lekki"))),
        Rows.of(List.of(new OltPage.Card("Shelf 0, slot 1", "GPSF", tiles))));
  }

  private static Object template() {
    return new TemplatePages.Page(
        "Bridge on port 1",
        "/admin/network/templates/1",
        true,
        true,
        Errors.NONE,
        new TemplatePages.Form(
            Field.of("name", "Name", "Bridge on port 1"),
            List.of(new Filters.Option("huawei", "Huawei", true)),
            Field.of("description", "Notes", "Homes with a router of their own"),
            "! in interface gpon 0/1\n"
                + "ont port native-vlan 0 3 eth 1 vlan 100\n"
                + "! undo undo ont port native-vlan 0 3 eth 1\n"
                + "! check display ont port vlan 0 3 => 100\n",
            true),
        "frame, gemport, ont, pon_port, port, serial_number, service_number, slot, vlan",
        new TemplatePages.Trial(
            List.of(new Filters.Option("1", "OLT-LAG-01", true)),
            Field.of("serial_number", "Serial number", "HWTC1A2B3C4D"),
            Field.of("vlan", "VLAN", "100")),
        "push configuration to 0/1/0 ONT 3 (OLT-LAG-01)\n   1  interface gpon 0/1\n");
  }

  private static Object backups() {
    return new BackupPages.DevicePage(
        "OLT-LAG-01",
        "Huawei · 10.20.0.5",
        "/admin/network/backups/1",
        true,
        new Fact.Group(List.of(
            Fact.of("Last given", "3 hours ago"),
            Fact.of("Last asked", "3 hours ago"),
            Fact.of("Why it was not given", "none"))),
        Rows.of(List.of(
            new BackupPages.Version(
                "2", "22 Nov 2026, 02:41", "now", "812", "+2 −1", "", false, true),
            new BackupPages.Version(
                "1",
                "3 Nov 2026, 02:40",
                "21 Nov 2026, 02:40",
                "811",
                "+0 −0",
                "Kept forever. As built",
                true,
                false))),
        "Lines with − are only in the older one, lines with + only in the newer one.",
        Rows.of(List.of(
            new BackupPages.DiffLine("place", "@@ -14,4 +14,5 @@"),
            new BackupPages.DiffLine("", " vlan 100 smart"),
            new BackupPages.DiffLine("del", "-vlan desc 100 description Homes"),
            new BackupPages.DiffLine("add", "+vlan desc 100 description Homes of the east"),
            new BackupPages.DiffLine("add", "+vlan 200 smart"))),
        "sysname OLT-LAG-01\nvlan 100 smart\nsnmp-agent community read cipher ******\n");
  }

  private static Object drift() {
    List<Head> heads = List.of(
        Head.words("ONT"),
        Head.words("What"),
        Head.words("By the records"),
        Head.words("On the device"),
        Head.words("Order"),
        Head.words("Since"));
    return new DriftPages.DevicePage(
        "OLT-LAG-01",
        "Huawei · 10.20.0.5",
        true,
        new Fact.Group(List.of(Fact.of("Last read", "3 hours ago"))),
        "/admin/network/drift/1",
        Rows.of(List.of()),
        List.of(
            Sheets.Table.stacked(
                "What differs now",
                heads,
                List.of(Sheets.Row.of(
                    Cell.link("HWTC1A2B3C4D", "/admin/network/onts/1"),
                    Cell.pill(Pill.of(Tone.WARN, "at another place")),
                    Cell.words("0/1/0 ONT 3"),
                    Cell.words("0/1/4 ONT 0"),
                    Cell.link("ORD-000012", "/admin/orders/1"),
                    Cell.words("21 Nov 2026, 03:10"))),
                "Nothing differs."),
            Sheets.Table.stacked(
                "What does not differ any more",
                heads,
                List.of(),
                "Nothing has been found and gone.")),
        null);
  }

  private static PonTile tile(int port) {
    int onts = port * 9 % 64;
    List<PonTile.Square> squares = new ArrayList<>();
    for (int i = 0; i < onts; i++) {
      String css = i % 17 == 3 ? SIGNALS[1 + i % 4] : SIGNALS[0];
      squares.add(new PonTile.Square(i % 16 * 10, i / 16 * 10, css));
    }
    return new PonTile(
        "0/1/" + port,
        "/admin/network/pon-ports/" + port,
        onts + " of 128 ONTs",
        onts + " good",
        Math.max(1, (onts + 15) / 16) * 10,
        squares);
  }

  private static Object ont(TraceView trace) {
    return new OntPage(
        "HWTC1A2B3C4D",
        "Huawei EG8145V5",
        Pill.of(Tone.GOOD, "good"),
        List.of(
            Documents.Cell.of("Light at the ONT", "-19.31 dBm", "an hour ago"),
            Documents.Cell.of("Light at the OLT", "-21.04 dBm", ""),
            Documents.Cell.of("Sent by the ONT", "2.30 dBm", ""),
            Documents.Cell.of("Distance", "3,410 m", "")),
        new Fact.Group(List.of(
            Fact.link("Serves", "Amaka Obi, SUB-000012", "/admin/subscribers/1"),
            Fact.link("OLT", "OLT-LAG-01", "/admin/network/olts/1"))),
        "/admin/network/onts/1/line-test",
        new LineView(
            "2 minutes ago, asked for by Ada Obi",
            List.of(new LineView.Finding(
                Pill.of(Tone.WARN, "Slow link"),
                "The link to the router is slower than the service. Ask for another cable.")),
            new Fact.Group(List.of(
                Fact.of("Sockets", "1: 100 Mbit/s, 2: no link"),
                Fact.mono("Heard behind it", "00e0-fc00-0005")))),
        MonitorSamples.graph(
            "Light at the ONT in the last 7 days: -19.8 to -19.1 dBm", i -> 50 + i % 3, i -> 0),
        trace);
  }

  /** A port, a feeder, a splitter, and four drops with an ONT each. */
  static Trace trace() {
    List<Hop> hops = new ArrayList<>();
    List<Trace.End> ends = new ArrayList<>();
    Hop port = hop(hops, HopKind.PON_PORT, null, "0/1/0", Joint.NONE, null, "0");
    Hop feeder = hop(hops, HopKind.STRAND, port, "F-12 / 3", Joint.CONNECTOR, "3400", "1.49");
    Hop second = hop(hops, HopKind.STRAND, feeder, "F-13 / 3", Joint.FUSION, "800", "0.38");
    Hop input = hop(hops, HopKind.INPUT, second, "S-4 input 1", Joint.CONNECTOR, null, "0.3");
    Verdict[] verdicts = {Verdict.GOOD, Verdict.TIGHT, Verdict.OVER, Verdict.GOOD};
    for (int i = 0; i < verdicts.length; i++) {
      Hop output =
          hop(hops, HopKind.OUTPUT, input, "S-4 output " + (i + 1), Joint.NONE, null, "17.1");
      Hop drop =
          hop(hops, HopKind.STRAND, output, "D-" + i + " / 1", Joint.CONNECTOR, "120", "0.34");
      Hop ont = hop(hops, HopKind.ONT, drop, "HWTC0000000" + i, Joint.CONNECTOR, null, "0.3");
      ends.add(new Trace.End(
          ont,
          new BigDecimal("4320"),
          new BigDecimal("8.09"),
          verdicts[i],
          null,
          new BigDecimal("-19.31")));
    }
    return new Trace(feeder.id(), port.id(), SfpClass.GPON_B_PLUS, hops, ends, 28);
  }

  private static Hop hop(
      List<Hop> hops,
      HopKind kind,
      Hop after,
      String label,
      Joint joint,
      String length,
      String db) {
    Loss loss = Loss.same(new BigDecimal(db));
    Hop hop = new Hop(
        kind,
        new UUID(0, hops.size()),
        after == null ? null : after.id(),
        label,
        kind == HopKind.PON_PORT ? "OLT-LAG-01" : null,
        joint,
        length == null ? null : new BigDecimal(length),
        false,
        loss,
        after == null ? loss : after.total().plus(loss));
    hops.add(hop);
    return hop;
  }

  private static MapPage.Page map() {
    return new MapPage.Page(
        List.of(),
        "2 cables and 2 places in this part",
        MapView.WIDTH,
        MapView.HEIGHT,
        List.of(),
        "© Streets of Lagos",
        List.of(
            new MapPage.Cable("map-feeder", "M80.0 500.0L520.0 300.0", "/a", "F-01, 12 fibres"),
            new MapPage.Cable("map-drop", "M520.0 300.0L560.0 340.0", "/b", "D-01, 1 fibre")),
        List.of(
            new MapPage.Spot("map-pop_site", "80.0", "500.0", "Site Lekki"),
            new MapPage.Spot("map-fdh_cabinet", "520.0", "300.0", "Cabinet 1")),
        List.of(new Link("/admin/network/map?bbox=1,1,2,2", "Closer")),
        List.of(new MapPage.Key("map-feeder", "Feeder"), new MapPage.Key("map-pop_site", "Site")));
  }
}
