package io.dotmac.sub.server.web.admin.network;

import io.dotmac.sub.core.problem.Problem;
import io.dotmac.sub.server.web.Formats;
import io.dotmac.sub.server.web.Visit;
import io.dotmac.sub.server.web.data.Row;
import io.dotmac.sub.server.web.part.Documents;
import io.dotmac.sub.server.web.part.Fact;
import io.dotmac.sub.server.web.part.Pill;
import io.dotmac.sub.server.web.part.Rows;
import io.dotmac.sub.server.web.part.Tone;
import java.util.List;
import java.util.UUID;

/**
 * One access server: whether it is heard, what it sends, and what to type there.
 *
 * @param waiting true until its first packet has come; the page then looks again by itself
 * @param secret the shared secret, shown once after it was made; else empty
 */
public record ClientPage(
    String title,
    String address,
    Pill light,
    boolean waiting,
    String secret,
    List<Documents.Cell> strip,
    Fact.Group facts,
    Rows<Reason> reasons,
    List<Snippets.Snippet> snippets) {
  /** How often something happened for one reason. */
  public record Reason(String kind, String text, String count, String last) {}

  private static final String HIDDEN = "YOUR-SECRET";
  private static final int AUTH_PORT = 1812;

  private static final String SELECT = """
      select c.id, c.client_ip, c.description, c.certificate_name, c.is_active,
        c.require_message_authenticator,
        coalesce(n.name, c.client_ip) as name, coalesce(n.vendor, 'other') as vendor,
        coalesce(n.model, '') as model, coalesce(n.coa_port, 3799) as coa_port,
        t.first_packet_at, t.last_packet_at, t.access_requests, t.accepts, t.rejects,
        t.accounting_requests, t.duplicates, t.drops, t.last_drop_reason, t.last_drop_at,
        t.p99_micros,
        (select count(*) from radius_session_open s
          where s.tenant_id = c.tenant_id and s.radius_client_id = c.id) as online
      from radius_client c
      left join nas_device n on n.tenant_id = c.tenant_id and n.id = c.nas_device_id
      left join radius_client_traffic t
        on t.tenant_id = c.tenant_id and t.radius_client_id = c.id
      where c.tenant_id = :tenant and c.id = :id
      """;

  /** The client of that id; {@code host} is where this server was asked for the page. */
  static ClientPage of(Visit visit, UUID id, String host, String secret) {
    return visit
        .query(SELECT)
        .with("id", id)
        .first(row -> page(visit, row, server(visit, row, host, secret), secret))
        .orElseThrow(() -> Problem.notFound("radius client", id));
  }

  private static Snippets.Server server(Visit visit, Row row, String host, String secret) {
    String shown = secret.isEmpty() ? HIDDEN : secret;
    int coaPort = (int) row.number("coa_port");
    return visit
        .query("select host, auth_port, acct_port from radius_server"
            + " where tenant_id = :tenant and is_active")
        .then("order by created_at, id limit 1")
        .first(known -> new Snippets.Server(
            known.text("host"),
            (int) known.number("auth_port"),
            (int) known.number("acct_port"),
            shown,
            coaPort))
        .orElseGet(() -> new Snippets.Server(host, AUTH_PORT, AUTH_PORT + 1, shown, coaPort));
  }

  private static ClientPage page(Visit visit, Row row, Snippets.Server server, String secret) {
    Formats formats = visit.formats();
    long asked = row.number("access_requests");
    return new ClientPage(
        row.text("name"),
        row.text("client_ip"),
        light(visit, row),
        row.flag("is_active") && row.instantOrNull("first_packet_at") == null,
        secret,
        List.of(
            Documents.Cell.of(visit.say("nas.sessions"), formats.count(row.number("online")), ""),
            Documents.Cell.of(
                visit.say("nas.logins"),
                formats.count(asked),
                visit.say("nas.accepted", formats.percent(row.number("accepts"), asked))),
            Documents.Cell.of(
                visit.say("nas.accounting"), formats.count(row.number("accounting_requests")), ""),
            Documents.Cell.of(
                visit.say("nas.dropped"),
                formats.count(row.number("drops")),
                lastDrop(visit, row))),
        facts(visit, row),
        Rows.of(reasons(visit, row.id("id"))),
        Snippets.of(row.text("vendor"), server));
  }

  /** Heard, waiting for its first packet, or switched off. */
  static Pill light(Visit visit, Row row) {
    if (!row.flag("is_active")) {
      return Pill.of(Tone.NEUTRAL, visit.say("nas.off"));
    }
    return row.instantOrNull("first_packet_at") == null
        ? Pill.of(Tone.WARN, visit.say("nas.waiting"))
        : Pill.of(Tone.GOOD, visit.say("nas.speaks"));
  }

  private static String lastDrop(Visit visit, Row row) {
    return row.text("last_drop_reason").isEmpty()
        ? ""
        : visit.say(
            "nas.last_drop",
            visit.name("drop", row.text("last_drop_reason")),
            visit.formats().ago(row.instant("last_drop_at"), visit.tx().today()));
  }

  private static List<Reason> reasons(Visit visit, UUID client) {
    Formats formats = visit.formats();
    return visit
        .query("select kind, reason, count, last_at from radius_client_reason"
            + " where tenant_id = :tenant and radius_client_id = :client")
        .with("client", client)
        .then("order by count desc, kind, reason limit 30")
        .list(row -> new Reason(
            visit.say("nas.kind_" + row.text("kind")),
            visit.name(row.text("kind"), row.text("reason")),
            formats.count(row.number("count")),
            formats.ago(row.instant("last_at"), visit.tx().today())));
  }

  private static Fact.Group facts(Visit visit, Row row) {
    Formats formats = visit.formats();
    var first = row.instantOrNull("first_packet_at");
    var last = row.instantOrNull("last_packet_at");
    return new Fact.Group(List.of(
        Fact.mono(visit.say("nas.address"), row.text("client_ip")),
        Fact.of(
            visit.say("nas.vendor"),
            (visit.name("nas_vendor", row.text("vendor")) + " " + row.text("model")).trim()),
        Fact.of(
            visit.say("nas.authenticator"),
            visit.name("demand", row.text("require_message_authenticator"))),
        Fact.mono(visit.say("nas.certificate"), formats.orNone(row.text("certificate_name"))),
        Fact.mono(visit.say("nas.coa_port"), String.valueOf(row.number("coa_port"))),
        Fact.of(
            visit.say("nas.first_packet"),
            first == null ? formats.orNone("") : formats.moment(first)),
        Fact.of(
            visit.say("nas.last_packet"), last == null ? formats.orNone("") : formats.moment(last)),
        Fact.of(visit.say("nas.repeated"), formats.count(row.number("duplicates"))),
        Fact.of(visit.say("nas.p99"), visit.say("nas.micros", row.number("p99_micros"))),
        Fact.of(visit.say("nas.note"), formats.orNone(row.text("description")))));
  }
}
