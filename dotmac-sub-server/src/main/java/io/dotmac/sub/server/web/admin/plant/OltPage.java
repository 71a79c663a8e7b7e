package io.dotmac.sub.server.web.admin.plant;

import io.dotmac.sub.core.problem.Problem;
import io.dotmac.sub.server.web.Formats;
import io.dotmac.sub.server.web.Visit;
import io.dotmac.sub.server.web.data.Row;
import io.dotmac.sub.server.web.part.Documents;
import io.dotmac.sub.server.web.part.Fact;
import io.dotmac.sub.server.web.part.Pill;
import io.dotmac.sub.server.web.part.Rows;
import io.dotmac.sub.server.web.part.Tone;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;

/** One OLT: its cards from the first shelf on, with their PON ports as tiles. */
public record OltPage(
    String title,
    String summary,
    Pill status,
    List<Documents.Cell> strip,
    Fact.Group facts,
    Rows<Card> cards) {
  /** A card, or what is on no card that is recorded. */
  public record Card(String title, String note, List<PonTile> ports) {}

  private static final String SELECT = """
      select o.*, s.name as site from olt_device o
      left join pop_site s on s.tenant_id = o.tenant_id and s.id = o.pop_site_id
      where o.tenant_id = :tenant and o.id = :id
      """;
  private static final String PORTS = """
      select p.id, p.name, p.max_onts, h.shelf_number, c.slot_number, c.card_type
      from pon_port p
      left join olt_card_port q on q.tenant_id = p.tenant_id and q.id = p.olt_card_port_id
      left join olt_card c on c.tenant_id = q.tenant_id and c.id = q.card_id
      left join olt_shelf h on h.tenant_id = c.tenant_id and h.id = c.shelf_id
      where p.tenant_id = :tenant and p.olt_id = :id and p.is_active
      """;
  private static final String ONTS = """
      select a.pon_port_id, r.state, r.ont_rx_dbm
      from pon_port p
      join ont_assignment a on a.tenant_id = p.tenant_id and a.pon_port_id = p.id
        and a.status = 'active'
      left join ont_reading r on r.tenant_id = a.tenant_id and r.ont_unit_id = a.ont_unit_id
      where p.tenant_id = :tenant and p.olt_id = :id
      """;

  static OltPage of(Visit visit, UUID id) {
    return visit
        .query(SELECT)
        .with("id", id)
        .first(row -> page(visit, row, id))
        .orElseThrow(() -> Problem.notFound("olt device", id));
  }

  private static OltPage page(Visit visit, Row row, UUID id) {
    Formats formats = visit.formats();
    List<PonTile.Lit> onts = visit
        .query(ONTS)
        .with("id", id)
        .then("order by a.pon_port_id, a.ont_number, a.id")
        .list(PonTile.Lit::of);
    List<Card> cards = cards(visit, id, onts);
    long ports = cards.stream().mapToLong(card -> card.ports().size()).sum();
    return new OltPage(
        row.text("name"),
        (visit.name("olt_vendor", row.text("vendor")) + " " + row.text("model")).strip(),
        Pill.of(tone(row.text("status")), visit.name("nas_status", row.text("status"))),
        List.of(
            Documents.Cell.of(visit.say("plant.pon_ports"), formats.count(ports), ""),
            Documents.Cell.of(visit.say("plant.onts"), formats.count(onts.size()), ""),
            Documents.Cell.of(visit.say("plant.weak"), count(visit, onts, Signal.WEAK), ""),
            Documents.Cell.of(visit.say("plant.bad"), count(visit, onts, Signal.BAD), "")),
        facts(visit, row),
        Rows.of(cards));
  }

  private static String count(Visit visit, List<PonTile.Lit> onts, Signal signal) {
    return visit
        .formats()
        .count(onts.stream().filter(ont -> ont.signal() == signal).count());
  }

  static Tone tone(String status) {
    return switch (status) {
      case "active" -> Tone.GOOD;
      case "maintenance" -> Tone.WARN;
      case "offline" -> Tone.BAD;
      default -> Tone.NEUTRAL;
    };
  }

  private static List<Card> cards(Visit visit, UUID id, List<PonTile.Lit> onts) {
    Map<UUID, List<PonTile.Lit>> byPort =
        onts.stream().collect(Collectors.groupingBy(PonTile.Lit::port));
    Map<String, Card> cards = new LinkedHashMap<>();
    visit
        .query(PORTS)
        .with("id", id)
        .then("order by h.shelf_number nulls last, c.slot_number, length(p.name), p.name, p.id")
        .list(row -> {
          String title = row.integer("slot_number") == null
              ? visit.say("plant.no_card")
              : visit.say("plant.card", row.text("shelf_number"), row.text("slot_number"));
          return cards
              .computeIfAbsent(
                  title, key -> new Card(key, row.text("card_type"), new ArrayList<>()))
              .ports()
              .add(PonTile.of(visit, row, byPort.getOrDefault(row.id("id"), List.of())));
        });
    return List.copyOf(cards.values());
  }

  private static Fact.Group facts(Visit visit, Row row) {
    Formats formats = visit.formats();
    return new Fact.Group(List.of(
        Fact.mono(visit.say("plant.address"), formats.orNone(row.text("mgmt_ip"))),
        Fact.of(visit.say("plant.site"), formats.orNone(row.text("site"))),
        Fact.mono(visit.say("plant.serial"), formats.orNone(row.text("serial_number"))),
        Fact.of(visit.say("plant.firmware"), formats.orNone(row.text("firmware_version"))),
        Fact.of(visit.say("plant.notes"), formats.orNone(row.text("notes")))));
  }
}
