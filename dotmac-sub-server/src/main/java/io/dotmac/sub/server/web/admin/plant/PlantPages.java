package io.dotmac.sub.server.web.admin.plant;

import io.dotmac.sub.server.web.Formats;
import io.dotmac.sub.server.web.Visit;
import io.dotmac.sub.server.web.data.Params;
import io.dotmac.sub.server.web.data.Query;
import io.dotmac.sub.server.web.part.Link;
import io.dotmac.sub.server.web.part.Rows;
import io.dotmac.sub.server.web.part.Sheets;
import io.dotmac.sub.server.web.part.Sheets.Cell;
import io.dotmac.sub.server.web.part.Sheets.Head;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** The lists about what the network is made of. */
public final class PlantPages {
  /** OLTs; below it each of them. */
  public static final String OLTS = "/admin/network/olts";

  static final String PON_PORTS = "/admin/network/pon-ports";
  static final String ONTS = "/admin/network/onts";
  static final String DEVICES = "/admin/network/devices";
  static final String VLANS = "/admin/network/vlans";
  static final String STRANDS = "/admin/network/strands";
  static final String CABLES = "/admin/network/cables";
  static final String MAP = "/admin/network/map";

  static final String PAGE = " limit :limit offset :offset";

  private PlantPages() {}

  static Sheets.Page olts(Visit visit) {
    Formats formats = visit.formats();
    long total = count(visit, "olt_device where tenant_id = :tenant and status <> 'retired'");
    List<Sheets.Row> rows = paged(visit, """
            select o.id, o.name, o.vendor, o.model, o.mgmt_ip, o.status, s.name as site,
              (select count(*) from pon_port p where p.tenant_id = o.tenant_id
                and p.olt_id = o.id and p.is_active) as ports,
              (select count(*) from pon_port p join ont_assignment a
                on a.tenant_id = p.tenant_id and a.pon_port_id = p.id and a.status = 'active'
                where p.tenant_id = o.tenant_id and p.olt_id = o.id) as onts
            from olt_device o
            left join pop_site s on s.tenant_id = o.tenant_id and s.id = o.pop_site_id
            where o.tenant_id = :tenant and o.status <> 'retired'
            """)
        .then("order by lower(o.name), o.id" + PAGE)
        .list(row -> Sheets.Row.of(
            Cell.link(row.text("name"), OLTS + "/" + row.id("id")),
            Cell.words(formats.orNone(row.text("site"))),
            Cell.words(
                (visit.name("olt_vendor", row.text("vendor")) + " " + row.text("model")).strip()),
            Cell.words(formats.orNone(row.text("mgmt_ip"))),
            Cell.words(visit.name("nas_status", row.text("status"))),
            Cell.figure(formats.count(row.number("ports"))),
            Cell.figure(formats.count(row.number("onts")))));
    return page(
        visit,
        OLTS,
        "plant.olts",
        total,
        Sheets.Table.stacked(
            "",
            List.of(
                Head.words(visit.say("plant.name")),
                Head.words(visit.say("plant.site")),
                Head.words(visit.say("plant.model")),
                Head.words(visit.say("plant.address")),
                Head.words(visit.say("plant.state")),
                Head.figures(visit.say("plant.pon_ports")),
                Head.figures(visit.say("plant.onts"))),
            rows,
            visit.say("plant.no_olts")));
  }

  static Sheets.Page onts(Visit visit) {
    Formats formats = visit.formats();
    long total = count(visit, "ont_unit where tenant_id = :tenant and status <> 'retired'");
    List<Sheets.Row> rows = paged(visit, """
            select u.id, u.serial_number, u.model, r.state, r.ont_rx_dbm, r.read_at,
              o.name as olt, p.name as port, b.id as subscriber_id,
              trim(coalesce(b.first_name, '') || ' ' || coalesce(b.last_name, '')) as subscriber
            from ont_unit u
            left join ont_assignment a on a.tenant_id = u.tenant_id and a.ont_unit_id = u.id
              and a.status = 'active'
            left join pon_port p on p.tenant_id = a.tenant_id and p.id = a.pon_port_id
            left join olt_device o on o.tenant_id = p.tenant_id and o.id = p.olt_id
            left join subscriber b on b.tenant_id = a.tenant_id and b.id = a.subscriber_id
            left join ont_reading r on r.tenant_id = u.tenant_id and r.ont_unit_id = u.id
            where u.tenant_id = :tenant and u.status <> 'retired'
            """)
        .then("order by r.ont_rx_dbm nulls last, u.serial_number, u.id" + PAGE)
        .list(row -> {
          Instant read = row.instantOrNull("read_at");
          return Sheets.Row.of(
              Cell.link(row.text("serial_number"), ONTS + "/" + row.id("id")),
              row.idOrNull("subscriber_id") == null
                  ? Cell.words(visit.say("plant.in_stock"))
                  : Cell.link(
                      row.text("subscriber"), "/admin/subscribers/" + row.id("subscriber_id")),
              Cell.words(formats.orNone((row.text("olt") + " " + row.text("port")).strip())),
              Cell.words(Signal.of(row).word(visit)),
              Cell.figure(OntPage.power(visit, row, "ont_rx_dbm")),
              Cell.words(
                  read == null
                      ? formats.orNone("")
                      : formats.ago(read, visit.tx().today())));
        });
    return page(
        visit,
        ONTS,
        "plant.onts",
        total,
        Sheets.Table.stacked(
            "",
            List.of(
                Head.words(visit.say("plant.serial")),
                Head.words(visit.say("plant.serves")),
                Head.words(visit.say("plant.pon_port")),
                Head.words(visit.say("plant.signal")),
                Head.figures(visit.say("plant.ont_rx")),
                Head.words(visit.say("plant.read"))),
            rows,
            visit.say("plant.no_onts")));
  }

  static Sheets.Page devices(Visit visit) {
    Formats formats = visit.formats();
    long total = count(visit, "network_device where tenant_id = :tenant and is_active");
    List<Sheets.Row> rows = paged(visit, """
            select d.name, d.device_type, d.role, d.vendor, d.model, d.mgmt_ip, d.status,
              s.name as site,
              (select count(*) from device_interface i
                where i.tenant_id = d.tenant_id and i.device_id = d.id) as interfaces
            from network_device d
            left join pop_site s on s.tenant_id = d.tenant_id and s.id = d.pop_site_id
            where d.tenant_id = :tenant and d.is_active
            """)
        .then("order by lower(d.name), d.id" + PAGE)
        .list(row -> Sheets.Row.of(
            Cell.words(row.text("name")),
            Cell.words(visit.name("device_type", row.text("device_type"))),
            Cell.words(formats.orNone(row.text("site"))),
            Cell.words(formats.orNone((row.text("vendor") + " " + row.text("model")).strip())),
            Cell.words(formats.orNone(row.text("mgmt_ip"))),
            Cell.words(visit.name("device_status", row.text("status"))),
            Cell.figure(formats.count(row.number("interfaces")))));
    return page(
        visit,
        DEVICES,
        "plant.devices",
        total,
        Sheets.Table.stacked(
            "",
            List.of(
                Head.words(visit.say("plant.name")),
                Head.words(visit.say("plant.kind")),
                Head.words(visit.say("plant.site")),
                Head.words(visit.say("plant.model")),
                Head.words(visit.say("plant.address")),
                Head.words(visit.say("plant.state")),
                Head.figures(visit.say("plant.interfaces"))),
            rows,
            visit.say("plant.no_devices")));
  }

  static Sheets.Page vlans(Visit visit) {
    Formats formats = visit.formats();
    long total = count(visit, "vlan where tenant_id = :tenant and is_active");
    List<Sheets.Row> rows = paged(visit, """
            select v.tag, v.name, v.purpose, v.description, z.name as region, s.name as site,
              (select count(*) from port_vlan p
                where p.tenant_id = v.tenant_id and p.vlan_id = v.id) as ports
            from vlan v
            left join region_zone z on z.tenant_id = v.tenant_id and z.id = v.region_id
            left join pop_site s on s.tenant_id = v.tenant_id and s.id = v.pop_site_id
            where v.tenant_id = :tenant and v.is_active
            """)
        .then("order by v.tag, v.id" + PAGE)
        .list(row -> Sheets.Row.of(
            Cell.words(row.text("tag")),
            Cell.words(formats.orNone(row.text("name"))),
            Cell.words(visit.name("vlan_purpose", row.text("purpose"))),
            Cell.words(formats.orNone(row.text("region"))),
            Cell.words(formats.orNone(row.text("site"))),
            Cell.words(formats.orNone(row.text("description"))),
            Cell.figure(formats.count(row.number("ports")))));
    return page(
        visit,
        VLANS,
        "plant.vlans",
        total,
        Sheets.Table.stacked(
            "",
            List.of(
                Head.words(visit.say("plant.tag")),
                Head.words(visit.say("plant.name")),
                Head.words(visit.say("plant.purpose")),
                Head.words(visit.say("plant.region")),
                Head.words(visit.say("plant.site")),
                Head.words(visit.say("plant.notes")),
                Head.figures(visit.say("plant.ports"))),
            rows,
            visit.say("plant.no_vlans")));
  }

  static Sheets.Page cables(Visit visit) {
    Formats formats = visit.formats();
    long total = count(visit, "fiber_segment where tenant_id = :tenant and is_active");
    List<Sheets.Row> rows = paged(visit, """
            select g.name, g.segment_type, g.fiber_count, g.length_m,
              n.free, n.lit, n.first from fiber_segment g
            cross join lateral (
              select count(*) filter (where s.status = 'available') as free,
                count(*) filter (where s.status = 'in_use') as lit,
                (array_agg(s.id order by s.status = 'in_use' desc, s.strand_number))[1] as first
              from fiber_strand s
              where s.tenant_id = g.tenant_id and s.segment_id = g.id) n
            where g.tenant_id = :tenant and g.is_active
            """)
        .then("order by lower(g.name), g.id" + PAGE)
        .list(row -> Sheets.Row.of(
            row.idOrNull("first") == null
                ? Cell.words(row.text("name"))
                : Cell.link(row.text("name"), STRANDS + "/" + row.id("first") + "/trace"),
            Cell.words(visit.name("segment_type", row.text("segment_type"))),
            Cell.figure(
                row.text("length_m").isEmpty()
                    ? formats.orNone("")
                    : visit.say("plant.metres", formats.number(row.decimal("length_m")))),
            Cell.figure(formats.count(row.number("fiber_count"))),
            Cell.figure(formats.count(row.number("lit"))),
            Cell.figure(formats.count(row.number("free")))));
    return page(
        visit,
        CABLES,
        "plant.cables",
        total,
        Sheets.Table.stacked(
            "",
            List.of(
                Head.words(visit.say("plant.name")),
                Head.words(visit.say("plant.kind")),
                Head.figures(visit.say("plant.length")),
                Head.figures(visit.say("plant.strands")),
                Head.figures(visit.say("plant.in_use")),
                Head.figures(visit.say("plant.free"))),
            rows,
            visit.say("plant.no_cables")));
  }

  static Query paged(Visit visit, String sql) {
    return visit
        .query(sql)
        .with("limit", Params.LIMIT)
        .with("offset", visit.params().offset());
  }

  static long count(Visit visit, String from) {
    return visit.query("select count(*) from " + from).number();
  }

  /** The pages beside each other that the reader may see. */
  static List<Sheets.Tab> tabs(Visit visit, String at) {
    List<Sheets.Tab> tabs = new ArrayList<>();
    tab(visit, tabs, at, OLTS, "plant.olts", "network:olt:read");
    tab(visit, tabs, at, ONTS, "plant.onts", "network:ont:read");
    tab(visit, tabs, at, CABLES, "plant.cables", "network:fiber:read");
    tab(visit, tabs, at, MAP, "map.title", "network:fiber:read");
    tab(visit, tabs, at, DEVICES, "plant.devices", "network:device:read");
    tab(visit, tabs, at, VLANS, "plant.vlans", "network:device:read");
    tab(visit, tabs, at, DriftPages.DRIFT, "plant.drift", "network:device:read");
    tab(visit, tabs, at, BackupPages.BACKUPS, "plant.backups", "network:device:read");
    tab(visit, tabs, at, TemplatePages.TEMPLATES, "plant.templates", "provisioning:read");
    return List.copyOf(tabs);
  }

  private static List<Link> actions(Visit visit, String at) {
    return at.equals(TemplatePages.TEMPLATES) && visit.tx().caller().may("provisioning:write")
        ? List.of(new Link(TemplatePages.TEMPLATES + "/new", visit.say("commands.add")))
        : List.of();
  }

  private static void tab(
      Visit visit, List<Sheets.Tab> tabs, String at, String href, String label, String needs) {
    if (visit.tx().caller().may(needs)) {
      tabs.add(new Sheets.Tab(href, visit.say(label), href.equals(at)));
    }
  }

  static Sheets.Page page(Visit visit, String at, String title, long total, Sheets.Table table) {
    int shown = (int) Math.max(0, Math.min(Params.LIMIT, total - visit.params().offset()));
    return new Sheets.Page(
        visit.say(title),
        visit.say("plant.count", visit.formats().count(total)),
        tabs(visit, at),
        actions(visit, at),
        at,
        Rows.of(List.of()),
        List.of(table),
        visit.pager(shown, total));
  }
}
