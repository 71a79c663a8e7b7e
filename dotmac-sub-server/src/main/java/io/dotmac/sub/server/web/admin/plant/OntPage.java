package io.dotmac.sub.server.web.admin.plant;

import io.dotmac.sub.core.network.plant.trace.FiberTraces;
import io.dotmac.sub.core.problem.Problem;
import io.dotmac.sub.core.provisioning.line.LineTests;
import io.dotmac.sub.server.web.Formats;
import io.dotmac.sub.server.web.Visit;
import io.dotmac.sub.server.web.data.Row;
import io.dotmac.sub.server.web.part.Documents;
import io.dotmac.sub.server.web.part.Fact;
import io.dotmac.sub.server.web.part.Graph;
import io.dotmac.sub.server.web.part.Pill;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One ONT: whom it serves, what was last read of it, and the way of light to it.
 *
 * @param test where the line is tested; absent where no device can be asked
 */
public record OntPage(
    String title,
    String summary,
    Pill signal,
    List<Documents.Cell> strip,
    Fact.Group facts,
    @Nullable String test,
    @Nullable LineView line,
    @Nullable Graph light,
    TraceView trace) {
  private static final String SELECT = """
      select u.*, r.state, r.ont_rx_dbm, r.ont_tx_dbm, r.olt_rx_dbm, r.distance_m,
        r.temperature_c, r.read_at, a.ont_number, a.assigned_at, p.id as port_id,
        p.name as port, o.id as olt_id, o.name as olt, s.subscription_number, s.subscriber_id,
        trim(coalesce(b.first_name, '') || ' ' || coalesce(b.last_name, '')) as subscriber
      from ont_unit u
      left join ont_reading r on r.tenant_id = u.tenant_id and r.ont_unit_id = u.id
      left join ont_assignment a on a.tenant_id = u.tenant_id and a.ont_unit_id = u.id
        and a.status = 'active'
      left join pon_port p on p.tenant_id = a.tenant_id and p.id = a.pon_port_id
      left join olt_device o on o.tenant_id = p.tenant_id and o.id = p.olt_id
      left join subscription s on s.tenant_id = a.tenant_id and s.id = a.subscription_id
      left join subscriber b on b.tenant_id = a.tenant_id and b.id = a.subscriber_id
      where u.tenant_id = :tenant and u.id = :id
      """;

  static OntPage of(Visit visit, UUID id) {
    return visit
        .query(SELECT)
        .with("id", id)
        .first(row -> page(visit, row, id))
        .orElseThrow(() -> Problem.notFound("ont unit", id));
  }

  private static OntPage page(Visit visit, Row row, UUID id) {
    Formats formats = visit.formats();
    Instant read = row.instantOrNull("read_at");
    return new OntPage(
        row.text("serial_number"),
        (row.text("vendor") + " " + row.text("model")).strip(),
        Signal.of(row).pill(visit),
        List.of(
            Documents.Cell.of(
                visit.say("plant.ont_rx"),
                power(visit, row, "ont_rx_dbm"),
                read == null ? "" : formats.ago(read, visit.tx().today())),
            Documents.Cell.of(visit.say("plant.olt_rx"), power(visit, row, "olt_rx_dbm"), ""),
            Documents.Cell.of(visit.say("plant.ont_tx"), power(visit, row, "ont_tx_dbm"), ""),
            Documents.Cell.of(
                visit.say("plant.distance"),
                row.integer("distance_m") == null
                    ? formats.orNone("")
                    : visit.say("plant.metres", formats.count(row.number("distance_m"))),
                "")),
        facts(visit, row),
        LineTests.isAskable(visit.tx(), id) ? PlantPages.ONTS + "/" + id + "/line-test" : null,
        LineView.of(visit, id),
        OntLight.of(visit, id),
        TraceView.of(visit, new FiberTraces().ofOnt(visit.tx(), id)));
  }

  static String power(Visit visit, Row row, String column) {
    return row.text(column).isEmpty()
        ? visit.formats().orNone("")
        : visit.say("plant.dbm", visit.formats().number(row.decimal(column)));
  }

  private static Fact.Group facts(Visit visit, Row row) {
    Formats formats = visit.formats();
    List<Fact> facts = new ArrayList<>();
    if (row.idOrNull("subscriber_id") != null) {
      facts.add(Fact.link(
          visit.say("plant.serves"),
          row.text("subscriber") + ", " + row.text("subscription_number"),
          "/admin/subscribers/" + row.id("subscriber_id")));
    }
    if (row.idOrNull("port_id") != null) {
      facts.add(Fact.link(
          visit.say("plant.olt"), row.text("olt"), PlantPages.OLTS + "/" + row.id("olt_id")));
      facts.add(Fact.link(
          visit.say("plant.pon_port"),
          row.text("port"),
          PlantPages.PON_PORTS + "/" + row.id("port_id")));
      facts.add(Fact.mono(visit.say("plant.ont_number"), formats.orNone(row.text("ont_number"))));
    }
    facts.add(Fact.of(visit.say("plant.firmware"), formats.orNone(row.text("firmware_version"))));
    facts.add(Fact.mono(visit.say("plant.mac"), formats.orNone(row.text("mac_address"))));
    facts.add(Fact.of(visit.say("plant.notes"), formats.orNone(row.text("notes"))));
    return new Fact.Group(facts);
  }
}
